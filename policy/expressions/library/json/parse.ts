/** JSON text → tokens, as lenient as Json.NET's reader: comments, single quotes, bare names, trailing commas. */
import { ClrException } from '../../errors.ts';
import { Double } from '../numbers/double.ts';
import { JArray, JObject, JProperty } from './containers.ts';
import { jsonType } from './definitions.ts';
import { NumberList } from './number-list.ts';
import { numberToken, textToken } from './scalars.ts';
import { type JToken, JValue } from './token.ts';
import { JTokenType } from './token-kind.ts';

const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Deeper documents would only exhaust the stack; Json.NET's own limit is configurable. */
const MAXIMUM_DEPTH = 200;

/**
 * Reads a whole document.
 *
 * @param reader the type whose `Parse` was called; `value` for the serializer
 * @throws {ClrException} Newtonsoft.Json.JsonReaderException
 */
export function parseJson(text: string, reader: 'JObject' | 'JArray' | 'JToken' | 'value'): JToken {
  const parser = new Parser(text);
  // A comment in front is the whole document to `JToken.Parse`.
  const comment = reader === 'JToken' && /^\s*\//.test(text);
  parser.skip();
  if (comment && !parser.atEnd()) throw parser.additional();
  if (parser.atEnd()) throw parser.error(`Error reading ${reader} from JsonReader.`);
  const token = parser.value(0);
  if ((reader === 'JObject' || reader === 'JArray') && token.type.id !== jsonType(reader)().id) {
    const article = reader === 'JObject' ? 'an object' : 'an array';
    throw parser.error(
      `Error reading ${reader} from JsonReader. Current JsonReader item is not ${article}: ${token.tokenType}.`,
    );
  }
  parser.skip();
  if (!parser.atEnd()) {
    throw parser.additional();
  }
  return token;
}

/** A byte order mark is none. */
function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code !== 0xfeff && /\s/.test(String.fromCharCode(code));
}

const UNDEFINED = () => new JValue(JTokenType.of(11), null);

const WORDS: ReadonlyMap<string, () => JValue> = new Map([
  ['true', () => new JValue(JTokenType.of(9), true)],
  ['false', () => new JValue(JTokenType.of(9), false)],
  ['null', () => JValue.null()],
  ['undefined', UNDEFINED],
  ['NaN', () => new JValue(JTokenType.of(7), new Double(Number.NaN))],
  ['Infinity', () => new JValue(JTokenType.of(7), new Double(Number.POSITIVE_INFINITY))],
  ['-Infinity', () => new JValue(JTokenType.of(7), new Double(Number.NEGATIVE_INFINITY))],
]);

/** Longest of the words, and one character more: a longer word is none of them. */
const WORD = /-?\w{1,10}/y;
const NUMBER = /[-+\w.]+/y;
const NAME = /[A-Za-z_$][\w$]*|\d+/y;

/** Characters; shorter strings are read escape by escape. */
const SHORT_STRING = 64;

/** Whether an odd number of backslashes stands in front. */
function isEscaped(text: string, offset: number): boolean {
  let start = offset;
  while (text.charAt(start - 1) === '\\') start--;
  return (offset - start) % 2 === 1;
}

class Parser {
  readonly #text: string;
  #offset = 0;
  readonly #path: (string | number)[] = [];
  /** The next backslash at or behind the offset that it was looked for from. */
  #backslash = -1;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#offset >= this.#text.length;
  }

  next(): string {
    return this.#text.charAt(this.#offset);
  }

  #code(): number {
    return this.#text.charCodeAt(this.#offset);
  }

  skip(): void {
    for (;;) {
      while (isSpace(this.#code())) this.#offset++;
      if (this.#code() !== SLASH) return;
      if (this.#text.startsWith('//', this.#offset)) {
        const end = this.#text.indexOf('\n', this.#offset);
        this.#offset = end < 0 ? this.#text.length : end;
      } else if (this.#text.startsWith('/*', this.#offset)) {
        const end = this.#text.indexOf('*/', this.#offset + 2);
        if (end < 0) throw this.error('Unexpected end while parsing comment.');
        this.#offset = end + 2;
      } else {
        return;
      }
    }
  }

  value(depth: number): JToken {
    if (depth > MAXIMUM_DEPTH) {
      throw this.error(`The reader's MaxDepth of ${MAXIMUM_DEPTH} has been exceeded.`);
    }
    this.skip();
    const code = this.#code();
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return textToken(this.#string());
    if (code === OPEN_BRACE) return this.#object(depth);
    if (code === OPEN_BRACKET) return this.#array(depth);
    const isDigit = code >= ZERO && code <= NINE;
    const isInfinity = code === MINUS && this.#text.startsWith('-Infinity', this.#offset);
    if (isDigit || code === POINT || (code === MINUS && !isInfinity)) return this.#number();
    const word = this.#match(WORD);
    const make = WORDS.get(word);
    if (make !== undefined) {
      this.#offset += word.length;
      return make();
    }
    if (this.atEnd()) throw this.error('Unexpected end of content while loading JSON.');
    throw this.error(`Unexpected character encountered while parsing value: ${this.next()}.`);
  }

  /** What stands here of a sticky pattern; empty for nothing. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#offset;
    return pattern.exec(this.#text)?.[0] ?? '';
  }

  #object(depth: number): JObject {
    const object = new JObject();
    this.#offset++;
    for (let isFirst = true; ; isFirst = false) {
      this.skip();
      if (this.#code() === CLOSE_BRACE) break;
      if (!isFirst) {
        this.#comma();
        this.skip();
        if (this.#code() === CLOSE_BRACE) break;
      }
      const name = this.#propertyName();
      this.skip();
      if (this.#code() !== COLON) {
        throw this.error(
          this.atEnd()
            ? 'Unexpected end when reading JSON.'
            : `Invalid character after parsing property name. Expected ':' but got: ${this.next()}.`,
        );
      }
      this.#offset++;
      this.#path.push(name);
      const value = this.value(depth + 1);
      this.#path.pop();
      // The last of several equal names wins, at the place of the first.
      const known = object.property(name);
      if (known === undefined) object.add(new JProperty(name, value));
      else known.value = value;
    }
    this.#offset++;
    return object;
  }

  #array(depth: number): JArray {
    this.#offset++;
    const numbers = NumberList.at(this.#text, this.#offset);
    // Numbers stand one level deeper, and are refused there.
    if (numbers !== undefined && depth < MAXIMUM_DEPTH) {
      this.#offset = numbers.end + 1;
      return new JArray(numbers);
    }
    const array = new JArray();
    for (let isFirst = true; ; isFirst = false) {
      this.skip();
      if (this.#code() === CLOSE_BRACKET) break;
      if (!isFirst) {
        this.#comma();
        this.skip();
        if (this.#code() === CLOSE_BRACKET) break;
      }
      this.#path.push(array.count);
      // Nothing in front of a comma is an element, too.
      array.add(this.#code() === COMMA ? UNDEFINED() : this.value(depth + 1));
      this.#path.pop();
    }
    this.#offset++;
    return array;
  }

  #comma(): void {
    if (this.#code() !== COMMA) {
      if (this.atEnd()) throw this.error('Unexpected end of content while loading JSON.');
      throw this.error(
        `After parsing a value an unexpected character was encountered: ${this.next()}.`,
      );
    }
    this.#offset++;
  }

  #propertyName(): string {
    const code = this.#code();
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return this.#string();
    const name = this.#match(NAME);
    if (name === '') {
      throw this.error(
        this.atEnd()
          ? 'Unexpected end of content while loading JObject.'
          : `Invalid property identifier character: ${this.next()}.`,
      );
    }
    this.#offset += name.length;
    return name;
  }

  #string(): string {
    const quote = this.next();
    this.#offset++;
    let text = '';
    // The quote and the backslash in front are looked for once each, and again only behind where they were.
    let end = -1;
    for (;;) {
      if (end < this.#offset) end = this.#indexOf(quote);
      if (this.#backslash < this.#offset) this.#backslash = this.#indexOf('\\');
      const stop = Math.min(end, this.#backslash);
      if (stop === this.#text.length) {
        this.#offset = stop;
        throw this.error(`Unterminated string. Expected delimiter: ${quote}.`);
      }
      const run = this.#text.slice(this.#offset, stop);
      text = text === '' ? run : text + run;
      this.#offset = stop + 1;
      if (stop === end) return text;
      const strict =
        quote === '"' && text === run ? this.#strictString(stop - run.length) : undefined;
      if (strict !== undefined) return strict;
      text += this.#escape();
    }
  }

  /**
   * A string with escapes as JSON itself has it, which is read much faster than one escape after the other; undefined
   * for what only Json.NET takes, and for short ones, where an error would cost more than it can save.
   */
  #strictString(start: number): string | undefined {
    let end = this.#text.indexOf('"', start);
    while (end >= 0 && isEscaped(this.#text, end)) end = this.#text.indexOf('"', end + 1);
    if (end < start + SHORT_STRING) return undefined;
    try {
      const text: unknown = JSON.parse(this.#text.slice(start - 1, end + 1));
      if (typeof text !== 'string') return undefined;
      this.#offset = end + 1;
      return text;
    } catch {
      return undefined;
    }
  }

  /** The text's length where there is none from here on. */
  #indexOf(char: string): number {
    const index = this.#text.indexOf(char, this.#offset);
    return index < 0 ? this.#text.length : index;
  }

  #escape(): string {
    const letter = this.next();
    this.#offset++;
    switch (letter) {
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case '"':
      case "'":
      case '\\':
      case '/':
        return letter;
      case 'u': {
        const hex = this.#text.slice(this.#offset, this.#offset + 4);
        if (!/^[\da-fA-F]{4}$/.test(hex)) {
          throw this.error('Unexpected end while parsing unicode character.');
        }
        this.#offset += 4;
        return String.fromCharCode(Number.parseInt(hex, 16));
      }
      default:
        throw this.error(`Bad JSON escape sequence: \\${letter}.`);
    }
  }

  #number(): JValue {
    const text = this.#match(NUMBER);
    const token = numberToken(text);
    if (!(token instanceof JValue)) throw this.error(token.refusal);
    this.#offset += text.length;
    return token;
  }

  additional(): ClrException {
    return this.error(
      `Additional text encountered after finished reading JSON content: ${this.next()}.`,
    );
  }

  error(message: string): ClrException {
    const before = this.#text.slice(0, this.#offset);
    const line = this.#text === '' ? 0 : before.split('\n').length;
    const position = this.#text === '' ? 0 : before.length - (before.lastIndexOf('\n') + 1);
    const path = this.#path
      .map((step, index) =>
        typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`,
      )
      .join('');
    return new ClrException(
      'Newtonsoft.Json.JsonReaderException',
      `${message} Path '${path}', line ${line}, position ${position}.`,
    );
  }
}
