/** Json.NET's tokens: a tree whose nodes know their parents. */
import { argument, invalidOperation } from '../../errors.ts';
import type { Type } from '../../types/type.ts';
import { equalValues, type Value } from '../../types/values.ts';
import { SequenceObject } from '../collections/sequence.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { hashCode } from '../foundation/hash-code.ts';
import { textOf } from '../foundation/text-of.ts';
import { formatValue } from '../text/composite-format.ts';
import { compareContent } from './compare-content.ts';
import type { JContainer } from './containers.ts';
import { jsonType } from './definitions.ts';
import { JTokenType } from './token-kind.ts';
import { writeJson } from './write.ts';

const jValue = jsonType('JValue');

/** What nearly all values are. */
export const STRING_KIND = JTokenType.of(8);

/** Numbers with a fraction. */
export const FLOAT_KIND = JTokenType.of(7);

const CHANGED = 'Collection was modified; enumeration operation may not execute.';

export abstract class JToken extends SequenceObject {
  parent: JContainer | null = null;
  protected version = 0;

  abstract get tokenType(): EnumValue;
  abstract children(): readonly JToken[];
  abstract clone(): JToken;

  /** Number of children, without looking at them. */
  get count(): number {
    return this.children().length;
  }

  override size(): number {
    return this.count;
  }

  override weight(): number {
    let weight = 1;
    for (const child of this.children()) weight += child.weight();
    return weight;
  }

  /** Notices when children come or go while they are gone through. */
  *[Symbol.iterator](): Generator<JToken> {
    const { version } = this;
    for (const child of [...this.children()]) {
      yield child;
      if (this.version !== version) throw invalidOperation(CHANGED);
    }
  }

  /** Tokens are found by identity: equal values in other places are others. */
  override includes(value: Value): boolean {
    return this.children().some((child) => child === value);
  }

  override toString(): string {
    return writeJson(this, true);
  }

  /** Where the token stands: `a.b[0]`. */
  get path(): string {
    return this.parent?.pathOf(this) ?? '';
  }

  get root(): JToken {
    let token: JToken = this;
    while (token.parent !== null) token = token.parent;
    return token;
  }

  *descendants(): Generator<JToken> {
    for (const child of this.children()) {
      yield child;
      yield* child.descendants();
    }
  }

  /** @throws {ClrException} where the token has no child of that key */
  child(_key: Value): JToken | null {
    throw invalidOperation(`Cannot access child value on ${this.type.id}.`);
  }

  setChild(_key: Value, _value: JToken | null): void {
    throw invalidOperation(`Cannot set child value on ${this.type.id}.`);
  }

  remove(): void {
    const { parent } = this;
    if (parent === null) throw invalidOperation('The parent is missing.');
    parent.detach(this);
  }

  replace(value: JToken | null): void {
    const { parent } = this;
    if (parent === null) throw invalidOperation('The parent is missing.');
    parent.exchange(this, adopt(value));
  }
}

/** A token that hangs in a tree already is copied when it is put into another place. */
export function adopt(value: JToken | null): JToken {
  if (value === null) return JValue.null();
  return value.parent === null ? value : value.clone();
}

export class JValue extends JToken {
  value: Value;
  /** The text that a date was read from: whoever wants a string gets this. */
  readonly source: string | undefined;
  #kind: EnumValue;

  constructor(kind: EnumValue, value: Value, source?: string) {
    super();
    this.#kind = kind;
    this.value = value;
    this.source = source;
  }

  static null(): JValue {
    return new JValue(JTokenType.of(10), null);
  }

  get type(): Type {
    return jValue();
  }

  get tokenType(): EnumValue {
    return this.#kind;
  }

  assign(kind: EnumValue, value: Value): void {
    this.#kind = kind;
    this.value = value;
  }

  children(): readonly JToken[] {
    return [];
  }

  override size(): number {
    return 0;
  }

  override weight(): number {
    return 1;
  }

  clone(): JValue {
    return new JValue(this.#kind, this.value);
  }

  /** What `Convert` sees. @throws {ClrException} ArgumentException for null */
  held(): Value {
    if (this.value === null) throw argument('Can not convert Null to a value.');
    return this.value;
  }

  override toString(): string {
    return textOf(this.value);
  }

  hash(): number {
    return this.value === null ? 0 : hashCode(this.value);
  }

  format(pattern: string): string {
    return formatValue(this.value, pattern);
  }

  override equals(other: Value): boolean {
    return (
      other instanceof JValue &&
      other.#kind.value === this.#kind.value &&
      (equalValues(this.value, other.value) || sameNumber(this.value, other.value))
    );
  }

  /** Compared by this token's type: numbers by size, text by code units. */
  compareTo(other: Value): number {
    if (other === null) return 1;
    return compareContent(this.value, other instanceof JValue ? other.value : other);
  }

  override key(): unknown {
    return `json ${this.#kind.value} ${textOf(this.value)}`;
  }
}

/** An int and a long of one value are equal as tokens. */
function sameNumber(left: Value, right: Value): boolean {
  const isInteger = (value: Value) => typeof value === 'number' || typeof value === 'bigint';
  return isInteger(left) && isInteger(right) && textOf(left) === textOf(right);
}
