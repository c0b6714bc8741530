/** Each id once, by its first spelling: Azure compares them without regard to case. */
export function distinct(ids: readonly string[]): string[] {
  const byId = new Map<string, string>();
  for (const id of ids) if (!byId.has(id.toLowerCase())) byId.set(id.toLowerCase(), id);
  return [...byId.values()];
}
