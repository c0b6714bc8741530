/** System.Text.RegularExpressions. API Management closes the lists of members of these types. */
import { argumentNull, argumentOutOfRange, ClrException } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject, type Value } from '../../values.ts';
import { ClrArray } from '../array.ts';
import type { EnumValue } from '../enum.ts';
import type { Delegate } from '../object.ts';
import { SequenceObject } from '../sequence.ts';
import { textOf } from '../text.ts';
import { STRING } from '../type-of.ts';
import { type Found, Matcher, type Span } from './match.ts';
import { parsePattern, RIGHT_TO_LEFT } from './parse.ts';

/** Patterns compiled lately: a policy uses the same few for every request. */
const compiled = new Map<string, Matcher>();
const MAXIMUM_COMPILED = 200;

/** @throws {ClrException} ArgumentException for a broken pattern */
function matcherOf(pattern: string | null, options: number): Matcher {
  if (pattern === null) throw argumentNull('pattern');
  if ((options & RIGHT_TO_LEFT) !== 0) {
    throw new ClrException(
      'System.NotSupportedException',
      'The local gateway does not support RegexOptions.RightToLeft.',
    );
  }
  const key = `${options} ${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const matcher = new Matcher(parsePattern(pattern, options));
  const [oldest] = compiled.keys();
  if (compiled.size >= MAXIMUM_COMPILED && oldest !== undefined) compiled.delete(oldest);
  compiled.set(key, matcher);
  return matcher;
}

class Regex extends ClrObject {
  readonly pattern: string;
  readonly matcher: Matcher;

  constructor(pattern: string | null, options: number) {
    super();
    this.matcher = matcherOf(pattern, options);
    this.pattern = pattern ?? '';
  }

  get type(): Type {
    return named(regexType);
  }

  override toString(): string {
    return this.pattern;
  }
}

class Capture extends ClrObject {
  readonly text: string;
  readonly span: Span;

  constructor(text: string, span: Span) {
    super();
    this.text = text;
    this.span = span;
  }

  get type(): Type {
    return named(captureType);
  }

  get value(): string {
    return this.text.slice(this.span.start, this.span.end);
  }

  override toString(): string {
    return this.value;
  }
}

const NOTHING: Span = { start: 0, end: 0 };

class Group extends Capture {
  readonly captures: readonly Span[];

  constructor(text: string, captures: readonly Span[]) {
    super(text, captures.at(-1) ?? NOTHING);
    this.captures = captures;
  }

  override get type(): Type {
    return named(groupType);
  }
}

class Match extends Group {
  readonly found: Found | undefined;
  readonly matcher: Matcher | undefined;

  constructor(text: string, found: Found | undefined, matcher: Matcher | undefined) {
    super(text, found === undefined ? [] : [found]);
    this.found = found;
    this.matcher = matcher;
  }

  override get type(): Type {
    return named(matchType);
  }

  group(name: number | string): Group {
    const number = typeof name === 'number' ? name : this.matcher?.pattern.names.get(name);
    if (number === 0) return this;
    const captures = number === undefined ? undefined : this.found?.groups[number];
    return new Group(this.text, captures ?? []);
  }
}

/** Groups, captures or matches: counted and indexed. */
class Collection extends SequenceObject {
  private readonly typeName: TypeDefinition;
  readonly items: readonly ClrObject[];
  /** The match that groups are looked up in by name. */
  readonly match: Match | undefined;

  constructor(typeName: TypeDefinition, items: readonly ClrObject[], match?: Match) {
    super();
    this.typeName = typeName;
    this.items = items;
    this.match = match;
  }

  get type(): Type {
    return named(this.typeName);
  }

  [Symbol.iterator](): Iterator<Value> {
    return this.items[Symbol.iterator]();
  }

  at(index: number): ClrObject {
    const item = this.items[index];
    if (item === undefined) throw argumentOutOfRange('i');
    return item;
  }
}

function search(matcher: Matcher, text: string | null, from: number, call: Call): Match {
  if (text === null) throw argumentNull('input');
  return new Match(text, matcher.find(text, from, call.spend), matcher);
}

function* searchAll(matcher: Matcher, text: string | null, call: Call): Generator<Match> {
  if (text === null) throw argumentNull('input');
  for (let from = 0; from <= text.length; ) {
    const found = matcher.find(text, from, call.spend);
    if (found === undefined) return;
    yield new Match(text, found, matcher);
    from = found.end === found.start ? found.end + 1 : found.end;
  }
}

function replaceAll(
  matcher: Matcher,
  text: string | null,
  replacement: (match: Match) => string,
  call: Call,
): string {
  let result = '';
  let end = 0;
  for (const match of searchAll(matcher, text, call)) {
    result += match.text.slice(end, match.span.start) + replacement(match);
    end = match.span.end;
  }
  return result + (text ?? '').slice(end);
}

/** `$1`, `${name}`, `$&`, `$$` and their siblings. */
function expand(replacement: string | null): (match: Match) => string {
  if (replacement === null) throw argumentNull('replacement');
  return (match) =>
    replacement.replace(/\$(?:(\d+)|\{(\w+)\}|([$&`'+_]))/g, (whole, digits, name, sign) => {
      const { text, span, matcher } = match;
      if (sign === undefined) {
        const key = String(digits ?? name);
        return matcher?.pattern.names.has(key)
          ? match.group(/^\d+$/.test(key) ? Number(key) : key).value
          : whole;
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
}

function evaluator(delegate: Delegate | null): (match: Match) => string {
  if (delegate === null) throw argumentNull('evaluator');
  return (match) => textOf(delegate.invoke(match));
}

/** The text between the matches; captured groups stand between the parts. */
function splitText(matcher: Matcher, text: string | null, call: Call): ClrArray {
  const parts: string[] = [];
  let end = 0;
  for (const match of searchAll(matcher, text, call)) {
    parts.push(match.text.slice(end, match.span.start));
    end = match.span.end;
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

function unescapePattern(text: string | null): string {
  if (text === null) throw argumentNull('str');
  return text.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|([\s\S]))/g, (_, x, u, char) => {
    const hex = x ?? u;
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(String(hex), 16));
    return SPECIAL[String(char)] ?? String(char);
  });
}

type Run = (matcher: Matcher, call: Call, text: string | null, ...rest: never[]) => Value;

/** An operation as an instance method and as static ones, with and without options. */
function operation(
  result: string,
  name: string,
  more: string,
  run: Run,
): Record<string, { withCall: (call: Call, ...args: never[]) => Value }> {
  const apply = run as (
    matcher: Matcher,
    call: Call,
    text: string | null,
    ...rest: Value[]
  ) => Value;
  const extra = more === '' ? 0 : 1;
  return {
    [`${result} ${name}(string input${more})`]: {
      withCall: (call: Call, regex: Regex, text: string | null, ...rest: Value[]) =>
        apply(regex.matcher, call, text, ...rest),
    },
    [`static ${result} ${name}(string input, string pattern${more})`]: {
      withCall: (call: Call, text: string | null, pattern: string | null, ...rest: Value[]) =>
        apply(matcherOf(pattern, 0), call, text, ...rest),
    },
    [`static ${result} ${name}(string input, string pattern${more}, RegexOptions options)`]: {
      withCall: (call: Call, text: string | null, pattern: string | null, ...rest: Value[]) => {
        // The options stand behind everything else.
        const options = rest[extra] as EnumValue;
        return apply(matcherOf(pattern, options.value), call, text, ...rest.slice(0, extra));
      },
    },
  };
}

const regexType = define({
  declaration: 'class System.Text.RegularExpressions.Regex',
  restricted: true,
  members: {
    'new(string pattern)': (pattern: string | null) => new Regex(pattern, 0),
    'new(string pattern, RegexOptions options)': (pattern: string | null, options: EnumValue) =>
      new Regex(pattern, options.value),
    ...operation(
      'bool',
      'IsMatch',
      '',
      (matcher, call, text) => search(matcher, text, 0, call).captures.length > 0,
    ),
    ...operation('Match', 'Match', '', (matcher, call, text) => search(matcher, text, 0, call)),
    ...operation(
      'MatchCollection',
      'Matches',
      '',
      (matcher, call, text) =>
        new Collection(matchCollectionType, [...searchAll(matcher, text, call)]),
    ),
    ...operation(
      'string',
      'Replace',
      ', string replacement',
      (matcher, call, text, replacement: string | null) =>
        replaceAll(matcher, text, expand(replacement), call),
    ),
    ...operation(
      'string',
      'Replace',
      ', MatchEvaluator evaluator',
      (matcher, call, text, delegate: Delegate | null) =>
        replaceAll(matcher, text, evaluator(delegate), call),
    ),
    ...operation('string[]', 'Split', '', (matcher, call, text) => splitText(matcher, text, call)),
    'static string Unescape(string str)': unescapePattern,
  },
});

const captureType = define({
  declaration: 'class System.Text.RegularExpressions.Capture',
  restricted: true,
  members: {
    'int Index': ({ span }: Capture) => span.start,
    'int Length': ({ span }: Capture) => span.end - span.start,
    'string Value': ({ value }: Capture) => value,
  },
});

const groupType = define({
  declaration: 'class System.Text.RegularExpressions.Group : Capture',
  restricted: true,
  members: {
    'bool Success': ({ captures }: Group) => captures.length > 0,
    'CaptureCollection Captures': ({ text, captures }: Group) =>
      new Collection(
        captureCollectionType,
        captures.map((span) => new Capture(text, span)),
      ),
  },
});

const matchType = define({
  declaration: 'class System.Text.RegularExpressions.Match : Group',
  restricted: true,
  members: {
    'static Match Empty': () => new Match('', undefined, undefined),
    'GroupCollection Groups': (match: Match) => {
      const count = match.found === undefined ? 1 : (match.matcher?.pattern.groupCount ?? 1);
      const groups = Array.from({ length: count }, (_, index) => match.group(index));
      return new Collection(groupCollectionType, groups, match);
    },
    'string Result(string replacement)': (match: Match, replacement: string | null) => {
      if (match.found === undefined) {
        throw new ClrException(
          'System.NotSupportedException',
          'Result cannot be called on a failed Match.',
        );
      }
      return expand(replacement)(match);
    },
  },
});

const groupCollectionType = define({
  declaration: 'class System.Text.RegularExpressions.GroupCollection : IEnumerable<Group>',
  restricted: true,
  members: {
    'int Count': ({ items }: Collection) => items.length,
    // A group that does not exist is one that did not match.
    'Group this[int groupnum]': ({ items, match }: Collection, index: number) =>
      items[index] ?? match?.group('') ?? null,
    'Group this[string groupname]': ({ match }: Collection, name: string | null) => {
      if (name === null) throw argumentNull('groupName');
      return match?.group(name) ?? null;
    },
  },
});

const captureCollectionType = define({
  declaration: 'class System.Text.RegularExpressions.CaptureCollection : IEnumerable<Capture>',
  restricted: true,
  members: {
    'int Count': ({ items }: Collection) => items.length,
    'Capture this[int i]': (collection: Collection, index: number) => collection.at(index),
  },
});

const matchCollectionType = define({
  declaration: 'class System.Text.RegularExpressions.MatchCollection : IEnumerable<Match>',
  members: {
    'int Count': ({ items }: Collection) => items.length,
    'Match this[int i]': (collection: Collection, index: number) => collection.at(index),
  },
});

export const regexTypes: readonly TypeDefinition[] = [
  regexType,
  captureType,
  groupType,
  matchType,
  groupCollectionType,
  captureCollectionType,
  matchCollectionType,
  define({
    declaration: 'delegate System.Text.RegularExpressions.MatchEvaluator',
    members: {
      'string Invoke(Match match)': (target: Delegate, match: Value) => target.invoke(match),
    },
  }),
];
