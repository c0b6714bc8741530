/** What strings do: cutting, splitting, joining. */
import { argument, argumentNull, argumentOutOfRange } from '../errors.ts';
import { CHARACTERS_PER_STEP, MAXIMUM_LENGTH, outOfMemory } from '../evaluation.ts';
import type { Call } from '../types/member.ts';
import type { Value } from '../values.ts';
import { isWhiteSpace } from './char.ts';
import type { EnumValue } from './enum.ts';
import { placesOf } from './search.ts';
import { fold } from './string-comparison.ts';
import { textOf } from './text.ts';

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
  const lengthAt = separatorLengths(separators, call);
  let from = 0;
  for (let index = 0; index < text.length && parts.length < count - 1; ) {
    const length = lengthAt(text, index);
    if (length === 0) {
      index++;
      continue;
    }
    if (!removeEmpty || index > from) parts.push(text.slice(from, index));
    index += length;
    from = index;
  }
  let rest = text.slice(from);
  if (removeEmpty && parts.length === count - 1) {
    // The last part starts behind separators that would only make empty parts.
    let skip = 0;
    for (;;) {
      const length = lengthAt(rest, skip);
      if (length === 0) break;
      skip += length;
    }
    rest = rest.slice(skip);
  }
  if (!removeEmpty || rest !== '') parts.push(rest);
  return parts;
}

/** How long the separator at a place is, 0 where there is none; what is compared there is charged for. */
function separatorLengths(
  separators: readonly string[],
  call: Pick<Call, 'spend'>,
): (text: string, index: number) => number {
  if (separators.length === 0) {
    return (text, index) => (isWhiteSpace(text.charAt(index)) ? 1 : 0);
  }
  const byFirst = new Map<string, string[]>();
  for (const separator of separators) {
    if (separator === '') continue;
    const others = byFirst.get(separator.charAt(0));
    if (others === undefined) byFirst.set(separator.charAt(0), [separator]);
    else others.push(separator);
  }
  return (text, index) => {
    for (const separator of byFirst.get(text.charAt(index)) ?? []) {
      if (separator.length > 1) call.spend(separator.length / CHARACTERS_PER_STEP);
      if (text.startsWith(separator, index)) return separator.length;
    }
    return 0;
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
