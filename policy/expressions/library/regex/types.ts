/** System.Text.RegularExpressions. API Management closes the lists of members of these types. */
import { argumentNull, ClrException } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { EnumValue } from '../foundation/enum.ts';
import type { Delegate } from '../foundation/object.ts';
import { Matcher } from './match.ts';
import {
  evaluator,
  expand,
  replaceAll,
  search,
  searchAll,
  splitText,
  unescapePattern,
} from './operations.ts';
import { parsePattern } from './parse.ts';
import { RIGHT_TO_LEFT } from './pattern.ts';
import { Capture, Collection, type Group, Match } from './values.ts';

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

export class Regex extends ClrObject {
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

type Run = (matcher: Matcher, call: Call, text: string | null, ...rest: never[]) => Value;

/**
 * An operation as an instance method and as static ones, with and without options and a time limit: the budget of
 * the evaluation is the limit here.
 *
 * @param more what stands behind the input and the pattern
 * @param positions what the instance method may take behind that, such as a limit and where to begin
 */
function operation(
  result: string,
  name: string,
  more: string,
  positions: readonly string[],
  run: Run,
): Record<string, { withCall: (call: Call, ...args: never[]) => Value }> {
  const apply = run as (
    matcher: Matcher,
    call: Call,
    text: string | null,
    ...rest: Value[]
  ) => Value;
  const extra = more === '' ? 0 : 1;
  const members: Record<string, { withCall: (call: Call, ...args: never[]) => Value }> = {};
  for (let count = 0; count <= positions.length; count++) {
    const behind = positions.slice(0, count).map((position) => `, int ${position}`);
    members[`${result} ${name}(string input${more}${behind.join('')})`] = {
      withCall: (call: Call, regex: Regex, text: string | null, ...rest: Value[]) =>
        apply(regex.matcher, call, text, ...rest),
    };
  }
  const pattern = `static ${result} ${name}(string input, string pattern${more}`;
  for (const options of ['', ', RegexOptions options', `, RegexOptions options, ${TIMEOUT}`]) {
    members[`${pattern}${options})`] = {
      withCall: (call: Call, text: string | null, source: string | null, ...rest: Value[]) => {
        const flags = rest[extra];
        const matcher = matcherOf(source, flags instanceof EnumValue ? flags.value : 0);
        return apply(matcher, call, text, ...rest.slice(0, extra));
      },
    };
  }
  return members;
}

const TIMEOUT = 'TimeSpan matchTimeout';

const regexType = define({
  declaration: 'class System.Text.RegularExpressions.Regex',
  restricted: true,
  members: {
    'new(string pattern)': (pattern: string | null) => new Regex(pattern, 0),
    'new(string pattern, RegexOptions options)': (pattern: string | null, options: EnumValue) =>
      new Regex(pattern, options.value),
    [`new(string pattern, RegexOptions options, ${TIMEOUT})`]: (
      pattern: string | null,
      options: EnumValue,
    ) => new Regex(pattern, options.value),
    ...operation(
      'bool',
      'IsMatch',
      '',
      ['startat'],
      (matcher, call, text, start = 0) => search(matcher, text, start, call).captures.length > 0,
    ),
    ...operation('Match', 'Match', '', ['startat'], (matcher, call, text, start = 0) =>
      search(matcher, text, start, call),
    ),
    ...operation(
      'MatchCollection',
      'Matches',
      '',
      ['startat'],
      (matcher, call, text, start = 0) =>
        new Collection('MatchCollection', [...searchAll(matcher, text, call, start)]),
    ),
    ...operation(
      'string',
      'Replace',
      ', string replacement',
      ['count', 'startat'],
      (matcher, call, text, replacement: string | null, count?: number, start?: number) =>
        replaceAll(matcher, text, expand(replacement, call), call, count, start),
    ),
    ...operation(
      'string',
      'Replace',
      ', MatchEvaluator evaluator',
      ['count', 'startat'],
      (matcher, call, text, delegate: Delegate, count?: number, start?: number) =>
        replaceAll(matcher, text, evaluator(delegate), call, count, start),
    ),
    ...operation('string[]', 'Split', '', ['count', 'startat'], (matcher, call, text, ...rest) =>
      splitText(matcher, text, call, ...rest),
    ),
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
        'CaptureCollection',
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
      return new Collection('GroupCollection', groups, match);
    },
    'string Result(string replacement)': {
      withCall: (call: Call, match: Match, replacement: string | null) => {
        if (match.found === undefined) {
          throw new ClrException(
            'System.NotSupportedException',
            'Result cannot be called on a failed Match.',
          );
        }
        return expand(replacement, call)(match);
      },
    },
  },
});

const groupCollectionType = define({
  declaration: 'class System.Text.RegularExpressions.GroupCollection : IEnumerable<Group>',
  restricted: true,
  members: {
    'int Count': ({ items }: Collection) => items.length,
    // A group that does not exist is one that did not match.
    'Group this[int groupnum]': ({ items, match }: Collection<Group>, index: number) =>
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
    'Capture this[int i]': (collection: Collection<Capture>, index: number) => collection.at(index),
  },
});

const matchCollectionType = define({
  declaration: 'class System.Text.RegularExpressions.MatchCollection : IEnumerable<Match>',
  members: {
    'int Count': ({ items }: Collection) => items.length,
    'Match this[int i]': (collection: Collection<Match>, index: number) => collection.at(index),
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
