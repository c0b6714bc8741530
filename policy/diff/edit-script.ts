/** The shortest way from one sequence to another (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). */

/** One step: `before` and `after` are indices; what is added has no place before, what is removed none after. */
export type Edit =
  | { readonly kind: 'keep'; readonly before: number; readonly after: number }
  | { readonly kind: 'remove'; readonly before: number }
  | { readonly kind: 'add'; readonly after: number };

/** Sequences that differ in more items than this have next to nothing in common: a minimal script would cost too much and help nobody. */
const MOST_EDITS = 1000;

/**
 * @returns the shortest script; for sequences that have next to nothing in common, everything between the common
 *   first and last items as removed and added.
 */
export function editScript(before: readonly unknown[], after: readonly unknown[]): readonly Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  const keep = (count: number, fromBefore: number, fromAfter: number): readonly Edit[] =>
    Array.from({ length: count }, (_, index) => ({
      kind: 'keep',
      before: fromBefore + index,
      after: fromAfter + index,
    }));
  const old = before.slice(start, before.length - end);
  const changed = after.slice(start, after.length - end);
  return [
    ...keep(start, 0, 0),
    ...(shortestEdits(old, changed, start) ?? replaced(old.length, changed.length, start)),
    ...keep(end, before.length - end, after.length - end),
  ];
}

function replaced(removed: number, added: number, start: number): readonly Edit[] {
  return [
    ...Array.from({ length: removed }, (_, index) => remove(start + index)),
    ...Array.from({ length: added }, (_, index) => add(start + index)),
  ];
}

/** @returns undefined when more than `MOST_EDITS` edits are needed. */
function shortestEdits(
  before: readonly unknown[],
  after: readonly unknown[],
  start: number,
): readonly Edit[] | undefined {
  if (Math.abs(before.length - after.length) > MOST_EDITS) return undefined;
  if (before.length === 0 || after.length === 0)
    return replaced(before.length, after.length, start);
  const most = Math.min(before.length + after.length, MOST_EDITS);
  // `reach[offset + k]` is how far along `before` the best path on diagonal k (x - y) gets.
  const offset = most + 1;
  const reach = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  for (let distance = 0; distance <= most; distance++) {
    history.push(reach.slice(offset - distance - 1, offset + distance + 2));
    for (let k = -distance; k <= distance; k += 2) {
      let x = nextX(k, distance, (diagonal) => reach[offset + diagonal] ?? 0);
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      reach[offset + k] = x;
      if (x >= before.length && x - k >= after.length)
        return backtrack(before, after, history, start);
    }
  }
  return undefined;
}

/** One step from the neighbouring diagonals: down (an added item) or right (a removed one). */
function nextX(k: number, distance: number, reached: (diagonal: number) => number): number {
  const down = k === -distance || (k !== distance && reached(k - 1) < reached(k + 1));
  return down ? reached(k + 1) : reached(k - 1) + 1;
}

function backtrack(
  before: readonly unknown[],
  after: readonly unknown[],
  history: readonly Int32Array[],
  start: number,
): readonly Edit[] {
  const edits: Edit[] = [];
  let x = before.length;
  let y = after.length;
  for (let distance = history.length - 1; distance >= 0; distance--) {
    const row = history[distance] ?? new Int32Array();
    const reached = (diagonal: number) => row[diagonal + distance + 1] ?? 0;
    const k = x - y;
    const down = k === -distance || (k !== distance && reached(k - 1) < reached(k + 1));
    const fromX = distance === 0 ? 0 : reached(down ? k + 1 : k - 1);
    const fromY = distance === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY && before[x - 1] === after[y - 1]) {
      x--;
      y--;
      edits.push({ kind: 'keep', before: start + x, after: start + y });
    }
    if (distance === 0) break;
    edits.push(down ? add(start + fromY) : remove(start + fromX));
    x = fromX;
    y = fromY;
  }
  return edits.reverse();
}

function add(after: number): Edit {
  return { kind: 'add', after };
}

function remove(before: number): Edit {
  return { kind: 'remove', before };
}
