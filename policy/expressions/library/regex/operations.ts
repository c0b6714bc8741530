/** Searching, replacing and splitting with a compiled pattern. */
import { argument, argumentNull, argumentOutOfRange } from '../../errors.ts';
import {
  CHARACTERS_PER_STEP,
  ELEMENTS_PER_STEP,
  MAXIMUM_LENGTH,
  outOfMemory,
} from '../../limits.ts';
import type { Call } from '../../types/member.ts';
import { ClrArray } from '../collections/array.ts';
import type { Delegate } from '../foundation/object.ts';
import { textOf } from '../foundation/text-of.ts';
import { STRING } from '../text/string.ts';
import type { Matcher } from './match.ts';
import { Match } from './values.ts';

export function search(matcher: Matcher, text: string | null, from: number, call: Call): Match {
  if (text === null) throw argumentNull('input');
  if (from < 0 || from > text.length) throw argumentOutOfRange('startat');
  return new Match(
    text,
    matcher.find(text, from, (steps) => call.spend(steps)),
    matcher,
  );
}

/** A match takes memory with all its groups: a text has as many empty ones as it has characters. */
const STEPS_PER_MATCH = 4;

export function* searchAll(
  matcher: Matcher,
  text: string | null,
  call: Call,
  start = 0,
): Generator<Match> {
  if (text === null) throw argumentNull('input');
  if (start < 0 || start > text.length) throw argumentOutOfRange('startat');
  for (let from = start; from <= text.length; ) {
    const found = matcher.find(text, from, (steps) => call.spend(steps));
    if (found === undefined) return;
    call.spend(STEPS_PER_MATCH);
    yield new Match(text, found, matcher);
    from = found.end === found.start ? found.end + 1 : found.end;
  }
}

export function replaceAll(
  matcher: Matcher,
  text: string | null,
  replacement: (match: Match) => string,
  call: Call,
  count = -1,
  start = 0,
): string {
  if (count < -1) throw argumentOutOfRange('count');
  let result = '';
  let end = 0;
  let left = count;
  for (const match of searchAll(matcher, text, call, start)) {
    if (left-- === 0) break;
    const put = replacement(match);
    call.spend(put.length / CHARACTERS_PER_STEP);
    result += match.text.slice(end, match.span.start) + put;
    if (result.length > MAXIMUM_LENGTH) throw outOfMemory();
    end = match.span.end;
  }
  return result + (text ?? '').slice(end);
}

/** The group a replacement names; `$2` may be a named group's number. */
function groupOf({ pattern }: Matcher, key: string): number | undefined {
  const known = pattern.names.get(key);
  if (known !== undefined || !/^\d+$/.test(key)) return known;
  const number = Number(key);
  return number < pattern.groupCount ? number : undefined;
}

/** `$1`, `${name}`, `$&`, `$$` and their siblings. */
export function expand(replacement: string | null, call: Call): (match: Match) => string {
  if (replacement === null) throw argumentNull('replacement');
  return (match) => {
    call.spend(replacement.length / CHARACTERS_PER_STEP);
    return replacement.replace(/\$(?:(\d+)|\{(\w+)\}|([$&`'+_]))/g, (whole, digits, name, sign) => {
      const { text, span, matcher } = match;
      if (sign === undefined) {
        const group = matcher && groupOf(matcher, String(digits ?? name));
        return group === undefined ? whole : match.group(group).value;
      }
      switch (sign) {
        case '$':
          return '$';
        case '&':
          return match.value;
        case '`':
          return text.slice(0, span.start);
        case "'":
          return text.slice(span.end);
        case '_':
          return text;
        default:
          return match.group((matcher?.pattern.groupCount ?? 1) - 1).value;
      }
    });
  };
}

export function evaluator(delegate: Delegate | null): (match: Match) => string {
  if (delegate === null) throw argumentNull('evaluator');
  return (match) => textOf(delegate.invoke(match));
}

/** The text between the matches, at most `count` parts or all; captured groups stand between them. */
export function splitText(
  matcher: Matcher,
  text: string | null,
  call: Call,
  count = 0,
  start = 0,
): ClrArray {
  if (count < 0) throw argumentOutOfRange('count');
  const parts: string[] = [];
  let end = 0;
  let left = count;
  for (const match of searchAll(matcher, text, call, start)) {
    if (--left === 0) break;
    parts.push(match.text.slice(end, match.span.start));
    end = match.span.end;
    call.spend(matcher.pattern.groupCount / ELEMENTS_PER_STEP);
    for (let group = 1; group < matcher.pattern.groupCount; group++) {
      const captured = match.group(group);
      if (captured.captures.length > 0) parts.push(captured.value);
    }
  }
  parts.push((text ?? '').slice(end));
  return new ClrArray(STRING, parts);
}

const SPECIAL: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  a: '\x07',
  e: '\x1b',
  v: '\v',
};

export function unescapePattern(text: string | null): string {
  if (text === null) throw argumentNull('str');
  return text.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|([\s\S]))/g, (_, x, u, char) => {
    const hex = x ?? u;
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(String(hex), 16));
    const letter = String(char);
    if (SPECIAL[letter] === undefined && /\w/.test(letter)) {
      throw argument(`parsing "${text}" - Unrecognized escape sequence \\${letter}.`);
    }
    return SPECIAL[letter] ?? letter;
  });
}
