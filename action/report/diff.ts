/**
 * A line diff (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986) in unified form.
 */

export type LineDiff = {
  /** Hunks as `diff -u` writes them, without the file header. */
  readonly lines: readonly string[];
  readonly added: number;
  readonly removed: number;
};

type Edit = { readonly sign: ' ' | '-' | '+'; readonly text: string };

/** Where two texts differ in more lines than this, a minimal diff would cost too much and help nobody. */
const MOST_EDITS = 1000;

/**
 * @param context unchanged lines around each change.
 * @returns the shortest diff; for texts that have next to nothing in common, everything between the common first
 *   and last lines as removed and added.
 */
export function diffLines(before: string, after: string, context = 3): LineDiff {
  const edits = editScript(splitLines(before), splitLines(after));
  return {
    lines: hunks(edits, context),
    added: edits.filter(({ sign }) => sign === '+').length,
    removed: edits.filter(({ sign }) => sign === '-').length,
  };
}

function splitLines(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function editScript(before: readonly string[], after: readonly string[]): readonly Edit[] {
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
  const old = before.slice(start, before.length - end);
  const changed = after.slice(start, after.length - end);
  return [
    ...before.slice(0, start).map(keep),
    ...(shortestEdits(old, changed) ?? [...old.map(remove), ...changed.map(add)]),
    ...before.slice(before.length - end).map(keep),
  ];
}

/** @returns undefined when more than `MOST_EDITS` edits are needed. */
function shortestEdits(
  before: readonly string[],
  after: readonly string[],
): readonly Edit[] | undefined {
  if (Math.abs(before.length - after.length) > MOST_EDITS) return undefined;
  if (before.length === 0 || after.length === 0) return [...before.map(remove), ...after.map(add)];
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
      if (x >= before.length && x - k >= after.length) return backtrack(before, after, history);
    }
  }
  return undefined;
}

/** One step from the neighbouring diagonals: down (an added line) or right (a removed one). */
function nextX(k: number, distance: number, reached: (diagonal: number) => number): number {
  const down = k === -distance || (k !== distance && reached(k - 1) < reached(k + 1));
  return down ? reached(k + 1) : reached(k - 1) + 1;
}

function backtrack(
  before: readonly string[],
  after: readonly string[],
  history: readonly Int32Array[],
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
      edits.push(keep(before[x - 1] ?? ''));
      x--;
      y--;
    }
    if (distance === 0) break;
    edits.push(down ? add(after[fromY] ?? '') : remove(before[fromX] ?? ''));
    x = fromX;
    y = fromY;
  }
  return edits.reverse();
}

function hunks(edits: readonly Edit[], context: number): readonly string[] {
  const lines: string[] = [];
  for (const [from, to] of changedRanges(edits, context)) {
    const count = (start: number, end: number, other: string) =>
      edits.slice(start, end).filter(({ sign }) => sign !== other).length;
    lines.push(
      `@@ -${range(count(0, from, '+'), count(from, to, '+'))} +${range(count(0, from, '-'), count(from, to, '-'))} @@`,
      ...edits.slice(from, to).map(({ sign, text }) => sign + text),
    );
  }
  return lines;
}

function changedRanges(edits: readonly Edit[], context: number): readonly [number, number][] {
  const ranges: [number, number][] = [];
  edits.forEach(({ sign }, index) => {
    if (sign === ' ') return;
    const from = Math.max(0, index - context);
    const to = Math.min(edits.length, index + context + 1);
    const last = ranges.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = to;
    else ranges.push([from, to]);
  });
  return ranges;
}

/** An empty range names the line before it, as `diff -u` does. */
function range(before: number, count: number): string {
  const start = count === 0 ? before : before + 1;
  return count === 1 ? `${start}` : `${start},${count}`;
}

function keep(text: string): Edit {
  return { sign: ' ', text };
}

function add(text: string): Edit {
  return { sign: '+', text };
}

function remove(text: string): Edit {
  return { sign: '-', text };
}
