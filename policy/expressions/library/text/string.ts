/** System.String. Comparisons without a StringComparison are ordinal here, except for ordering. */
import { argumentNull, argumentOutOfRange, indexOutOfRange } from '../../errors.ts';
import { MAXIMUM_LENGTH, outOfMemory } from '../../limits.ts';
import { define, implement, member } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { type AnyArray, ClrArray, itemsOf } from '../collections/array.ts';
import { iterate } from '../collections/sequence.ts';
import { Char, charType, lower, upper } from '../foundation/char.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { textOf } from '../foundation/text-of.ts';
import { compositeFormat } from './composite-format.ts';
import { comparisonMembers } from './string-comparison.ts';
import {
  insert,
  join,
  pad,
  remove,
  replace,
  replaceWith,
  required,
  split,
  substring,
  trim,
} from './string-operations.ts';
import { searchMembers } from './string-search.ts';

function charsOf(array: AnyArray | null): string {
  if (array === null) return '';
  return itemsOf(array).map(textOf).join('');
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

/** One separator or several, with or without a limit and options. */
function splits(): Record<string, Implementation> {
  const cut = (
    call: Call,
    text: string,
    separators: readonly string[],
    count: number,
    options: number,
  ) => new ClrArray(STRING, split(text, separators, count, options, call));
  const members: Record<string, Implementation> = implement('string', {
    'string[] Split(params char[] separator)': {
      withCall: (call: Call, text: string, chars: AnyArray | null) =>
        cut(call, text, separatorsOf(chars), Number.MAX_SAFE_INTEGER, 0),
    },
    'string[] Split(char[] separator, int count)': {
      withCall: (call: Call, text: string, chars: AnyArray | null, count: number) =>
        cut(call, text, separatorsOf(chars), count, 0),
    },
  });
  for (const type of ['char[]', 'string[]', 'char', 'string'] as const) {
    const read = type === 'string' ? (value: Value) => [textOf(value)] : separatorsOf;
    const options = `StringSplitOptions options${type.endsWith(']') ? '' : ' = 0'}` as const;
    Object.assign(
      members,
      member('string', `string[] Split(${type} separator, ${options})`, {
        withCall: (call: Call, text: string, separator: Value, how: EnumValue) =>
          cut(call, text, read(separator), Number.MAX_SAFE_INTEGER, how.value),
      }),
    );
    Object.assign(
      members,
      member('string', `string[] Split(${type} separator, int count, ${options})`, {
        withCall: (call: Call, text: string, separator: Value, count: number, how: EnumValue) =>
          cut(call, text, read(separator), count, how.value),
      }),
    );
  }
  return members;
}

/** No separators mean white space. */
function separatorsOf(value: Value): string[] {
  if (value === null) return [];
  return value instanceof ClrArray ? itemsOf(value).map(textOf) : [textOf(value)];
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
    'static string Concat(object arg0)': textOf,
    'static string Concat(params object[] args)': {
      withCall: (call: Call, values: AnyArray | null) => {
        if (values === null) throw argumentNull('args');
        return join('', itemsOf(values), call);
      },
    },
    'static string Concat(params string[] values)': {
      withCall: (call: Call, values: AnyArray | null) =>
        join('', values === null ? null : itemsOf(values), call),
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
    'static string Join(string separator, string[] value, int startIndex, int count)': {
      withCall: (
        call: Call,
        separator: string | null,
        values: AnyArray | null,
        start: number,
        count: number,
      ) => {
        if (values === null) throw argumentNull('value');
        const items = itemsOf(values);
        if (start < 0 || count < 0 || start + count > items.length) {
          throw argumentOutOfRange('startIndex');
        }
        return join(separator, items.slice(start, start + count), call);
      },
    },
    'static string Join(char separator, params string[] value)': {
      withCall: (call: Call, separator: Char, values: AnyArray | null) =>
        join(separator.toString(), values === null ? null : itemsOf(values), call),
    },
    'static string Join(char separator, params object[] values)': {
      withCall: (call: Call, separator: Char, values: AnyArray | null) =>
        join(separator.toString(), values === null ? null : itemsOf(values), call),
    },
    'static string Join<T>(char separator, IEnumerable<T> values)': {
      withCall: (call: Call, separator: Char, values: Value) =>
        join(separator.toString(), values === null ? null : iterate(values), call),
    },
    'static string Copy(string str)': (text: string | null) => required(text, 'str'),
    'string Substring(int startIndex)': (text: string, start: number) => substring(text, start),
    'string Substring(int startIndex, int length)': substring,
    'string Replace(string oldValue, string newValue)': replace,
    'string Replace(char oldChar, char newChar)': (text: string, old: Char, replacement: Char) =>
      replace(text, old.toString(), replacement.toString()),
    'string Replace(string oldValue, string newValue, StringComparison comparisonType)':
      replaceWith,
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
      trim(text, charsOf(chars), true, true),
    'string Trim(char trimChar)': (text: string, char: Char) =>
      trim(text, char.toString(), true, true),
    'string TrimStart()': (text: string) => trim(text, '', true, false),
    'string TrimStart(char trimChar)': (text: string, char: Char) =>
      trim(text, char.toString(), true, false),
    'string TrimEnd()': (text: string) => trim(text, '', false, true),
    'string TrimEnd(char trimChar)': (text: string, char: Char) =>
      trim(text, char.toString(), false, true),
    'string TrimStart(params char[] trimChars)': (text: string, chars: AnyArray | null) =>
      trim(text, charsOf(chars), true, false),
    'string TrimEnd(params char[] trimChars)': (text: string, chars: AnyArray | null) =>
      trim(text, charsOf(chars), false, true),
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
    'string ToUpper()': upper,
    'string ToLower()': lower,
    'string ToUpperInvariant()': upper,
    'string ToLowerInvariant()': lower,
    'char[] ToCharArray()': (text: string) => new ClrArray(CHAR, [...iterate(text)]),
    'char[] ToCharArray(int startIndex, int length)': (
      text: string,
      start: number,
      length: number,
    ) => new ClrArray(CHAR, [...iterate(substring(text, start, length))]),
    'object Clone()': (text: string) => text,
    ...searchMembers,
    ...comparisonMembers,
    ...splits(),
  },
  missing:
    'CopyTo Create GetEnumerator GetHashCode StartsWith EndsWith GetTypeCode Intern IsInterned IsNormalized Normalize ToString',
});

export const STRING: Type = named(stringType);
const CHAR: Type = named(charType);
