/**
 * The way from one sequence to another: the shortest (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986) as long as that
 * is short, else by way of what both hold once (Cohen's patience diff). Time and memory grow with the length, not with its square.
 */

import { longestIncreasing } from './longest-increasing.ts';

/** One step: `before` and `after` are indices; what is added has no place before, what is removed none after. */
export type Edit =
  | { readonly kind: 'keep'; readonly before: number; readonly after: number }
  | { readonly kind: 'remove'; readonly before: number }
  | { readonly kind: 'add'; readonly after: number };

/** A shortest script of more edits than this costs too much to find: memory and time grow with its square. */
const MOST_EDITS = 1000;

/** How often what lies between two fixed points gets fixed points of its own. */
const MOST_ROUNDS = 8;

/**
 * @returns the shortest script where it has at most `MOST_EDITS` edits. Else items that are in both sequences exactly once stay
 *   where their order allows, and what is between two of them is compared by itself; without any, all is removed and added.
 */
export function editScript(before: readonly unknown[], after: readonly unknown[]): readonly Edit[] {
  const edits: Edit[] = [];
  const keep = (count: number, fromBefore: number, fromAfter: number): void => {
    for (let index = 0; index < count; index++) {
      edits.push({ kind: 'keep', before: fromBefore + index, after: fromAfter + index });
    }
  };
  const compare = (old: Span, fresh: Span, rounds: number): void => {
    let { start } = old;
    let added = fresh.start;
    while (start < old.end && added < fresh.end && before[start] === after[added]) {
      start++;
      added++;
    }
    let { end } = old;
    let addedEnd = fresh.end;
    while (end > start && addedEnd > added && before[end - 1] === after[addedEnd - 1]) {
      end--;
      addedEnd--;
    }
    keep(start - old.start, old.start, fresh.start);
    const removed = before.slice(start, end);
    const replacing = after.slice(added, addedEnd);
    const shortest = shortestEdits(removed, replacing, start, added);
    const points = shortest === undefined && rounds > 0 ? fixedPoints(removed, replacing) : [];
    if (shortest !== undefined || points.length === 0) {
      for (const edit of shortest ?? replaced(removed.length, replacing.length, start, added)) {
        edits.push(edit);
      }
    } else {
      let [x, y] = [start, added];
      for (const point of points) {
        const [nextX, nextY] = [start + point.before, added + point.after];
        compare({ start: x, end: nextX }, { start: y, end: nextY }, rounds - 1);
        keep(1, nextX, nextY);
        [x, y] = [nextX + 1, nextY + 1];
      }
      compare({ start: x, end }, { start: y, end: addedEnd }, rounds - 1);
    }
    keep(old.end - end, end, addedEnd);
  };
  compare({ start: 0, end: before.length }, { start: 0, end: after.length }, MOST_ROUNDS);
  return edits;
}

type Span = { readonly start: number; readonly end: number };

type Point = { readonly before: number; readonly after: number };

/** The most items that each side holds once and that are in the same order on both. */
function fixedPoints(before: readonly unknown[], after: readonly unknown[]): readonly Point[] {
  const places = placesOfSingles(after);
  const found = [...placesOfSingles(before)].flatMap(([item, place]): readonly Point[] => {
    const other = places.get(item);
    return other === undefined ? [] : [{ before: place, after: other }];
  });
  const stayed = longestIncreasing(found.map((point) => point.after));
  return found.filter((_, index) => stayed.has(index));
}

function placesOfSingles(items: readonly unknown[]): ReadonlyMap<unknown, number> {
  const places = new Map<unknown, number>();
  const repeated = new Set<unknown>();
  items.forEach((item, place) => {
    if (places.has(item)) repeated.add(item);
    else places.set(item, place);
  });
  for (const item of repeated) places.delete(item);
  return places;
}

function replaced(
  removed: number,
  added: number,
  start: number,
  startAfter: number,
): readonly Edit[] {
  return [
    ...Array.from({ length: removed }, (_, index) => remove(start + index)),
    ...Array.from({ length: added }, (_, index) => add(startAfter + index)),
  ];
}

/** @returns undefined when more than `MOST_EDITS` edits are needed. */
function shortestEdits(
  before: readonly unknown[],
  after: readonly unknown[],
  start: number,
  startAfter: number,
): readonly Edit[] | undefined {
  if (before.length === 0 || after.length === 0) {
    return replaced(before.length, after.length, start, startAfter);
  }
  if (Math.abs(before.length - after.length) > MOST_EDITS) return undefined;
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
      if (x >= before.length && x - k >= after.length) {
        return backtrack(before, after, history, start, startAfter);
      }
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
  startAfter: number,
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
      edits.push({ kind: 'keep', before: start + x, after: startAfter + y });
    }
    if (distance === 0) break;
    edits.push(down ? add(startAfter + fromY) : remove(start + fromX));
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
