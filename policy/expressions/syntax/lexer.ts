/** Text → tokens: literals decoded, interpolated strings with the tokens of their holes. */

import { ExpressionError, type Position, unsupported } from '../errors.ts';
import { Char } from '../library/foundation/char.ts';
import { internalized } from '../types/internalized.ts';
import type { Value } from '../types/values.ts';
import { numberLiteral } from './numbers.ts';
import { type Hole, KEYWORDS, type Token } from './token.ts';

/** Longest first. `>>` is two tokens: `List<List<int>>` closes two lists. */
const SYMBOLS =
  '<<= ?? ?. => == != <= >= && || ++ -- += -= *= /= %= &= |= ^= << :: -> ( ) [ ] { } < > = ! + - * / % & | ^ ~ ? : , . ;'.split(
    ' ',
  );
const SYMBOLS_BY_SIGN = Map.groupBy(SYMBOLS, (symbol) => symbol.charAt(0));

const LITERALS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Interpolations inside interpolations; deeper ones are refused rather than trusted to the stack. */
const MAXIMUM_NESTING = 20;

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '\\': '\\',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * Reads all tokens; the last one is of kind `end`.
 *
 * @param origin position of the first character of `source`
 * @throws {ExpressionError} for characters that start no token and for literals that do not end
 */
export function tokenize(source: string, origin: Position): readonly Token[] {
  const lexer = new Lexer(source, origin);
  return lexer.tokens('', 0);
}

class Lexer {
  readonly #source: string;
  #offset = 0;
  #line: number;
  /** Offset at which column 1 of the current line is. */
  #lineStart: number;

  constructor(source: string, origin: Position) {
    this.#source = source;
    this.#line = origin.line;
    this.#lineStart = 1 - origin.column;
  }

  /** Up to the end of the text or, inside a hole, up to its closing `}` or format. */
  tokens(enclosing: '' | 'hole', nesting: number): Token[] {
    const tokens: Token[] = [];
    let depth = 0;
    for (;;) {
      this.#skipSpace();
      const at = this.#position();
      const offset = this.#offset;
      const next = this.#source[this.#offset];
      if (next === undefined) {
        if (enclosing === 'hole') throw this.#error('this interpolated string does not end');
        tokens.push({ kind: 'end', text: '', at, offset });
        return tokens;
      }
      if (enclosing === 'hole' && depth === 0 && (next === '}' || next === ':')) {
        tokens.push({ kind: 'end', text: '', at, offset });
        return tokens;
      }
      const token = this.#token(at, nesting);
      if (token.kind === 'symbol') {
        if ('([{'.includes(token.text)) depth++;
        if (')]}'.includes(token.text)) depth--;
      }
      tokens.push(token);
    }
  }

  #token(at: Position, nesting: number): Token {
    const offset = this.#offset;
    const name = this.#name();
    if (name !== undefined) return this.#named(name, at);
    const rest = (length: number) => this.#source.slice(this.#offset, this.#offset + length);
    const literal = (value: Value): Token => ({
      kind: 'literal',
      text: this.#source.slice(offset, this.#offset),
      value,
      at,
      offset,
    });
    if (rest(3) === '@$"') throw this.#error('@$"…" is not C# 7: write $@"…"');
    if (rest(3) === '$@"') return this.#interpolated(at, 3, true, nesting);
    if (rest(2) === '$"') return this.#interpolated(at, 2, false, nesting);
    if (rest(2) === '@"') return literal(internalized(this.#verbatim()));
    if (rest(1) === '"') return literal(internalized(this.#regular()));
    if (rest(1) === "'") return literal(this.#character());
    const first = this.#source.charAt(this.#offset);
    if (/[0-9]/.test(first) || (first === '.' && /[0-9]/.test(this.#source[offset + 1] ?? ''))) {
      return literal(this.#number());
    }
    const symbol = SYMBOLS_BY_SIGN.get(first)?.find((candidate) =>
      this.#source.startsWith(candidate, offset),
    );
    if (symbol === undefined) {
      throw this.#error(
        `unexpected character ${JSON.stringify(String.fromCodePoint(this.#code()))}`,
      );
    }
    // `a?.5:1` is a conditional with a number, not a conditional access.
    const taken =
      symbol === '?.' && /[0-9]/.test(this.#source[this.#offset + 2] ?? '') ? '?' : symbol;
    this.#offset += taken.length;
    return { kind: 'symbol', text: taken, at, offset };
  }

  /** Of all the letters that C# takes a pattern is large, so it is asked only where there are others than of ASCII. */
  #name(): string | undefined {
    const plain = this.#match(/@?[A-Za-z_][A-Za-z0-9_]*/y);
    const length = plain?.length ?? (this.#source[this.#offset] === '@' ? 1 : 0);
    if (!(this.#source.charCodeAt(this.#offset + length) > 0x7f)) return plain;
    return this.#match(/@?[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy);
  }

  #named(name: string, at: Position): Token {
    const offset = this.#offset;
    this.#offset += name.length;
    if (name.startsWith('@')) return { kind: 'name', text: name.slice(1), at, offset };
    const literal = LITERALS.get(name);
    if (literal !== undefined) return { kind: 'literal', text: name, value: literal, at, offset };
    return { kind: KEYWORDS.has(name) ? 'keyword' : 'name', text: name, at, offset };
  }

  #skipSpace(): void {
    for (;;) {
      const space = this.#match(/[\s\uFEFF]+|\/\/[^\n]*/y);
      if (space !== undefined) {
        this.#advance(space.length);
      } else if (this.#source.startsWith('/*', this.#offset)) {
        const end = this.#source.indexOf('*/', this.#offset + 2);
        if (end < 0) throw this.#error('this comment does not end: add */');
        this.#advance(end + 2 - this.#offset);
      } else {
        return;
      }
    }
  }

  #number(): Value {
    const text = this.#match(
      /0[xX][0-9a-fA-F_]+[uUlL]*|0[bB][01_]+[uUlL]*|(?:[0-9][0-9_]*)?(?:\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9_]+)?[uUlLfFdDmM]*/y,
    );
    if (text === undefined || text === '') throw this.#error('a number is expected');
    const value = numberLiteral(text, this.#position());
    this.#offset += text.length;
    return value;
  }

  #regular(): string {
    const start = this.#position();
    this.#offset++;
    let text = '';
    for (;;) {
      const next = this.#source[this.#offset];
      if (next === undefined || next === '\n' || next === '\r') {
        throw new ExpressionError(
          'unterminated string literal: a string in "…" ends on its line',
          start,
        );
      }
      if (next === '"') {
        this.#offset++;
        return text;
      }
      text += next === '\\' ? this.#escape() : next;
      if (next !== '\\') this.#offset++;
    }
  }

  #verbatim(): string {
    const start = this.#position();
    this.#offset += 2;
    let text = '';
    for (;;) {
      const end = this.#source.indexOf('"', this.#offset);
      if (end < 0) {
        throw new ExpressionError('unterminated string literal: @"…" needs its "', start);
      }
      text += this.#source.slice(this.#offset, end);
      this.#advance(end + 1 - this.#offset);
      if (this.#source[this.#offset] !== '"') return text;
      text += '"';
      this.#offset++;
    }
  }

  #character(): Value {
    const start = this.#position();
    this.#offset++;
    const next = this.#source[this.#offset];
    if (next === undefined || next === "'" || next === '\n') {
      throw new ExpressionError('empty character literal', start);
    }
    const text = next === '\\' ? this.#escape() : next;
    if (next !== '\\') this.#offset++;
    if (this.#source[this.#offset] !== "'" || text.length !== 1) {
      throw new ExpressionError(
        "'…' holds exactly one character: write a string in double quotes",
        start,
        undefined,
        'quotes',
      );
    }
    this.#offset++;
    return Char.of(text.charCodeAt(0));
  }

  #escape(): string {
    const hex = this.#match(/\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{1,4})/y);
    if (hex !== undefined) {
      const code = Number.parseInt(hex.slice(2), 16);
      if (code > 0x10ffff) throw this.#error(`${hex} is no Unicode character`);
      this.#offset += hex.length;
      return String.fromCodePoint(code);
    }
    const letter = this.#source[this.#offset + 1] ?? '';
    const text = SIMPLE_ESCAPES[letter];
    if (text === undefined) throw this.#error(`unrecognized escape sequence \\${letter}`);
    this.#offset += 2;
    return text;
  }

  #interpolated(at: Position, prefix: number, verbatim: boolean, nesting: number): Token {
    if (nesting >= MAXIMUM_NESTING) {
      throw unsupported(
        `interpolated strings that are nested more than ${MAXIMUM_NESTING} levels deep`,
        this.#position(),
      );
    }
    const offset = this.#offset;
    this.#offset += prefix;
    const parts: (string | Hole)[] = [];
    let text = '';
    for (;;) {
      const next = this.#source[this.#offset];
      const doubled = this.#source[this.#offset + 1] === next;
      if (next === undefined || (!verbatim && next === '\n')) {
        throw new ExpressionError('unterminated interpolated string', at);
      }
      if (next === '"' && !(verbatim && doubled)) {
        this.#offset++;
        if (text !== '') parts.push(text);
        return {
          kind: 'interpolated',
          text: this.#source.slice(offset, this.#offset),
          parts,
          at,
          offset,
        };
      }
      if ((next === '"' || next === '{' || next === '}') && doubled) {
        text += next;
        this.#offset += 2;
      } else if (next === '}') {
        throw this.#error('a } in an interpolated string is written }}');
      } else if (next === '{') {
        if (text !== '') parts.push(text);
        text = '';
        this.#offset++;
        parts.push(this.#hole(nesting));
      } else if (next === '\\' && !verbatim) {
        text += this.#escape();
      } else {
        text += next;
        this.#advance(1);
      }
    }
  }

  #hole(nesting: number): Hole {
    const tokens = this.tokens('hole', nesting + 1);
    let format: string | undefined;
    if (this.#source[this.#offset] === ':') {
      const end = this.#source.indexOf('}', this.#offset);
      if (end < 0) throw this.#error('this interpolated string does not end');
      format = this.#source.slice(this.#offset + 1, end);
      if (format === '') throw this.#error('a format is expected behind the : of an interpolation');
      this.#advance(end - this.#offset);
    }
    this.#offset++;
    return { tokens, format };
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset;
    return pattern.exec(this.#source)?.[0];
  }

  #advance(length: number): void {
    const end = this.#offset + length;
    for (; this.#offset < end; this.#offset++) {
      if (this.#source[this.#offset] === '\n') {
        this.#line++;
        this.#lineStart = this.#offset + 1;
      }
    }
  }

  #code(): number {
    return this.#source.codePointAt(this.#offset) ?? 0;
  }

  #position(): Position {
    return { line: this.#line, column: this.#offset - this.#lineStart + 1 };
  }

  #error(message: string): ExpressionError {
    return new ExpressionError(message, this.#position());
  }
}
