/** How values of a file are named: by the way to them. */
export type Path = readonly (string | number)[];

/** A message about the value at a path, such as `accounts.japan.endpoint: …`. */
export function about(path: Path, message: string): string {
  const steps = path.map((step) => (step === '' ? '""' : step));
  return path.length === 0 ? message : `${steps.join('.')}: ${message}`;
}
