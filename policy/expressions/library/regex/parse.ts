/** .NET regular expressions → trees. */
import { argument, type ClrException } from '../../errors.ts';
import { type Groups, numberGroups } from './groups.ts';
import {
  CLASSES,
  IGNORE_CASE,
  IGNORE_WHITE_SPACE,
  MULTILINE,
  type Node,
  optionOf,
  type Pattern,
  SINGLELINE,
  type Test,
} from './pattern.ts';

const ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  r: 13,
  v: 11,
  f: 12,
  n: 10,
  e: 27,
};

const MAXIMUM_DEPTH = 100;

/** Members of a class that are tried one after the other; the answers of longer classes are kept. */
const MOST_TESTS = 16;

function remembering(test: Test): Test {
  const answers = new Int8Array(0x10000);
  return (code) => {
    answers[code] ||= test(code) ? 1 : -1;
    return answers[code] === 1;
  };
}

/** @throws {ClrException} ArgumentException for what .NET refuses and for what is not supported here */
export function parsePattern(source: string, options: number): Pattern {
  const parser = new PatternParser(source, options);
  return parser.parse();
}

class PatternParser {
  readonly #source: string;
  #options: number;
  #offset = 0;
  #depth = 0;
  readonly #groups: Groups;

  constructor(source: string, options: number) {
    this.#source = source;
    this.#options = options;
    this.#groups = numberGroups(source, options);
  }

  parse(): Pattern {
    const root = this.#choice();
    if (this.#offset < this.#source.length) throw this.#error("Too many )'s.");
    return { root, groupCount: this.#groups.count + 1, names: this.#groups.names };
  }

  #has(option: number): boolean {
    return (this.#options & option) !== 0;
  }

  #peek(): string {
    return this.#source.charAt(this.#offset);
  }

  #accept(text: string): boolean {
    if (!this.#source.startsWith(text, this.#offset)) return false;
    this.#offset += text.length;
    return true;
  }

  #error(message: string): ClrException {
    return argument(`parsing "${this.#source}" - ${message}`);
  }

  #choice(): Node {
    if (++this.#depth > MAXIMUM_DEPTH) {
      throw this.#error('Groups are nested too deeply for the local gateway.');
    }
    const outer = this.#options;
    const options = [this.#sequence()];
    while (this.#accept('|')) options.push(this.#sequence());
    this.#options = outer;
    this.#depth--;
    const [only, second] = options;
    return only !== undefined && second === undefined ? only : { kind: 'choice', options };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (;;) {
      this.#skipIgnored();
      const next = this.#peek();
      if (next === '' || next === '|' || next === ')') break;
      const atom = this.#atom();
      if (atom !== undefined) parts.push(this.#quantified(atom));
    }
    const [only, second] = parts;
    return only !== undefined && second === undefined ? only : { kind: 'sequence', parts };
  }

  #skipIgnored(): void {
    for (;;) {
      if (this.#source.startsWith('(?#', this.#offset)) {
        const end = this.#source.indexOf(')', this.#offset);
        if (end < 0) throw this.#error('Unterminated (?#...) comment.');
        this.#offset = end + 1;
      } else if (this.#has(IGNORE_WHITE_SPACE) && /\s/.test(this.#peek())) {
        this.#offset++;
      } else if (this.#has(IGNORE_WHITE_SPACE) && this.#peek() === '#') {
        const end = this.#source.indexOf('\n', this.#offset);
        this.#offset = end < 0 ? this.#source.length : end + 1;
      } else {
        return;
      }
    }
  }

  #quantified(body: Node): Node {
    this.#skipIgnored();
    const range = /\{(\d+)(,(\d*))?\}/y;
    range.lastIndex = this.#offset;
    const counted = range.exec(this.#source);
    let minimum = 0;
    let maximum = Number.POSITIVE_INFINITY;
    if (this.#accept('*')) minimum = 0;
    else if (this.#accept('+')) minimum = 1;
    else if (this.#accept('?')) maximum = 1;
    else if (counted !== null) {
      this.#offset += counted[0].length;
      minimum = Number(counted[1]);
      if (counted[2] === undefined) maximum = minimum;
      else if (counted[3] !== '') maximum = Number(counted[3]);
      if (maximum < minimum) throw this.#error('Illegal {x,y} with x > y.');
    } else {
      return body;
    }
    const lazy = this.#accept('?');
    if (/[*+?]/.test(this.#peek())) throw this.#error(`Nested quantifier ${this.#peek()}.`);
    return { kind: 'repeat', body, minimum, maximum, lazy };
  }

  #atom(): Node | undefined {
    const next = this.#peek();
    switch (next) {
      case '(':
        return this.#group();
      case '[':
        this.#offset++;
        return this.#character(this.#characterClass());
      case '.':
        this.#offset++;
        return this.#has(SINGLELINE)
          ? { kind: 'character', test: () => true }
          : { kind: 'character', test: (code) => code !== 10 };
      case '^':
        this.#offset++;
        return { kind: 'anchor', at: this.#has(MULTILINE) ? 'lineStart' : 'start' };
      case '$':
        this.#offset++;
        return { kind: 'anchor', at: this.#has(MULTILINE) ? 'lineEnd' : 'lastLineEnd' };
      case '\\':
        this.#offset++;
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw this.#error('Quantifier {x,y} following nothing.');
      default: {
        this.#offset++;
        const code = next.charCodeAt(0);
        return this.#character((other) => other === code);
      }
    }
  }

  #character(test: Test): Node {
    if (!this.#has(IGNORE_CASE)) return { kind: 'character', test };
    return {
      kind: 'character',
      test: (code) => {
        const char = String.fromCharCode(code);
        return (
          test(code) ||
          test(char.toLowerCase().charCodeAt(0)) ||
          test(char.toUpperCase().charCodeAt(0))
        );
      },
    };
  }

  #group(): Node | undefined {
    const start = this.#offset;
    this.#offset++;
    if (!this.#accept('?')) {
      const group = this.#groups.numbers.get(start);
      const body = this.#closed();
      return group === undefined ? body : { kind: 'capture', group, body };
    }
    if (this.#accept(':')) return this.#closed();
    if (this.#accept('>')) return { kind: 'atomic', body: this.#closed() };
    for (const [text, behind, negative] of [
      ['=', false, false],
      ['!', false, true],
      ['<=', true, false],
      ['<!', true, true],
    ] as const) {
      if (this.#accept(text)) return { kind: 'look', behind, negative, body: this.#closed() };
    }
    const group = this.#groups.numbers.get(start);
    if (group !== undefined) {
      this.#offset = this.#source.indexOf(this.#peek() === '<' ? '>' : "'", this.#offset + 1) + 1;
      return { kind: 'capture', group, body: this.#closed() };
    }
    return this.#inlineOptions();
  }

  #closed(): Node {
    const outer = this.#options;
    const body = this.#choice();
    this.#options = outer;
    if (!this.#accept(')')) throw this.#error("Not enough )'s.");
    return body;
  }

  /** `(?i)` holds up to the end of its group, `(?i:...)` for its own body. */
  #inlineOptions(): Node | undefined {
    const pattern = /([imnsx]*)(?:-([imnsx]*))?(:|\))/y;
    pattern.lastIndex = this.#offset;
    const match = pattern.exec(this.#source);
    if (match === null) throw this.#error('Unrecognized grouping construct.');
    const [text, on = '', off = '', end] = match;
    this.#offset += text.length;
    const outer = this.#options;
    for (const letter of on) this.#options |= optionOf(letter);
    for (const letter of off) this.#options &= ~optionOf(letter);
    if (end === ')') return undefined;
    const body = this.#choice();
    this.#options = outer;
    if (!this.#accept(')')) throw this.#error("Not enough )'s.");
    return body;
  }

  #escape(): Node {
    const next = this.#peek();
    this.#offset++;
    const anchors = {
      b: 'word',
      B: 'notWord',
      A: 'start',
      Z: 'lastLineEnd',
      z: 'end',
      G: 'previous',
    } as const;
    for (const [letter, at] of Object.entries(anchors)) {
      if (letter === next) return { kind: 'anchor', at };
    }
    if (next === 'k') return this.#namedReference();
    const number = /[1-9]\d*/y;
    number.lastIndex = this.#offset - 1;
    const digits = number.exec(this.#source)?.[0];
    if (digits !== undefined && this.#groups.names.has(digits)) {
      this.#offset += digits.length - 1;
      return { kind: 'reference', group: Number(digits), ignoreCase: this.#has(IGNORE_CASE) };
    }
    if (digits !== undefined && digits.length === 1) {
      throw this.#error(`Reference to undefined group number ${digits}.`);
    }
    return this.#character(this.#escapedTest(next));
  }

  #namedReference(): Node {
    const pattern = /<(\w+)>|'(\w+)'/y;
    pattern.lastIndex = this.#offset;
    const match = pattern.exec(this.#source);
    const name = match?.[1] ?? match?.[2] ?? '';
    const group = this.#groups.names.get(name);
    if (match === null || group === undefined) {
      throw this.#error(`Reference to undefined group name ${name}.`);
    }
    this.#offset += match[0].length;
    return { kind: 'reference', group, ignoreCase: this.#has(IGNORE_CASE) };
  }

  /** The escape behind a backslash, as a set of characters. */
  #escapedTest(letter: string): Test {
    const known = CLASSES[letter];
    if (known !== undefined) return known;
    if (letter === 'p' || letter === 'P') return this.#category(letter === 'P');
    const code = this.#escapedCode(letter);
    return (other) => other === code;
  }

  #escapedCode(letter: string): number {
    const simple = ESCAPES[letter];
    if (simple !== undefined) return simple;
    const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : 0;
    if (digits > 0) {
      const hex = this.#source.slice(this.#offset, this.#offset + digits);
      if (!/^[\da-fA-F]+$/.test(hex) || hex.length !== digits) {
        throw this.#error('Insufficient hexadecimal digits.');
      }
      this.#offset += digits;
      return Number.parseInt(hex, 16);
    }
    if (letter === 'c') return this.#source.charCodeAt(this.#offset++) & 31;
    if (letter === '') throw this.#error('Illegal \\ at end of pattern.');
    if (/[0-7]/.test(letter)) {
      const octal = /[0-7]{1,3}/y;
      octal.lastIndex = this.#offset - 1;
      const text = octal.exec(this.#source)?.[0] ?? '0';
      this.#offset += text.length - 1;
      return Number.parseInt(text, 8) & 255;
    }
    if (/[A-Za-z_]/.test(letter)) throw this.#error(`Unrecognized escape sequence \\${letter}.`);
    return letter.charCodeAt(0);
  }

  #category(negative: boolean): Test {
    const pattern = /\{([A-Za-z]+)\}/y;
    pattern.lastIndex = this.#offset;
    const name = pattern.exec(this.#source)?.[1];
    if (name === undefined) throw this.#error('Malformed \\p{X} character escape.');
    this.#offset += name.length + 2;
    let expression: RegExp;
    try {
      expression = new RegExp(`^\\p{${name}}$`, 'u');
    } catch {
      throw this.#error(`Unknown property '${name}'.`);
    }
    return (code) => expression.test(String.fromCharCode(code)) !== negative;
  }

  /** Behind `[`: single characters, ranges, classes, and `-[...]` subtraction. */
  #characterClass(): Test {
    const negative = this.#accept('^');
    const tests: Test[] = [];
    let subtracted: Test | undefined;
    for (let isFirst = true; ; isFirst = false) {
      if (this.#peek() === '') throw this.#error('Unterminated [] set.');
      if (!isFirst && this.#accept(']')) break;
      if (!isFirst && this.#accept('-[')) {
        subtracted = this.#characterClass();
        continue;
      }
      const low = this.#classMember();
      if (typeof low !== 'number') {
        tests.push(low);
        continue;
      }
      const isRange = this.#peek() === '-' && !/[\][]/.test(this.#source.charAt(this.#offset + 1));
      if (!isRange || this.#source.charAt(this.#offset + 1) === '') {
        tests.push((code) => code === low);
        continue;
      }
      this.#offset++;
      const high = this.#classMember();
      if (typeof high !== 'number') throw this.#error('Cannot include class in character range.');
      if (high < low) throw this.#error('[x-y] range in reverse order.');
      tests.push((code) => code >= low && code <= high);
    }
    const contains: Test = (code) =>
      tests.some((test) => test(code)) !== negative && !(subtracted?.(code) ?? false);
    return tests.length > MOST_TESTS ? remembering(contains) : contains;
  }

  #classMember(): number | Test {
    const next = this.#peek();
    this.#offset++;
    if (next !== '\\') return next.charCodeAt(0);
    const letter = this.#peek();
    this.#offset++;
    if (CLASSES[letter] !== undefined || letter === 'p' || letter === 'P') {
      return this.#escapedTest(letter);
    }
    return this.#escapedCode(letter);
  }
}
