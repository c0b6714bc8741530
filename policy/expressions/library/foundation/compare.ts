/** Ordering, as `Comparer<T>.Default` and the comparisons of strings have it. */
import { ClrException } from '../../errors.ts';
import { CHARACTERS_PER_STEP } from '../../limits.ts';
import type { Call } from '../../types/member.ts';
import { once } from '../../types/once.ts';
import { ClrObject, type Value } from '../../types/values.ts';

/**
 * Cultures compare words, not code units: `a` < `B`. The gateway's culture is taken to be invariant. Made when the first texts are
 * compared: each takes 5 ms, and most of what loads this compares none.
 */
const usual = once(() => new Intl.Collator('en', { usage: 'sort' }));
const caseBlind = once(() => new Intl.Collator('en', { usage: 'sort', sensitivity: 'accent' }));

/** Values with an order of their own: dates, numbers, GUIDs. */
export abstract class Comparable extends ClrObject {
  /** Negative, zero or positive. */
  abstract compareTo(other: Value): number;
}

export function compareText(left: string | null, right: string | null, ignoreCase = false): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return Math.sign((ignoreCase ? caseBlind() : usual()).compare(left, right));
}

/** The first two characters are compared before the lengths, a missing one as 0: .NET's results show it. */
export function compareOrdinal(left: string, right: string): number {
  const length = Math.max(Math.min(left.length, right.length), 2);
  for (let index = 0; index < length; index++) {
    const difference = codeAt(left, index) - codeAt(right, index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function codeAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : 0;
}

/** Tokens of JSON have an order, too, but derive from something else. */
function hasOrder(value: Value): value is ClrObject & { compareTo(other: Value): number } {
  return value instanceof ClrObject && 'compareTo' in value;
}

/** A comparison that is paid for: long texts are compared as often as short ones. */
export function charged(
  call: Pick<Call, 'spend'>,
  compare: (left: Value, right: Value) => number,
): (left: Value, right: Value) => number {
  return (left, right) => {
    const isText = typeof left === 'string' && typeof right === 'string';
    call.spend(isText ? 1 + Math.min(left.length, right.length) / CHARACTERS_PER_STEP : 1);
    return compare(left, right);
  };
}

/** Sorts; a comparison that fails is an InvalidOperationException around the failure, as in .NET. */
export function sorted<T>(items: Iterable<T>, compare: (left: T, right: T) => number): T[] {
  try {
    return [...items].sort(compare);
  } catch (error) {
    if (!(error instanceof ClrException) || error.fatal) throw error;
    throw new ClrException(
      'System.InvalidOperationException',
      'Failed to compare two elements in the array.',
      { inner: error },
    );
  }
}

/** @throws {ClrException} ArgumentException for values without an order */
export function compareValues(left: Value, right: Value): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right ? -1 : 1;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (hasOrder(left)) return left.compareTo(right);
  throw new ClrException(
    'System.ArgumentException',
    'At least one object must implement IComparable.',
  );
}

/** Where a value is in sorted items, or the complement of where it would be. */
export function binarySearch(items: readonly Value[], wanted: Value): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareValues(items[middle] ?? null, wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
