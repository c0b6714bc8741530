/** System.String. Comparisons without a StringComparison are ordinal here, except for ordering. */
import { argument, argumentNull, argumentOutOfRange, indexOutOfRange } from '../errors.ts';
import { MAXIMUM_LENGTH, outOfMemory } from '../evaluation.ts';
import { define } from '../types/define.ts';
import type { Call } from '../types/member.ts';
import { named, type Type } from '../types/type.ts';
import type { Value } from '../values.ts';
import { type AnyArray, ClrArray, itemsOf } from './array.ts';
import { Char, charType, isWhiteSpace, lower, upper } from './char.ts';
import { compareOrdinal, compareText } from './compare.ts';
import { compositeFormat } from './composite-format.ts';
import type { EnumValue } from './enum.ts';
import { iterate } from './sequence.ts';
import { textOf } from './text.ts';

/** StringComparison: odd values ignore case, 4 and 5 are ordinal. */
function ignoresCase(comparison: EnumValue): boolean {
  return comparison.value % 2 === 1;
}

function fold(text: string, comparison: EnumValue | undefined): string {
  return comparison !== undefined && ignoresCase(comparison) ? upper(text) : text;
}

function compareWith(left: string | null, right: string | null, comparison: EnumValue): number {
  if (comparison.value < 4) return compareText(left, right, ignoresCase(comparison));
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return compareOrdinal(fold(left, comparison), fold(right, comparison));
}

function required(text: string | null, parameter: string): string {
  if (text === null) throw argumentNull(parameter);
  return text;
}

function charsOf(array: AnyArray | null): string {
  if (array === null) return '';
  return itemsOf(array).map(textOf).join('');
}

/** Cuts characters off the ends; no characters means white space. */
function trim(text: string, chars: string, start: boolean, end: boolean): string {
  const cut = (char: string) => (chars === '' ? isWhiteSpace(char) : chars.includes(char));
  let from = 0;
  let to = text.length;
  while (start && from < to && cut(text.charAt(from))) from++;
  while (end && to > from && cut(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

function substring(text: string, start: number, length = text.length - start): string {
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

function pad(text: string, width: number, char: string, left: boolean): string {
  if (width < 0) throw argumentOutOfRange('totalWidth', 'Non-negative number required.');
  if (width > MAXIMUM_LENGTH) throw outOfMemory();
  return left ? text.padStart(width, char) : text.padEnd(width, char);
}

function indexOf(text: string, part: string | null, start = 0, comparison?: EnumValue): number {
  const wanted = required(part, 'value');
  if (start < 0 || start > text.length) throw argumentOutOfRange('startIndex');
  return fold(text, comparison).indexOf(fold(wanted, comparison), start);
}

function indexOfAny(text: string, chars: AnyArray | null, last: boolean): number {
  if (chars === null) throw argumentNull('anyOf');
  const wanted = charsOf(chars);
  const indices = [...Array(text.length).keys()];
  const found = (index: number) => wanted.includes(text.charAt(index));
  return (last ? indices.findLast(found) : indices.find(found)) ?? -1;
}

function stringArray(items: readonly string[]): ClrArray {
  return new ClrArray(STRING, [...items]);
}

/** Splits at any of the separators, the first that matches at a place. */
function split(
  text: string,
  separators: readonly string[],
  count: number,
  options: number,
): ClrArray {
  if (count < 0) throw argumentOutOfRange('count', 'Count cannot be less than zero.');
  if (count === 0) return stringArray([]);
  const removeEmpty = (options & 1) !== 0;
  const parts: string[] = [];
  const known = separators.filter((separator) => separator !== '');
  let from = 0;
  for (let index = 0; index < text.length && parts.length < count - 1; ) {
    const length = separatorAt(text, index, known, separators.length === 0);
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
      const length = separatorAt(rest, skip, known, separators.length === 0);
      if (length === 0) break;
      skip += length;
    }
    rest = rest.slice(skip);
  }
  if (!removeEmpty || rest !== '') parts.push(rest);
  return stringArray(parts);
}

function separatorAt(
  text: string,
  index: number,
  separators: readonly string[],
  whiteSpace: boolean,
): number {
  if (index >= text.length) return 0;
  if (whiteSpace) return isWhiteSpace(text.charAt(index)) ? 1 : 0;
  return separators.find((separator) => text.startsWith(separator, index))?.length ?? 0;
}

function separatorsOf(array: AnyArray | null): string[] {
  return array === null ? [] : itemsOf(array).map(textOf);
}

function replace(text: string, old: string | null, replacement: string | null): string {
  if (old === null) throw argumentNull('oldValue');
  if (old === '') throw argument('String cannot be of zero length.', 'oldValue');
  return text.replaceAll(old, () => replacement ?? '');
}

function insert(text: string, index: number, part: string | null): string {
  if (part === null) throw argumentNull('value');
  if (index < 0 || index > text.length) throw argumentOutOfRange('startIndex');
  return text.slice(0, index) + part + text.slice(index);
}

function remove(text: string, start: number, count = text.length - start): string {
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

function join(separator: string | null, values: Iterable<Value> | null, call: Call): string {
  if (values === null) throw argumentNull('values');
  const parts: string[] = [];
  let length = 0;
  for (const value of values) {
    const part = textOf(value);
    length += part.length;
    call.spend(1 + part.length / 64);
    if (length > MAXIMUM_LENGTH) throw outOfMemory();
    parts.push(part);
  }
  return parts.join(separator ?? '');
}

function repeat(char: Char, count: number): string {
  if (count < 0) throw argumentOutOfRange('count', "'count' must be non-negative.");
  if (count > MAXIMUM_LENGTH) throw outOfMemory();
  return char.toString().repeat(count);
}

function charAt(text: string, index: number): Char {
  if (index < 0 || index >= text.length) throw indexOutOfRange();
  return Char.of(text.charCodeAt(index));
}

function slice(text: string, chars: AnyArray | null, start: boolean, end: boolean): string {
  return trim(text, charsOf(chars), start, end);
}

export const stringType = define({
  declaration: 'class System.String : IComparable, IComparable<string>, IEnumerable<char>',
  alias: 'string',
  members: {
    'static string Empty': () => '',
    'int Length': (text: string) => text.length,
    'char this[int index]': charAt,
    'new(char c, int count)': repeat,
    'new(char[] value)': (chars: AnyArray | null) => charsOf(chars),
    'new(char[] value, int startIndex, int length)': (
      chars: AnyArray | null,
      start: number,
      length: number,
    ) => {
      if (chars === null) throw argumentNull('value');
      return substring(charsOf(chars), start, length);
    },
    'static bool IsNullOrEmpty(string value)': (text: string | null) =>
      text === null || text === '',
    'static bool IsNullOrWhiteSpace(string value)': (text: string | null) =>
      text === null || trim(text, '', true, true) === '',
    'static bool Equals(string a, string b)': (left: string | null, right: string | null) =>
      left === right,
    'static bool Equals(string a, string b, StringComparison comparisonType)': (
      left: string | null,
      right: string | null,
      comparison: EnumValue,
    ) => compareEqual(left, right, comparison),
    'static int Compare(string strA, string strB)': (left: string | null, right: string | null) =>
      compareText(left, right),
    'static int Compare(string strA, string strB, bool ignoreCase)': compareText,
    'static int Compare(string strA, string strB, StringComparison comparisonType)': compareWith,
    'static int CompareOrdinal(string strA, string strB)': (
      left: string | null,
      right: string | null,
    ) =>
      left === null || right === null
        ? Number(left !== null) - Number(right !== null)
        : compareOrdinal(left, right),
    'static string Concat(object arg0)': textOf,
    'static string Concat(params object[] args)': (values: AnyArray | null) => {
      if (values === null) throw argumentNull('args');
      return itemsOf(values).map(textOf).join('');
    },
    'static string Concat(params string[] values)': (values: AnyArray | null) => {
      if (values === null) throw argumentNull('values');
      return itemsOf(values).map(textOf).join('');
    },
    'static string Concat<T>(IEnumerable<T> values)': {
      withCall: (call: Call, values: Value) =>
        join('', values === null ? null : iterate(values), call),
    },
    'static string Format(string format, params object[] args)': (
      pattern: string | null,
      values: AnyArray | null,
    ) => {
      if (values === null) throw argumentNull('args');
      return compositeFormat(pattern, itemsOf(values));
    },
    'static string Join(string separator, params string[] value)': {
      withCall: (call: Call, separator: string | null, values: AnyArray | null) =>
        join(separator, values === null ? null : itemsOf(values), call),
    },
    'static string Join(string separator, params object[] values)': {
      withCall: (call: Call, separator: string | null, values: AnyArray | null) =>
        join(separator, values === null ? null : itemsOf(values), call),
    },
    'static string Join<T>(string separator, IEnumerable<T> values)': {
      withCall: (call: Call, separator: string | null, values: Value) =>
        join(separator, values === null ? null : iterate(values), call),
    },
    'static string Copy(string str)': (text: string | null) => required(text, 'str'),
    'bool Equals(string value)': (left: string, right: string | null) => left === right,
    'bool Equals(string value, StringComparison comparisonType)': compareEqual,
    'int CompareTo(string strB)': (left: string, right: string | null) => compareText(left, right),
    'bool Contains(string value)': (text: string, part: string | null) =>
      text.includes(required(part, 'value')),
    'bool StartsWith(string value)': (text: string, part: string | null) =>
      text.startsWith(required(part, 'value')),
    'bool StartsWith(string value, StringComparison comparisonType)': (
      text: string,
      part: string | null,
      comparison: EnumValue,
    ) => fold(text, comparison).startsWith(fold(required(part, 'value'), comparison)),
    'bool EndsWith(string value)': (text: string, part: string | null) =>
      text.endsWith(required(part, 'value')),
    'bool EndsWith(string value, StringComparison comparisonType)': (
      text: string,
      part: string | null,
      comparison: EnumValue,
    ) => fold(text, comparison).endsWith(fold(required(part, 'value'), comparison)),
    'int IndexOf(char value)': (text: string, char: Char) => text.indexOf(char.toString()),
    'int IndexOf(char value, int startIndex)': (text: string, char: Char, start: number) =>
      indexOf(text, char.toString(), start),
    'int IndexOf(string value)': (text: string, part: string | null) => indexOf(text, part),
    'int IndexOf(string value, int startIndex)': (
      text: string,
      part: string | null,
      start: number,
    ) => indexOf(text, part, start),
    'int IndexOf(string value, StringComparison comparisonType)': (
      text: string,
      part: string | null,
      comparison: EnumValue,
    ) => indexOf(text, part, 0, comparison),
    'int IndexOf(string value, int startIndex, StringComparison comparisonType)': indexOf,
    'int LastIndexOf(char value)': (text: string, char: Char) => text.lastIndexOf(char.toString()),
    'int LastIndexOf(string value)': (text: string, part: string | null) =>
      lastIndexOf(text, required(part, 'value')),
    'int LastIndexOf(string value, StringComparison comparisonType)': (
      text: string,
      part: string | null,
      comparison: EnumValue,
    ) => lastIndexOf(fold(text, comparison), fold(required(part, 'value'), comparison)),
    'int IndexOfAny(char[] anyOf)': (text: string, chars: AnyArray | null) =>
      indexOfAny(text, chars, false),
    'int LastIndexOfAny(char[] anyOf)': (text: string, chars: AnyArray | null) =>
      indexOfAny(text, chars, true),
    'string Substring(int startIndex)': (text: string, start: number) => substring(text, start),
    'string Substring(int startIndex, int length)': substring,
    'string Replace(string oldValue, string newValue)': replace,
    'string Replace(char oldChar, char newChar)': (text: string, old: Char, replacement: Char) =>
      text.replaceAll(old.toString(), () => replacement.toString()),
    'string Insert(int startIndex, string value)': insert,
    'string Remove(int startIndex)': (text: string, start: number) => {
      if (start >= text.length) {
        throw argumentOutOfRange('startIndex', 'startIndex must be less than length of string.');
      }
      return remove(text, start);
    },
    'string Remove(int startIndex, int count)': remove,
    'string Trim()': (text: string) => trim(text, '', true, true),
    'string Trim(params char[] trimChars)': (text: string, chars: AnyArray | null) =>
      slice(text, chars, true, true),
    'string TrimStart(params char[] trimChars)': (text: string, chars: AnyArray | null) =>
      slice(text, chars, true, false),
    'string TrimEnd(params char[] trimChars)': (text: string, chars: AnyArray | null) =>
      slice(text, chars, false, true),
    'string PadLeft(int totalWidth)': (text: string, width: number) => pad(text, width, ' ', true),
    'string PadLeft(int totalWidth, char paddingChar)': (text: string, width: number, char: Char) =>
      pad(text, width, char.toString(), true),
    'string PadRight(int totalWidth)': (text: string, width: number) =>
      pad(text, width, ' ', false),
    'string PadRight(int totalWidth, char paddingChar)': (
      text: string,
      width: number,
      char: Char,
    ) => pad(text, width, char.toString(), false),
    'string[] Split(params char[] separator)': (text: string, chars: AnyArray | null) =>
      split(text, separatorsOf(chars), Number.MAX_SAFE_INTEGER, 0),
    'string[] Split(char[] separator, int count)': (
      text: string,
      chars: AnyArray | null,
      count: number,
    ) => split(text, separatorsOf(chars), count, 0),
    'string[] Split(char[] separator, StringSplitOptions options)': (
      text: string,
      chars: AnyArray | null,
      options: EnumValue,
    ) => split(text, separatorsOf(chars), Number.MAX_SAFE_INTEGER, options.value),
    'string[] Split(char[] separator, int count, StringSplitOptions options)': (
      text: string,
      chars: AnyArray | null,
      count: number,
      options: EnumValue,
    ) => split(text, separatorsOf(chars), count, options.value),
    'string[] Split(string[] separator, StringSplitOptions options)': (
      text: string,
      separators: AnyArray | null,
      options: EnumValue,
    ) => split(text, separatorsOf(separators), Number.MAX_SAFE_INTEGER, options.value),
    'string[] Split(string[] separator, int count, StringSplitOptions options)': (
      text: string,
      separators: AnyArray | null,
      count: number,
      options: EnumValue,
    ) => split(text, separatorsOf(separators), count, options.value),
    'string ToUpper()': upper,
    'string ToLower()': lower,
    'string ToUpperInvariant()': upper,
    'string ToLowerInvariant()': lower,
    'char[] ToCharArray()': (text: string) => new ClrArray(CHAR, [...iterate(text)]),
    'static bool operator ==(string a, string b)': (left: string | null, right: string | null) =>
      left === right,
    'static bool operator !=(string a, string b)': (left: string | null, right: string | null) =>
      left !== right,
  },
  missing: 'Clone CopyTo GetEnumerator GetTypeCode Intern IsInterned IsNormalized Normalize',
});

function compareEqual(left: string | null, right: string | null, comparison: EnumValue): boolean {
  if (left === null || right === null) return left === right;
  return fold(left, comparison) === fold(right, comparison);
}

/** The empty string is found at the last character, not behind it. */
function lastIndexOf(text: string, part: string): number {
  return part === '' ? Math.max(0, text.length - 1) : text.lastIndexOf(part);
}

const STRING: Type = named(stringType);
const CHAR: Type = named(charType);
