/** System.Char: one UTF-16 code unit. Interned, so equal characters are the same object. */
import { argumentNull, argumentOutOfRange, ClrException } from '../../errors.ts';
import { define, member } from '../../types/define.ts';
import type { Implementation, Reference } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { Comparable } from './compare.ts';

export class Char extends Comparable {
  readonly code: number;
  static readonly #interned: Char[] = [];

  private constructor(code: number) {
    super();
    this.code = code;
  }

  static of(code: number): Char {
    let char = Char.#interned[code];
    if (char === undefined) {
      char = new Char(code);
      Char.#interned[code] = char;
    }
    return char;
  }

  get type(): Type {
    return CHAR;
  }

  compareTo(other: Value): number {
    return other instanceof Char ? this.code - other.code : 1;
  }

  hash(): number {
    return this.code | (this.code << 16);
  }

  override toString(): string {
    return String.fromCharCode(this.code);
  }
}

/**
 * One-to-one case mapping as .NET's invariant culture has it: 'ß' stays, where JavaScript would make two characters,
 * and so do the Turkish letters.
 */
export function upper(text: string): string {
  return mapCharacters(text, text.toUpperCase(), (char) =>
    char === '\u0131' ? char : char.toUpperCase(),
  );
}

export function lower(text: string): string {
  return mapCharacters(text, text.toLowerCase(), (char) =>
    char === '\u0130' ? char : char.toLowerCase(),
  );
}

function mapCharacters(text: string, mapped: string, map: (char: string) => string): string {
  if (mapped === text) return text;
  // Where no letter became two, only those that follow their neighbours or are Turkish have to be looked at.
  const asOne = mapped.length === text.length && !/[\u0130\u0131\u03a3]/.test(text);
  if (asOne || isAscii(text)) return mapped;
  let result = '';
  for (const char of text) {
    const one = map(char);
    result += one.length === char.length ? one : char;
  }
  return result;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 127) return false;
  }
  return true;
}

/** What .NET counts as white space; `\uFEFF` is none, unlike in JavaScript. */
const WHITE_SPACE = /^[\t-\r\x20\x85\xA0\p{Z}]$/u;

export function isWhiteSpace(text: string): boolean {
  return WHITE_SPACE.test(text);
}

const CATEGORIES: Readonly<Record<string, RegExp>> = {
  IsDigit: /^\p{Nd}$/u,
  IsNumber: /^\p{N}$/u,
  IsLetter: /^\p{L}$/u,
  IsLetterOrDigit: /^[\p{L}\p{Nd}]$/u,
  IsUpper: /^\p{Lu}$/u,
  IsLower: /^\p{Ll}$/u,
  IsWhiteSpace: WHITE_SPACE,
  IsPunctuation: /^\p{P}$/u,
  IsSymbol: /^\p{S}$/u,
  IsControl: /^\p{Cc}$/u,
  IsSeparator: /^\p{Z}$/u,
  IsSurrogate: /^[\ud800-\udfff]$/,
  IsHighSurrogate: /^[\ud800-\udbff]$/,
  IsLowSurrogate: /^[\udc00-\udfff]$/,
};

function categories(): Record<string, Implementation> {
  const members: Record<string, Implementation> = {};
  for (const [name, pattern] of Object.entries(CATEGORIES)) {
    Object.assign(
      members,
      member('char', `static bool ${name}(char c)`, (char: Char) => pattern.test(char.toString())),
      member(
        'char',
        `static bool ${name}(string s, int index)`,
        (text: string | null, index: number) => {
          if (text === null) throw argumentNull('s');
          if (index < 0 || index >= text.length) throw argumentOutOfRange('index');
          return pattern.test(text.charAt(index));
        },
      ),
    );
  }
  return members;
}

export const charType = define({
  declaration: 'struct System.Char : IComparable, IComparable<char>',
  alias: 'char',
  initial: () => Char.of(0),
  members: {
    'const char MaxValue': () => Char.of(0xffff),
    'const char MinValue': () => Char.of(0),
    ...categories(),
    'static char ToUpper(char c)': (char: Char) => Char.of(upper(char.toString()).charCodeAt(0)),
    'static char ToLower(char c)': (char: Char) => Char.of(lower(char.toString()).charCodeAt(0)),
    'static char ToUpperInvariant(char c)': (char: Char) =>
      Char.of(upper(char.toString()).charCodeAt(0)),
    'static char ToLowerInvariant(char c)': (char: Char) =>
      Char.of(lower(char.toString()).charCodeAt(0)),
    'static string ToString(char c)': (char: Char) => char.toString(),
    'static char Parse(string s)': (text: string | null) => {
      if (text === null) {
        throw new ClrException('System.ArgumentNullException', 'Value cannot be null.');
      }
      if (text.length !== 1) {
        throw new ClrException(
          'System.FormatException',
          'String must be exactly one character long.',
        );
      }
      return Char.of(text.charCodeAt(0));
    },
    'static bool TryParse(string s, out char result)': (text: string | null, result: Reference) => {
      result.value = Char.of(text?.length === 1 ? text.charCodeAt(0) : 0);
      return text?.length === 1;
    },
    'int CompareTo(object value)': (left: Char, right: Value) => {
      if (right === null || right instanceof Char) return left.compareTo(right);
      throw new ClrException('System.ArgumentException', 'Object must be of type Char.');
    },
    'int CompareTo(char value)': (left: Char, right: Char) => left.code - right.code,
    'bool Equals(char obj)': (left: Char, right: Char) => left === right,
  },
  missing:
    'ConvertFromUtf32 ConvertToUtf32 GetNumericValue GetTypeCode GetUnicodeCategory IsSurrogatePair',
});

const CHAR = named(charType);
