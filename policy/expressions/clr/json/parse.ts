/** JSON text → tokens, as lenient as Json.NET's reader: comments, single quotes, bare names, trailing commas. */
import { ClrException } from '../../errors.ts';
import { named, type Type } from '../../types/type.ts';
import { ClrObject, type Value } from '../../values.ts';
import { TICKS_PER_MINUTE, ticksOf, ticksOfMilliseconds } from '../calendar.ts';
import { DateTime } from '../date-time.ts';
import { Double } from '../double.ts';
import { JTokenType } from '../enums.ts';
import { JArray, JObject, JProperty } from './containers.ts';
import { definitionOf } from './definitions.ts';
import { type JToken, JValue } from './token.ts';

/** Deeper documents would only exhaust the stack; Json.NET's own limit is configurable. */
const MAXIMUM_DEPTH = 200;

/** An integer beyond 64 bits: Json.NET keeps it as a System.Numerics.BigInteger. */
export class BigInteger extends ClrObject {
  readonly isNumber = true;
  readonly value: bigint;

  constructor(value: bigint) {
    super();
    this.value = value;
  }

  get type(): Type {
    return named(definitionOf('System.Numerics.BigInteger'));
  }

  override toString(): string {
    return this.value.toString();
  }
}

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
  if (
    (reader === 'JObject' || reader === 'JArray') &&
    token.type.id !== named(definitionOf(reader)).id
  ) {
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
function isSpace(char: string): boolean {
  return char !== '\ufeff' && /\s/.test(char);
}

const UNDEFINED = () => new JValue(JTokenType.of(11), null);

const WORDS: Readonly<Record<string, () => JValue>> = {
  true: () => new JValue(JTokenType.of(9), true),
  false: () => new JValue(JTokenType.of(9), false),
  null: () => JValue.null(),
  undefined: UNDEFINED,
  NaN: () => new JValue(JTokenType.of(7), new Double(Number.NaN)),
  Infinity: () => new JValue(JTokenType.of(7), new Double(Number.POSITIVE_INFINITY)),
  '-Infinity': () => new JValue(JTokenType.of(7), new Double(Number.NEGATIVE_INFINITY)),
};

class Parser {
  private readonly text: string;
  private offset = 0;
  private readonly path: (string | number)[] = [];

  constructor(text: string) {
    this.text = text;
  }

  atEnd(): boolean {
    return this.offset >= this.text.length;
  }

  next(): string {
    return this.text.charAt(this.offset);
  }

  skip(): void {
    for (;;) {
      while (isSpace(this.next())) this.offset++;
      if (this.text.startsWith('//', this.offset)) {
        const end = this.text.indexOf('\n', this.offset);
        this.offset = end < 0 ? this.text.length : end;
      } else if (this.text.startsWith('/*', this.offset)) {
        const end = this.text.indexOf('*/', this.offset + 2);
        if (end < 0) throw this.error('Unexpected end while parsing comment.');
        this.offset = end + 2;
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
    const next = this.next();
    if (next === '{') return this.object(depth);
    if (next === '[') return this.array(depth);
    if (next === '"' || next === "'") return textToken(this.string());
    if (/[-\d.]/.test(next) && !this.text.startsWith('-Infinity', this.offset))
      return this.number();
    for (const [word, make] of Object.entries(WORDS)) {
      const end = this.offset + word.length;
      if (!this.text.startsWith(word, this.offset) || /\w/.test(this.text.charAt(end))) continue;
      this.offset = end;
      return make();
    }
    if (this.atEnd()) throw this.error('Unexpected end of content while loading JSON.');
    throw this.error(`Unexpected character encountered while parsing value: ${next}.`);
  }

  private object(depth: number): JObject {
    const object = new JObject();
    this.offset++;
    for (let isFirst = true; ; isFirst = false) {
      this.skip();
      if (this.next() === '}') break;
      if (!isFirst) {
        this.comma();
        this.skip();
        if (this.next() === '}') break;
      }
      const name = this.propertyName();
      this.skip();
      if (this.next() !== ':') {
        throw this.error(
          this.atEnd()
            ? 'Unexpected end when reading JSON.'
            : `Invalid character after parsing property name. Expected ':' but got: ${this.next()}.`,
        );
      }
      this.offset++;
      this.path.push(name);
      const value = this.value(depth + 1);
      this.path.pop();
      // The last of several equal names wins, at the place of the first.
      const known = object.property(name);
      if (known === undefined) object.add(new JProperty(name, value));
      else known.value = value;
    }
    this.offset++;
    return object;
  }

  private array(depth: number): JArray {
    const array = new JArray();
    this.offset++;
    for (let isFirst = true; ; isFirst = false) {
      this.skip();
      if (this.next() === ']') break;
      if (!isFirst) {
        this.comma();
        this.skip();
        if (this.next() === ']') break;
      }
      this.path.push(array.items.length);
      // Nothing in front of a comma is an element, too.
      array.add(this.next() === ',' ? UNDEFINED() : this.value(depth + 1));
      this.path.pop();
    }
    this.offset++;
    return array;
  }

  private comma(): void {
    if (this.atEnd()) throw this.error('Unexpected end of content while loading JSON.');
    if (this.next() !== ',') {
      throw this.error(
        `After parsing a value an unexpected character was encountered: ${this.next()}.`,
      );
    }
    this.offset++;
  }

  private propertyName(): string {
    const next = this.next();
    if (next === '"' || next === "'") return this.string();
    const pattern = /[A-Za-z_$][\w$]*|\d+/y;
    pattern.lastIndex = this.offset;
    const name = pattern.exec(this.text)?.[0];
    if (name === undefined) {
      throw this.error(
        this.atEnd()
          ? 'Unexpected end of content while loading JObject.'
          : `Invalid property identifier character: ${next}.`,
      );
    }
    this.offset += name.length;
    return name;
  }

  private string(): string {
    const quoteChar = this.next();
    this.offset++;
    let text = '';
    const plain = quoteChar === '"' ? /[^"\\]+/y : /[^'\\]+/y;
    for (;;) {
      plain.lastIndex = this.offset;
      const run = plain.exec(this.text)?.[0] ?? '';
      text += run;
      this.offset += run.length;
      const next = this.next();
      if (next === '') {
        throw this.error(`Unterminated string. Expected delimiter: ${quoteChar}.`);
      }
      this.offset++;
      if (next === quoteChar) return text;
      text += this.escape();
    }
  }

  private escape(): string {
    const letter = this.next();
    this.offset++;
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
        const hex = this.text.slice(this.offset, this.offset + 4);
        if (!/^[\da-fA-F]{4}$/.test(hex)) {
          throw this.error('Unexpected end while parsing unicode character.');
        }
        this.offset += 4;
        return String.fromCharCode(Number.parseInt(hex, 16));
      }
      default:
        throw this.error(`Bad JSON escape sequence: \\${letter}.`);
    }
  }

  private number(): JValue {
    const pattern = /[-+\w.]+/y;
    pattern.lastIndex = this.offset;
    const text = pattern.exec(this.text)?.[0] ?? '';
    const value = numberValue(text);
    if (value === undefined) throw this.error(`Input string '${text}' is not a valid number.`);
    this.offset += text.length;
    return value;
  }

  additional(): ClrException {
    return this.error(
      `Additional text encountered after finished reading JSON content: ${this.next()}.`,
    );
  }

  error(message: string): ClrException {
    const before = this.text.slice(0, this.offset);
    const line = this.text === '' ? 0 : before.split('\n').length;
    const position = this.text === '' ? 0 : before.length - (before.lastIndexOf('\n') + 1);
    const path = this.path
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

function numberValue(text: string): JValue | undefined {
  const integer = (value: bigint): JValue => {
    const fits = BigInt.asIntN(64, value) === value;
    return new JValue(JTokenType.of(6), fits ? value : new BigInteger(value));
  };
  if (/^-?\d+$/.test(text)) {
    // A leading zero means octal to Json.NET.
    if (/^0[0-7]+$/.test(text)) return integer(BigInt(`0o${text}`));
    return integer(BigInt(text));
  }
  if (/^0[xX][\da-fA-F]+$/.test(text)) return integer(BigInt(text));
  if (!/^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? new JValue(JTokenType.of(7), new Double(value)) : undefined;
}

const ISO_DATE =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?([Zz]|[+-]\d\d:?(?:\d\d)?)?$/;

/** A string; one that looks like an ISO 8601 date becomes a date, which then prints in another form. */
function textToken(text: string): JValue {
  const date = isoDate(text) ?? microsoftDate(text);
  if (date !== undefined) return new JValue(JTokenType.of(12), date, text);
  return new JValue(JTokenType.of(8), text);
}

/** Milliseconds of UTC; an offset makes it local time, which is UTC here. */
const MICROSOFT_DATE = /^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/;

function isoDate(text: string): Value | undefined {
  const match = ISO_DATE.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone] = match;
  const ticks = ticksOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fraction: Number(fraction.padEnd(7, '0')),
  });
  if (ticks === undefined) return undefined;
  if (zone === undefined) return new DateTime(ticks, 'unspecified');
  if (zone === 'Z' || zone === 'z') return new DateTime(ticks, 'utc');
  const offset = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  const minutes = Number(offset?.[2]) * 60 + Number(offset?.[3] ?? 0);
  const east = offset?.[1] === '-' ? -minutes : minutes;
  return new DateTime(ticks - BigInt(east) * TICKS_PER_MINUTE, 'local');
}

function microsoftDate(text: string): Value | undefined {
  const match = MICROSOFT_DATE.exec(text);
  if (match === null) return undefined;
  const ticks = ticksOfMilliseconds(Number(match[1]));
  return new DateTime(ticks, match[2] === undefined ? 'utc' : 'local');
}
