/** Items with equal keys together, in the order of their first; keys are compared as JSON. */
export function grouped<Item>(
  items: readonly Item[],
  key: (item: Item) => unknown,
): readonly (readonly [Item, readonly Item[]])[] {
  const groups = new Map<string, [Item, Item[]]>();
  for (const item of items) {
    const text = JSON.stringify(key(item));
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [item, [item]]);
    else group[1].push(item);
  }
  return [...groups.values()];
}
