/** `Contains`, `StartsWith`, `EndsWith`, `IndexOf` and their siblings. */
import { argumentNull, argumentOutOfRange } from '../../errors.ts';
import { CHARACTERS_PER_STEP } from '../../limits.ts';
import { implement } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import { type AnyArray, itemsOf } from '../collections/array.ts';
import type { Char } from '../foundation/char.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { textOf } from '../foundation/text-of.ts';
import { indexOf as find, lastIndexOf as findLast } from './search.ts';
import { fold } from './string-comparison.ts';
import { required } from './string-operations.ts';

type Find = (text: string, start: number, count: number) => number;

/** Finds forwards within `count` characters from `start` on. */
function forwards(find: Find) {
  return (text: string, start: number, count = text.length - start): number => {
    if (start < 0 || start > text.length) throw argumentOutOfRange('startIndex');
    if (count < 0 || start + count > text.length) throw argumentOutOfRange('count');
    return find(text, start, count);
  };
}

/** Finds backwards within `count` characters that end at `start`. */
function backwards(find: Find) {
  return (text: string, start: number, count = start + 1): number => {
    if (text === '') return -1;
    if (start < 0 || start >= text.length) throw argumentOutOfRange('startIndex');
    if (count < 0 || count > start + 1) throw argumentOutOfRange('count');
    return find(text, start, count);
  };
}

function indexOf(
  text: string,
  part: string | null,
  start: number,
  count: number | undefined,
  comparison?: EnumValue,
): number {
  const wanted = fold(required(part, 'value'), comparison);
  return forwards((whole, from, length) => {
    const found = find(fold(whole.slice(from, from + length), comparison), wanted);
    return found < 0 ? found : from + found;
  })(text, start, count);
}

function lastIndexOf(
  text: string,
  part: string | null,
  start: number,
  count: number,
  comparison?: EnumValue,
): number {
  const wanted = fold(required(part, 'value'), comparison);
  if (text === '' && (start === -1 || start === 0)) return wanted === '' ? 0 : -1;
  if (start < 0 || start > text.length) throw argumentOutOfRange('startIndex');
  // The place behind the last character is allowed, and means the last character.
  const behind = start === text.length;
  const end = behind ? start - 1 : start;
  const length = behind && count > 0 ? count - 1 : count;
  const from = end - length + 1;
  if (length < 0 || from < 0) throw argumentOutOfRange('count');
  if (wanted === '') return end;
  const found = findLast(fold(text.slice(from, end + 1), comparison), wanted);
  return found < 0 ? found : from + found;
}

function anyOf(chars: AnyArray | null, last: boolean): Find {
  if (chars === null) throw argumentNull('anyOf');
  const wanted = new Set(itemsOf(chars).map(textOf));
  return (text, start, count) => {
    for (let step = 0; step < count; step++) {
      const index = last ? start - step : start + step;
      if (wanted.has(text.charAt(index))) return index;
    }
    return -1;
  };
}

function character(char: Char, last: boolean): Find {
  const wanted = char.toString();
  return (text, start, count) => {
    const [from, to] = last ? [start - count + 1, start + 1] : [start, start + count];
    const range = text.slice(from, to);
    const found = last ? range.lastIndexOf(wanted) : range.indexOf(wanted);
    return found < 0 ? found : from + found;
  };
}

type Affix = (text: string, part: string) => boolean;

function affix(name: 'StartsWith' | 'EndsWith', test: Affix): Record<string, Implementation> {
  return {
    [`bool ${name}(string value)`]: (text: string, part: string | null) =>
      test(text, required(part, 'value')),
    [`bool ${name}(char value)`]: (text: string, char: Char) => test(text, char.toString()),
    [`bool ${name}(string value, StringComparison comparisonType)`]: (
      text: string,
      part: string | null,
      comparison: EnumValue,
    ) => test(fold(text, comparison), fold(required(part, 'value'), comparison)),
  };
}

const members = implement('string', {
  'bool Contains(string value)': (text: string, part: string | null) =>
    find(text, required(part, 'value')) >= 0,
  'bool Contains(char value)': (text: string, char: Char) => text.includes(char.toString()),
  'bool Contains(string value, StringComparison comparisonType)': (
    text: string,
    part: string | null,
    comparison: EnumValue,
  ) => find(fold(text, comparison), fold(required(part, 'value'), comparison)) >= 0,
  'bool Contains(char value, StringComparison comparisonType)': (
    text: string,
    char: Char,
    comparison: EnumValue,
  ) => fold(text, comparison).includes(fold(char.toString(), comparison)),
  ...affix('StartsWith', (text, part) => text.startsWith(part)),
  ...affix('EndsWith', (text, part) => text.endsWith(part)),
  'int IndexOf(char value)': (text: string, char: Char) => text.indexOf(char.toString()),
  'int IndexOf(char value, StringComparison comparisonType)': (
    text: string,
    char: Char,
    comparison: EnumValue,
  ) => indexOf(text, char.toString(), 0, undefined, comparison),
  'int IndexOf(char value, int startIndex)': (text: string, char: Char, start: number) =>
    forwards(character(char, false))(text, start),
  'int IndexOf(char value, int startIndex, int count)': (
    text: string,
    char: Char,
    start: number,
    count: number,
  ) => forwards(character(char, false))(text, start, count),
  'int IndexOf(string value)': (text: string, part: string | null) =>
    indexOf(text, part, 0, undefined),
  'int IndexOf(string value, int startIndex)': (text: string, part: string | null, start: number) =>
    indexOf(text, part, start, undefined),
  'int IndexOf(string value, int startIndex, int count)': indexOf,
  'int IndexOf(string value, StringComparison comparisonType)': (
    text: string,
    part: string | null,
    comparison: EnumValue,
  ) => indexOf(text, part, 0, undefined, comparison),
  'int IndexOf(string value, int startIndex, StringComparison comparisonType)': (
    text: string,
    part: string | null,
    start: number,
    comparison: EnumValue,
  ) => indexOf(text, part, start, undefined, comparison),
  'int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)': indexOf,
  'int LastIndexOf(char value)': (text: string, char: Char) => text.lastIndexOf(char.toString()),
  'int LastIndexOf(char value, int startIndex)': (text: string, char: Char, start: number) =>
    backwards(character(char, true))(text, start),
  'int LastIndexOf(char value, int startIndex, int count)': (
    text: string,
    char: Char,
    start: number,
    count: number,
  ) => backwards(character(char, true))(text, start, count),
  'int LastIndexOf(string value)': (text: string, part: string | null) =>
    lastIndexOf(text, part, text.length - 1, text.length),
  'int LastIndexOf(string value, int startIndex)': (
    text: string,
    part: string | null,
    start: number,
  ) => lastIndexOf(text, part, start, start + 1),
  'int LastIndexOf(string value, int startIndex, int count)': lastIndexOf,
  'int LastIndexOf(string value, StringComparison comparisonType)': (
    text: string,
    part: string | null,
    comparison: EnumValue,
  ) => lastIndexOf(text, part, text.length - 1, text.length, comparison),
  'int LastIndexOf(string value, int startIndex, StringComparison comparisonType)': (
    text: string,
    part: string | null,
    start: number,
    comparison: EnumValue,
  ) => lastIndexOf(text, part, start, start + 1, comparison),
  'int LastIndexOf(string value, int startIndex, int count, StringComparison comparisonType)':
    lastIndexOf,
  'int IndexOfAny(char[] anyOf)': (text: string, chars: AnyArray | null) =>
    forwards(anyOf(chars, false))(text, 0),
  'int IndexOfAny(char[] anyOf, int startIndex)': (
    text: string,
    chars: AnyArray | null,
    start: number,
  ) => forwards(anyOf(chars, false))(text, start),
  'int IndexOfAny(char[] anyOf, int startIndex, int count)': (
    text: string,
    chars: AnyArray | null,
    start: number,
    count: number,
  ) => forwards(anyOf(chars, false))(text, start, count),
  'int LastIndexOfAny(char[] anyOf)': (text: string, chars: AnyArray | null) =>
    backwards(anyOf(chars, true))(text, text.length - 1),
  'int LastIndexOfAny(char[] anyOf, int startIndex)': (
    text: string,
    chars: AnyArray | null,
    start: number,
  ) => backwards(anyOf(chars, true))(text, start),
  'int LastIndexOfAny(char[] anyOf, int startIndex, int count)': (
    text: string,
    chars: AnyArray | null,
    start: number,
    count: number,
  ) => backwards(anyOf(chars, true))(text, start, count),
});

type Search = (text: string, ...args: unknown[]) => number;

/** Charges a search for the characters that it went through: loops look for one place after the other. */
function charged(signature: string, search: Search): Implementation {
  const isLast = signature.includes('LastIndexOf');
  // To ignore case all of the text is folded first.
  const isWhole = signature.includes('StringComparison');
  return {
    withCall: (call: Call, text: string, ...args: unknown[]) => {
      const found = search(text, ...args);
      const start = typeof args[1] === 'number' ? args[1] : isLast ? text.length : 0;
      const end = found >= 0 ? found : isLast ? 0 : text.length;
      call.spend((isWhole ? text.length : Math.abs(end - start)) / CHARACTERS_PER_STEP);
      return found;
    },
  };
}

export const searchMembers: Readonly<Record<string, Implementation>> = Object.fromEntries(
  Object.entries(members).map(([signature, search]) => [
    signature,
    signature.startsWith('int ') && typeof search === 'function'
      ? charged(signature, search as Search)
      : search,
  ]),
);
