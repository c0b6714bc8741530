/** Tokens and other values → JSON text, as Json.NET writes it. */
import { ClrException } from '../../errors.ts';
import { MAXIMUM_LENGTH, outOfMemory } from '../../limits.ts';
import type { Value } from '../../types/values.ts';
import { SequenceObject } from '../collections/sequence.ts';
import { Char } from '../foundation/char.ts';
import { Enumeration, EnumValue } from '../foundation/enum.ts';
import { textOf } from '../foundation/text-of.ts';
import { Double } from '../numbers/double.ts';
import { roundTrip } from '../numbers/format-number.ts';
import { Integral } from '../numbers/integral.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset } from '../time/date-time-offset.ts';
import type { NumberList } from './number-list.ts';
import type { JToken } from './token.ts';

export const Formatting = new Enumeration('Newtonsoft.Json.Formatting', { None: 0, Indented: 1 });

/** What the writer needs to know of a value; token classes and serializable objects are told apart elsewhere. */
export type JsonNode =
  | { readonly kind: 'object'; readonly members: Iterable<readonly [string, Value]> }
  | { readonly kind: 'array'; readonly items: Iterable<Value> }
  | { readonly kind: 'numbers'; readonly numbers: NumberList }
  | { readonly kind: 'property'; readonly name: string; readonly value: Value }
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'undefined' };

type Describe = (value: Value) => JsonNode;

let describe: Describe | undefined;

/** Told once by the module that knows all kinds of values; keeps the writer free of their classes. */
export function describeWith(given: Describe): void {
  describe = given;
}

/** @throws {ClrException} JsonSerializationException for values nested without end */
export function writeJson(value: JToken | Value, indented: boolean): string {
  const writer = new Writer(indented);
  writer.writeRoot(value);
  return writer.text;
}

const MAXIMUM_DEPTH = 256;

class Writer {
  text = '';
  readonly #indented: boolean;

  constructor(indented: boolean) {
    this.#indented = indented;
  }

  /** A property that stands alone is written without braces. */
  writeRoot(value: Value): void {
    const node = describe?.(value);
    if (node?.kind !== 'property') {
      this.write(value, 0);
      return;
    }
    this.text += `${quote(node.name)}:${this.#indented ? ' ' : ''}`;
    this.write(node.value, 0);
  }

  write(value: Value, depth: number): void {
    if (depth > MAXIMUM_DEPTH) {
      throw new ClrException(
        'Newtonsoft.Json.JsonSerializationException',
        `The value is nested more than ${MAXIMUM_DEPTH} levels deep, the local gateway's limit.`,
      );
    }
    if (this.text.length > MAXIMUM_LENGTH) throw outOfMemory();
    const node = describe === undefined ? { kind: 'value' as const, value } : describe(value);
    switch (node.kind) {
      case 'property':
        this.write(node.value, depth);
        return;
      case 'value':
        this.text += scalar(node.value);
        return;
      case 'undefined':
        this.text += 'undefined';
        return;
      case 'numbers': {
        const { numbers } = node;
        const line = this.#indented ? `\n${'  '.repeat(depth + 1)}` : '';
        if (this.text.length + numbers.count * line.length > MAXIMUM_LENGTH) throw outOfMemory();
        this.text += `[${numbers.lines(line)}`;
        this.#close(']', false, depth);
        return;
      }
      case 'array': {
        let empty = true;
        this.text += '[';
        for (const item of node.items) {
          this.#separate(empty, depth + 1);
          empty = false;
          this.write(item, depth + 1);
        }
        this.#close(']', empty, depth);
        return;
      }
      case 'object': {
        let empty = true;
        this.text += '{';
        for (const [name, item] of node.members) {
          this.#separate(empty, depth + 1);
          empty = false;
          this.text += `${quote(name)}:${this.#indented ? ' ' : ''}`;
          this.write(item, depth + 1);
        }
        this.#close('}', empty, depth);
      }
    }
  }

  #separate(isFirst: boolean, depth: number): void {
    if (!isFirst) this.text += ',';
    if (this.#indented) this.text += `\n${'  '.repeat(depth)}`;
  }

  #close(bracket: string, empty: boolean, depth: number): void {
    if (this.#indented && !empty) this.text += `\n${'  '.repeat(depth)}`;
    this.text += bracket;
  }
}

export const ISO_FORMAT = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

function scalar(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
  if (value instanceof Integral) return value.toString();
  if (value instanceof EnumValue) return value.value.toString();
  if (value instanceof Double) return writeDouble(value.value);
  if (value instanceof Uint8Array) return quote(Buffer.from(value).toString('base64'));
  if (value instanceof DateTime || value instanceof DateTimeOffset) {
    return quote(value.format(ISO_FORMAT));
  }
  if (value instanceof Char) return quote(value.toString());
  if (value instanceof SequenceObject) return quote(value.type.id);
  if (typeof value !== 'string' && 'isNumber' in value) return textOf(value);
  return quote(textOf(value));
}

/** Always with a decimal point or an exponent, so that it reads back as a float. */
function writeDouble(value: number): string {
  if (!Number.isFinite(value)) {
    return quote(Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity');
  }
  const text = roundTrip(value);
  return /[.E]/.test(text) ? text : `${text}.0`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function quote(text: string): string {
  const escaped = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON escapes.
    /["\\\u0000-\u001f\u0085\u2028\u2029]/g,
    (char) => ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}
