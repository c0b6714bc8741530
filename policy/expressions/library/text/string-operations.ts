/** What strings do: cutting, splitting, joining. */
import { argument, argumentNull, argumentOutOfRange } from '../../errors.ts';
import {
  CHARACTERS_PER_STEP,
  ELEMENTS_PER_STEP,
  MAXIMUM_LENGTH,
  outOfMemory,
} from '../../limits.ts';
import type { Call } from '../../types/member.ts';
import type { Value } from '../../types/values.ts';
import { isWhiteSpace } from '../foundation/char.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { Enumeration } from '../foundation/enum.ts';
import { textOf } from '../foundation/text-of.ts';
import { indexOf, placesOf } from './search.ts';
import { fold } from './string-comparison.ts';

export const StringSplitOptions = new Enumeration(
  'System.StringSplitOptions',
  { None: 0, RemoveEmptyEntries: 1 },
  { flags: true },
);

export function required(text: string | null, parameter: string): string {
  if (text === null) throw argumentNull(parameter);
  return text;
}

/** Cuts characters off the ends; no characters means white space. */
export function trim(text: string, chars: string, start: boolean, end: boolean): string {
  const known = new Set(chars);
  const cut = (char: string) => (chars === '' ? isWhiteSpace(char) : known.has(char));
  let from = 0;
  let to = text.length;
  while (start && from < to && cut(text.charAt(from))) from++;
  while (end && to > from && cut(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

export function substring(text: string, start: number, length = text.length - start): string {
  if (start < 0) throw argumentOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
  if (start > text.length) {
    throw argumentOutOfRange('startIndex', 'startIndex cannot be larger than length of string.');
  }
  if (length < 0) throw argumentOutOfRange('length', 'Length cannot be less than zero.');
  if (start + length > text.length) {
    throw argumentOutOfRange(
      'length',
      'Index and length must refer to a location within the string.',
    );
  }
  return text.slice(start, start + length);
}

export function pad(text: string, width: number, char: string, left: boolean): string {
  if (width < 0) throw argumentOutOfRange('totalWidth', 'Non-negative number required.');
  if (width > MAXIMUM_LENGTH) throw outOfMemory();
  return left ? text.padStart(width, char) : text.padEnd(width, char);
}

/** Splits at any of the separators, the first that matches at a place. */
export function split(
  text: string,
  separators: readonly string[],
  count: number,
  options: number,
  call: Pick<Call, 'spend'>,
): string[] {
  if (count < 0) throw argumentOutOfRange('count', 'Count cannot be less than zero.');
  if (count === 0) return [];
  const removeEmpty = (options & 1) !== 0;
  const parts: string[] = [];
  const next = separatorFinder(text, separators, call);
  let from = 0;
  while (parts.length < count - 1) {
    const found = next(from);
    if (found === undefined) break;
    if (!removeEmpty || found.at > from) parts.push(text.slice(from, found.at));
    from = found.at + found.length;
  }
  if (removeEmpty && parts.length === count - 1) {
    // The last part starts behind separators that would only make empty parts.
    for (let found = next(from); found?.at === from; found = next(from)) from += found.length;
  }
  const rest = text.slice(from);
  if (!removeEmpty || rest !== '') parts.push(rest);
  return parts;
}

type Separator = { readonly at: number; readonly length: number };

/**
 * Finds the next separator at or behind a place that only goes forward; where several begin there, the first one given.
 * Each is looked for once in the whole text, which is charged for.
 */
function separatorFinder(
  text: string,
  separators: readonly string[],
  call: Pick<Call, 'spend'>,
): (from: number) => Separator | undefined {
  const characters = new Map<string, number>();
  const longer: { readonly separator: string; readonly order: number; at: number }[] = [];
  separators.forEach((separator, order) => {
    if (separator.length > 1) longer.push({ separator, order, at: -1 });
    if (separator.length === 1 && !characters.has(separator)) characters.set(separator, order);
  });
  const orderOf = (char: string) =>
    separators.length === 0 ? (isWhiteSpace(char) ? 0 : undefined) : characters.get(char);
  return (from) => {
    let best: { readonly at: number; readonly length: number; readonly order: number } | undefined;
    for (const one of longer) {
      if (one.at < from) {
        const found = indexOf(text, one.separator, from);
        one.at = found < 0 ? Number.POSITIVE_INFINITY : found;
        call.spend((Math.min(one.at, text.length) - from) / CHARACTERS_PER_STEP);
      }
      if (one.at < (best?.at ?? Number.POSITIVE_INFINITY)) {
        best = { at: one.at, length: one.separator.length, order: one.order };
      }
    }
    call.spend(longer.length / ELEMENTS_PER_STEP);
    if (separators.length > 0 && characters.size === 0) return best;
    const end = Math.min(best?.at ?? text.length, text.length - 1);
    for (let at = from; at <= end; at++) {
      const order = orderOf(text.charAt(at));
      if (order === undefined) continue;
      return best?.at === at && best.order < order ? best : { at, length: 1 };
    }
    return best;
  };
}

export function replace(text: string, old: string | null, replacement: string | null): string {
  if (old === null) throw argumentNull('oldValue');
  if (old === '') throw argument('String cannot be of zero length.', 'oldValue');
  return replaceAt(text, placesOf(text, old), old.length, replacement ?? '');
}

/** @throws {ClrException} as `Replace` does for an empty text */
export function replaceWith(
  text: string,
  old: string | null,
  replacement: string | null,
  comparison: EnumValue,
): string {
  if (old === null || old === '') return replace(text, old, replacement);
  const [folded, wanted] = [fold(text, comparison), fold(old, comparison)];
  return replaceAt(text, placesOf(folded, wanted), wanted.length, replacement ?? '');
}

/** Puts a text in the places of others of one length. @throws {ClrException} where the result is too long */
function replaceAt(
  text: string,
  places: Iterable<number>,
  length: number,
  replacement: string,
): string {
  const parts: string[] = [];
  let from = 0;
  let total = text.length;
  for (const at of places) {
    total += replacement.length - length;
    if (total > MAXIMUM_LENGTH) throw outOfMemory();
    parts.push(text.slice(from, at));
    from = at + length;
  }
  if (from === 0) return text;
  parts.push(text.slice(from));
  return parts.join(replacement);
}

export function insert(text: string, index: number, part: string | null): string {
  if (part === null) throw argumentNull('value');
  if (index < 0 || index > text.length) throw argumentOutOfRange('startIndex');
  return text.slice(0, index) + part + text.slice(index);
}

export function remove(text: string, start: number, count = text.length - start): string {
  if (start < 0) throw argumentOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
  if (count < 0) throw argumentOutOfRange('count', 'Count cannot be less than zero.');
  if (start + count > text.length || start > text.length) {
    throw argumentOutOfRange(
      'count',
      'Index and count must refer to a location within the string.',
    );
  }
  return text.slice(0, start) + text.slice(start + count);
}

export function join(separator: string | null, values: Iterable<Value> | null, call: Call): string {
  if (values === null) throw argumentNull('values');
  const parts: string[] = [];
  let length = 0;
  for (const value of values) {
    const part = textOf(value);
    length += part.length + (separator?.length ?? 0);
    call.spend(1 + part.length / CHARACTERS_PER_STEP);
    if (length > MAXIMUM_LENGTH) throw outOfMemory();
    parts.push(part);
  }
  return parts.join(separator ?? '');
}
