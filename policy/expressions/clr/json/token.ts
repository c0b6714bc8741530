/** Json.NET's tokens: a tree whose nodes know their parents. */
import {
  argument,
  argumentNull,
  argumentOutOfRange,
  ClrException,
  format,
  invalidOperation,
} from '../../errors.ts';
import { named, type Type } from '../../types/type.ts';
import { equalValues, type Value } from '../../values.ts';
import { Char } from '../char.ts';
import { Pair, pairOf } from '../collections.ts';
import { compareOrdinal, compareValues } from '../compare.ts';
import { formatValue } from '../composite-format.ts';
import type { EnumValue } from '../enum.ts';
import { JTokenType } from '../enums.ts';
import { hashCode } from '../hash-code.ts';
import { numericName, toNumber } from '../numeric.ts';
import { SequenceObject } from '../sequence.ts';
import { textOf } from '../text.ts';
import { STRING, typeOf } from '../type-of.ts';
import { definitionOf } from './definitions.ts';
import { writeJson } from './write.ts';

export type JContainer = JObject | JArray | JProperty;

export abstract class JToken extends SequenceObject {
  parent: JContainer | null = null;

  abstract get tokenType(): EnumValue;
  abstract children(): readonly JToken[];
  abstract clone(): JToken;

  override size(): number {
    return this.children().length;
  }

  [Symbol.iterator](): Iterator<Value> {
    return this.children()[Symbol.iterator]();
  }

  override toString(): string {
    return writeJson(this, true);
  }

  /** Where the token stands: `a.b[0]`. */
  get path(): string {
    const { parent } = this;
    if (parent === null) return '';
    if (parent instanceof JProperty) return parent.path;
    if (parent instanceof JArray) return `${parent.path}[${parent.items.indexOf(this)}]`;
    return parent.path;
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
function adopt(value: JToken | null): JToken {
  if (value === null) return JValue.null();
  return value.parent === null ? value : value.clone();
}

export class JValue extends JToken {
  value: Value;
  private kind: EnumValue;

  constructor(kind: EnumValue, value: Value) {
    super();
    this.kind = kind;
    this.value = value;
  }

  static null(): JValue {
    return new JValue(JTokenType.of(10), null);
  }

  get type(): Type {
    return named(definitionOf('JValue'));
  }

  get tokenType(): EnumValue {
    return this.kind;
  }

  assign(kind: EnumValue, value: Value): void {
    this.kind = kind;
    this.value = value;
  }

  children(): readonly JToken[] {
    return [];
  }

  clone(): JValue {
    return new JValue(this.kind, this.value);
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
      other.kind.value === this.kind.value &&
      (equalValues(this.value, other.value) || sameNumber(this.value, other.value))
    );
  }

  /** Compared by this token's type: numbers by size, text by code units. */
  compareTo(other: Value): number {
    if (other === null) return 1;
    return compareContent(this.value, other instanceof JValue ? other.value : other);
  }

  override key(): unknown {
    return `json ${this.kind.value} ${textOf(this.value)}`;
  }
}

/** @throws {ClrException} ArgumentException, FormatException for what cannot be compared with the first value */
function compareContent(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'string') return compareOrdinal(left, textOf(right));
  if (isNumber(left)) {
    const [one, other] = [toNumber(left), isNumber(right) ? toNumber(right) : Number.NaN];
    if (Number.isNaN(other)) throw format('Input string was not in a correct format.');
    return one === other ? 0 : one < other ? -1 : 1;
  }
  if (typeOf(left) !== typeOf(right)) {
    throw argument(`Object must be of type ${typeOf(left).id.replace(/^System\./, '')}.`);
  }
  return compareValues(left, right);
}

function isNumber(value: Value): boolean {
  return numericName(typeOf(value)) !== undefined && !(value instanceof Char);
}

/** An int and a long of one value are equal as tokens. */
function sameNumber(left: Value, right: Value): boolean {
  const isInteger = (value: Value) => typeof value === 'number' || typeof value === 'bigint';
  return isInteger(left) && isInteger(right) && textOf(left) === textOf(right);
}

export class JProperty extends JToken {
  readonly name: string;
  private content: JToken;

  constructor(name: string, value: JToken | null) {
    super();
    this.name = name;
    this.content = adopt(value);
    this.content.parent = this;
  }

  get type(): Type {
    return named(definitionOf('JProperty'));
  }

  get tokenType(): EnumValue {
    return JTokenType.of(4);
  }

  get value(): JToken {
    return this.content;
  }

  set value(value: JToken | null) {
    this.content.parent = null;
    this.content = adopt(value);
    this.content.parent = this;
  }

  override get path(): string {
    const above = this.parent?.path ?? '';
    const plain = /^[A-Za-z_$][\w$]*$/.test(this.name) || !/[.'"[\]\s]/.test(this.name);
    if (!plain) return `${above}['${this.name}']`;
    return above === '' ? this.name : `${above}.${this.name}`;
  }

  children(): readonly JToken[] {
    return [this.content];
  }

  clone(): JProperty {
    return new JProperty(this.name, this.content.clone());
  }

  detach(_child: JToken): void {
    throw new ClrException(
      'Newtonsoft.Json.JsonException',
      'Cannot add or remove items from Newtonsoft.Json.Linq.JProperty.',
    );
  }

  exchange(_child: JToken, value: JToken): void {
    this.value = value;
  }
}

export class JObject extends JToken {
  private readonly members = new Map<string, JProperty>();

  get type(): Type {
    return named(definitionOf('JObject'));
  }

  get tokenType(): EnumValue {
    return JTokenType.of(1);
  }

  get properties(): readonly JProperty[] {
    return [...this.members.values()];
  }

  get count(): number {
    return this.members.size;
  }

  property(name: string): JProperty | undefined {
    return this.members.get(name);
  }

  get(name: string): JToken | null {
    return this.members.get(name)?.value ?? null;
  }

  set(name: string, value: JToken | null): void {
    const known = this.members.get(name);
    if (known === undefined) this.add(new JProperty(name, value));
    else known.value = value;
  }

  /** @throws {ClrException} ArgumentException where the name is taken */
  add(property: JProperty): void {
    if (this.members.has(property.name)) {
      throw argument(
        `Can not add property ${property.name} to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.`,
      );
    }
    const owned = property.parent === null ? property : property.clone();
    owned.parent = this;
    this.members.set(owned.name, owned);
  }

  delete(name: string): boolean {
    const property = this.members.get(name);
    if (property === undefined) return false;
    property.parent = null;
    return this.members.delete(name);
  }

  clear(): void {
    for (const property of this.members.values()) property.parent = null;
    this.members.clear();
  }

  children(): readonly JToken[] {
    return this.properties;
  }

  /** `foreach` over a JObject goes through key-value pairs; as a JToken it goes through properties. */
  override elementsAs(element: Type | undefined): Iterable<Value> {
    const pair = pairOf(STRING, named(definitionOf('JToken')));
    if (element?.id !== pair.id) return this;
    return this.properties.map(({ name, value }) => new Pair(pair, name, value));
  }

  clone(): JObject {
    const copy = new JObject();
    for (const property of this.members.values()) copy.add(property.clone());
    return copy;
  }

  override child(key: Value): JToken | null {
    return this.get(propertyName(key, 'Accessed'));
  }

  override setChild(key: Value, value: JToken | null): void {
    this.set(propertyName(key, 'Set'), value);
  }

  detach(child: JToken): void {
    if (child instanceof JProperty) this.delete(child.name);
  }

  /** A property is exchanged for another one at the same place. */
  exchange(child: JToken, value: JToken): void {
    if (!(value instanceof JProperty)) throw cannotAdd(value, 'JObject');
    const properties = this.properties.map((property) => (property === child ? value : property));
    this.clear();
    for (const property of properties) this.add(property);
  }

  /** Puts properties at a place between others. */
  insertAt(index: number, property: JProperty): void {
    const properties = [...this.properties];
    properties.splice(index, 0, property);
    this.clear();
    for (const one of properties) this.add(one);
  }
}

function propertyName(key: Value, verb: string): string {
  if (key === null) throw argumentNull('o');
  if (typeof key !== 'string') {
    throw argument(
      `${verb} JObject values with invalid key value: ${textOf(key)}. Object property name expected.`,
    );
  }
  return key;
}

export function cannotAdd(value: JToken, container: string): ClrException {
  return argument(`Can not add ${value.type.id} to Newtonsoft.Json.Linq.${container}.`);
}

export class JArray extends JToken {
  readonly items: JToken[] = [];

  get type(): Type {
    return named(definitionOf('JArray'));
  }

  get tokenType(): EnumValue {
    return JTokenType.of(2);
  }

  children(): readonly JToken[] {
    return this.items;
  }

  at(index: number): JToken {
    const item = this.items[index];
    if (item === undefined) {
      throw argumentOutOfRange(
        'index',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
      );
    }
    return item;
  }

  insert(index: number, value: JToken | null): void {
    if (index < 0 || index > this.items.length) {
      throw argumentOutOfRange(
        'index',
        'Insertion index was out of range. Must be non-negative and less than or equal to size.',
      );
    }
    if (value instanceof JProperty) throw cannotAdd(value, 'JArray');
    const owned = adopt(value);
    owned.parent = this;
    this.items.splice(index, 0, owned);
  }

  add(value: JToken | null): void {
    this.insert(this.items.length, value);
  }

  set(index: number, value: JToken | null): void {
    const old = this.at(index);
    old.parent = null;
    const owned = adopt(value);
    owned.parent = this;
    this.items[index] = owned;
  }

  removeAt(index: number): void {
    this.at(index).parent = null;
    this.items.splice(index, 1);
  }

  indexOf(token: Value): number {
    return token instanceof JToken ? this.items.indexOf(token) : -1;
  }

  clear(): void {
    for (const item of this.items) item.parent = null;
    this.items.length = 0;
  }

  clone(): JArray {
    const copy = new JArray();
    for (const item of this.items) copy.add(item.clone());
    return copy;
  }

  override child(key: Value): JToken | null {
    return this.at(arrayIndex(key, 'Accessed'));
  }

  override setChild(key: Value, value: JToken | null): void {
    this.set(arrayIndex(key, 'Set'), value);
  }

  detach(child: JToken): void {
    this.removeAt(this.items.indexOf(child));
  }

  exchange(child: JToken, value: JToken): void {
    this.set(this.items.indexOf(child), value);
  }
}

function arrayIndex(key: Value, verb: string): number {
  if (key === null) throw argumentNull('o');
  if (typeof key !== 'number') {
    throw argument(
      `${verb} JArray values with invalid key value: ${typeof key === 'string' ? `"${key}"` : textOf(key)}. Array position index expected.`,
    );
  }
  return key;
}

/** Equal types, names, values and order. */
export function deepEquals(left: JToken | null, right: JToken | null): boolean {
  if (left === null || right === null) return left === right;
  if (left instanceof JValue || right instanceof JValue) return left.equals(right);
  if (left instanceof JObject && right instanceof JObject) {
    return (
      left.count === right.count &&
      left.properties.every(({ name, value }) => {
        const other = right.property(name);
        return other !== undefined && deepEquals(value, other.value);
      })
    );
  }
  if (left instanceof JProperty && right instanceof JProperty) {
    return left.name === right.name && deepEquals(left.value, right.value);
  }
  const [one, two] = [left.children(), right.children()];
  return (
    left.type.id === right.type.id &&
    one.length === two.length &&
    one.every((child, index) => deepEquals(child, two[index] ?? null))
  );
}
