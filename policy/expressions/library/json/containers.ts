/** Json.NET's properties, objects and arrays. */
import { argument, argumentOutOfRange, ClrException } from '../../errors.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { Pair, pairOf } from '../collections/dictionary.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { Double } from '../numbers/double.ts';
import { STRING } from '../text/string.ts';
import { jsonType } from './definitions.ts';
import { arrayIndex, propertyName } from './keys.ts';
import type { NumberList } from './number-list.ts';
import { PropertyList } from './property-list.ts';
import { adopt, JToken, JValue } from './token.ts';
import { JTokenType } from './token-kind.ts';

const jToken = jsonType('JToken');
const jProperty = jsonType('JProperty');
const jObject = jsonType('JObject');
const jArray = jsonType('JArray');

export type JContainer = JObject | JArray | JProperty;

/** What a property holds: no other property. */
function owned(value: JToken | null): JToken {
  if (value instanceof JProperty) throw cannotAdd(value, 'JProperty');
  return adopt(value);
}

export class JProperty extends JToken {
  readonly name: string;
  /** Beside it in its object, which links them (property-list.ts). */
  before: JProperty | undefined;
  behind: JProperty | undefined;
  #content: JToken;

  constructor(name: string, value: JToken | null) {
    super();
    this.name = name;
    this.#content = owned(value);
    this.#content.parent = this;
  }

  get type(): Type {
    return jProperty();
  }

  get tokenType(): EnumValue {
    return JTokenType.of(4);
  }

  get value(): JToken {
    return this.#content;
  }

  set value(value: JToken | null) {
    const content = owned(value);
    this.#content.parent = null;
    this.#content = content;
    this.#content.parent = this;
  }

  override get path(): string {
    const above = this.parent?.path ?? '';
    const plain = /^[A-Za-z_$][\w$]*$/.test(this.name) || !/[.'"[\]\s]/.test(this.name);
    if (!plain) return `${above}['${this.name}']`;
    return above === '' ? this.name : `${above}.${this.name}`;
  }

  override get count(): number {
    return 1;
  }

  override weight(): number {
    return 1 + this.#content.weight();
  }

  pathOf(_child: JToken): string {
    return this.path;
  }

  children(): readonly JToken[] {
    return [this.#content];
  }

  clone(): JProperty {
    return new JProperty(this.name, this.#content.clone());
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

const NO_PROPERTIES = new PropertyList<JProperty>();

export class JObject extends JToken {
  #properties: PropertyList<JProperty>;
  /** What nobody has looked at yet. */
  #original: JObject | undefined;

  /** @param original an object that never changes, whose properties are copied when somebody looks at them */
  constructor(original?: JObject) {
    super();
    this.#properties = original === undefined ? new PropertyList() : NO_PROPERTIES;
    this.#original = original;
  }

  get #members(): PropertyList<JProperty> {
    if (this.#original !== undefined) {
      this.#properties = new PropertyList();
      let { first: one } = this.#original.#properties;
      for (; one !== undefined; one = one.behind) {
        const property = new JProperty(one.name, copyOf(one.value));
        property.parent = this;
        this.#properties.add(property);
      }
      this.#original = undefined;
    }
    return this.#properties;
  }

  get type(): Type {
    return jObject();
  }

  get tokenType(): EnumValue {
    return JTokenType.of(1);
  }

  get properties(): readonly JProperty[] {
    return this.#members.all();
  }

  override get count(): number {
    return this.#original?.count ?? this.#properties.size;
  }

  override size(): number {
    return this.count;
  }

  override weight(): number {
    if (this.#original !== undefined) return this.#original.weight();
    let weight = 1;
    for (let one = this.#members.first; one !== undefined; one = one.behind) weight += one.weight();
    return weight;
  }

  property(name: string): JProperty | undefined {
    return this.#members.get(name);
  }

  get(name: string): JToken | null {
    return this.#members.get(name)?.value ?? null;
  }

  set(name: string, value: JToken | null): void {
    const known = this.#members.get(name);
    if (known === undefined) this.#own(new JProperty(name, value));
    else known.value = value;
  }

  /** @throws {ClrException} ArgumentException where the name is taken */
  add(property: JProperty): void {
    if (this.#members.get(property.name) !== undefined) {
      throw argument(
        `Can not add property ${property.name} to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.`,
      );
    }
    this.#own(property.parent === null ? property : property.clone());
  }

  #own(property: JProperty): void {
    property.parent = this;
    this.version++;
    this.#members.add(property);
  }

  delete(name: string): boolean {
    const property = this.#members.get(name);
    if (property === undefined) return false;
    property.parent = null;
    this.version++;
    this.#members.delete(property);
    return true;
  }

  clear(): void {
    for (const { name } of this.properties) this.delete(name);
  }

  pathOf(_child: JToken): string {
    return this.path;
  }

  children(): readonly JToken[] {
    return this.properties;
  }

  /** `foreach` over a JObject goes through key-value pairs; as a JToken it goes through properties. */
  override elementsAs(element: Type | undefined): Iterable<Value> {
    const pair = pairOf(STRING, jToken());
    if (element?.id !== pair.id) return this;
    return this.properties.map(({ name, value }) => new Pair(pair, name, value));
  }

  clone(): JObject {
    const copy = new JObject();
    for (const property of this.properties) copy.add(property.clone());
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
    if (index === this.#members.size) {
      this.add(property);
      return;
    }
    const properties = [...this.properties];
    properties.splice(index, 0, property);
    this.clear();
    for (const one of properties) this.add(one);
  }
}

export function cannotAdd(value: JToken, container: string): ClrException {
  return argument(`Can not add ${value.type.id} to Newtonsoft.Json.Linq.${container}.`);
}

const NO_TOKENS: JToken[] = [];

export class JArray extends JToken {
  #tokens: JToken[];
  /** What nobody has looked at yet. */
  #numbers: NumberList | undefined;

  /** @param numbers elements that are made into tokens when somebody looks at them */
  constructor(numbers?: NumberList) {
    super();
    this.#tokens = numbers === undefined ? [] : NO_TOKENS;
    this.#numbers = numbers;
  }

  get items(): JToken[] {
    if (this.#numbers !== undefined) {
      this.#tokens = this.#numbers.tokens();
      this.#numbers = undefined;
      for (const token of this.#tokens) token.parent = this;
    }
    return this.#tokens;
  }

  /** Numbers that can be written without looking at them. */
  get unread(): NumberList | undefined {
    return this.#numbers?.isCanonical === true ? this.#numbers : undefined;
  }

  override weight(): number {
    return this.#numbers === undefined ? super.weight() : this.#numbers.count;
  }

  override get count(): number {
    return this.#numbers?.count ?? this.#tokens.length;
  }

  get type(): Type {
    return jArray();
  }

  get tokenType(): EnumValue {
    return JTokenType.of(2);
  }

  pathOf(child: JToken): string {
    return `${this.path}[${this.items.indexOf(child)}]`;
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
    this.version++;
    if (index === this.items.length) this.items.push(owned);
    else this.items.splice(index, 0, owned);
  }

  add(value: JToken | null): void {
    this.insert(this.items.length, value);
  }

  set(index: number, value: JToken | null): void {
    const old = this.at(index);
    old.parent = null;
    const owned = adopt(value);
    owned.parent = this;
    this.version++;
    this.items[index] = owned;
  }

  removeAt(index: number): void {
    this.at(index).parent = null;
    this.version++;
    this.items.splice(index, 1);
  }

  indexOf(token: Value): number {
    return token instanceof JToken ? this.items.indexOf(token) : -1;
  }

  clear(): void {
    for (const item of this.items) item.parent = null;
    this.version++;
    this.items.length = 0;
  }

  clone(): JArray {
    if (this.#numbers !== undefined) return new JArray(this.#numbers);
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

/** The same in a tree of its own, of a token that never changes; boxed numbers are others, too. */
function copyOf(original: JToken): JToken {
  if (original instanceof JObject) return new JObject(original);
  if (original instanceof JValue) {
    const { tokenType, value, source } = original;
    return new JValue(tokenType, value instanceof Double ? new Double(value.value) : value, source);
  }
  const copy = new JArray();
  for (const child of original.children()) copy.add(copyOf(child));
  return copy;
}
