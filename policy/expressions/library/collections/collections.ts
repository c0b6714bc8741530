/** Generic collections. */
import {
  argument,
  argumentNull,
  argumentOutOfRange,
  ClrException,
  invalidOperation,
} from '../../errors.ts';
import { named, type Type } from '../../types/type.ts';
import { ClrObject, equalValues, keyOf, type Value } from '../../types/values.ts';
import { textOf } from '../foundation/text-of.ts';
import { queueType, stackType } from './collection-types.ts';
import type { StringComparer } from './comparers.ts';
import { dictionaryType, pairDefinition } from './dictionary-types.ts';
import { hashSetType } from './hash-set-type.ts';
import { listType } from './list-type.ts';
import { SequenceObject } from './sequence.ts';

const CHANGED = 'Collection was modified; enumeration operation may not execute.';

/** Entries by key; a new one takes the place that was last freed, as .NET's hash tables have it. */
class Slots<Entry> {
  private readonly places = new Map<unknown, number>();
  private readonly entries: (Entry | undefined)[] = [];
  private readonly free: number[] = [];

  get size(): number {
    return this.places.size;
  }

  has(key: unknown): boolean {
    return this.places.has(key);
  }

  get(key: unknown): Entry | undefined {
    const place = this.places.get(key);
    return place === undefined ? undefined : this.entries[place];
  }

  set(key: unknown, entry: Entry): void {
    const place = this.places.get(key) ?? this.free.pop() ?? this.entries.length;
    this.places.set(key, place);
    this.entries[place] = entry;
  }

  delete(key: unknown): boolean {
    const place = this.places.get(key);
    if (place === undefined) return false;
    this.places.delete(key);
    this.entries[place] = undefined;
    this.free.push(place);
    return true;
  }

  clear(): void {
    this.places.clear();
    this.entries.length = 0;
    this.free.length = 0;
  }

  *values(): Generator<Entry> {
    for (const entry of this.entries) if (entry !== undefined) yield entry;
  }
}

/** Elements in order; an enumeration notices when they change under it. */
abstract class Counted extends SequenceObject {
  protected version = 0;

  abstract get count(): number;
  protected abstract elements(): Iterator<Value>;

  override size(): number {
    return this.count;
  }

  *[Symbol.iterator](): Generator<Value> {
    const { version } = this;
    const elements = this.elements();
    for (let next = elements.next(); next.done !== true; next = elements.next()) {
      yield next.value;
      if (this.version !== version) throw invalidOperation(CHANGED);
    }
  }
}

export class List extends Counted {
  readonly element: Type;
  readonly items: Value[];

  constructor(element: Type, items: Value[]) {
    super();
    this.element = element;
    this.items = items;
  }

  get type(): Type {
    return named(listType, [this.element]);
  }

  get count(): number {
    return this.items.length;
  }

  at(index: number): Value {
    const value = this.items[index];
    if (value === undefined) throw argumentOutOfRange('index', OUT_OF_RANGE);
    return value;
  }

  set(index: number, value: Value): void {
    this.at(index);
    this.version++;
    this.items[index] = value;
  }

  splice(index: number, remove: number, ...added: Value[]): void {
    this.version++;
    this.items.splice(index, remove, ...added);
  }

  add(value: Value): void {
    this.version++;
    this.items.push(value);
  }

  replace(items: readonly Value[]): void {
    this.version++;
    this.items.length = 0;
    for (const item of items) this.items.push(item);
  }

  protected elements(): Iterator<Value> {
    return this.items.values();
  }
}

export const OUT_OF_RANGE =
  'Index was out of range. Must be non-negative and less than the size of the collection.';

function keyWith(comparer: StringComparer | null): (value: Value) => unknown {
  return comparer === null ? keyOf : (value) => comparer.keyOf(value);
}

export class Pair extends ClrObject {
  readonly type: Type;
  readonly name: Value;
  readonly value: Value;

  constructor(type: Type, name: Value, value: Value) {
    super();
    this.type = type;
    this.name = name;
    this.value = value;
  }

  override toString(): string {
    return `[${textOf(this.name)}, ${textOf(this.value)}]`;
  }

  override equals(other: Value): boolean {
    return (
      other instanceof Pair &&
      equalValues(this.name, other.name) &&
      equalValues(this.value, other.value)
    );
  }

  override key(): unknown {
    return `pair ${String(keyOf(this.name))} ${String(keyOf(this.value))}`;
  }
}

/** Anything with keys and values: dictionaries, and the collections of `context`. */
export abstract class Lookup extends Counted {
  abstract readonly keyType: Type;
  abstract readonly valueType: Type;
  /** Undefined where the key is missing. */
  abstract find(key: Value): Value | undefined;
  abstract entries(): Iterable<readonly [Value, Value]>;

  pairType(): Type {
    return named(pairDefinition, [this.keyType, this.valueType]);
  }

  protected *elements(): Generator<Value> {
    const type = this.pairType();
    for (const [key, value] of this.entries()) yield new Pair(type, key, value);
  }

  /** All keys (0) or all values (1). */
  part(index: 0 | 1): Iterator<Value> {
    return this.#parts(index);
  }

  *#parts(index: 0 | 1): Generator<Value> {
    const { version } = this;
    for (const entry of this.entries()) {
      yield entry[index];
      if (this.version !== version) throw invalidOperation(CHANGED);
    }
  }

  get(key: Value): Value {
    if (key === null) throw argumentNull('key');
    const value = this.find(key);
    if (value === undefined) {
      throw new ClrException(
        'System.Collections.Generic.KeyNotFoundException',
        'The given key was not present in the dictionary.',
      );
    }
    return value;
  }
}

export class Dictionary extends Lookup {
  readonly keyType: Type;
  readonly valueType: Type;
  private readonly map = new Slots<readonly [Value, Value]>();
  private readonly keyOf: (value: Value) => unknown;

  constructor(keyType: Type, valueType: Type, comparer: StringComparer | null = null) {
    super();
    this.keyType = keyType;
    this.valueType = valueType;
    this.keyOf = keyWith(comparer);
  }

  get type(): Type {
    return named(dictionaryType, [this.keyType, this.valueType]);
  }

  get count(): number {
    return this.map.size;
  }

  find(key: Value): Value | undefined {
    return this.map.get(this.keyOf(key))?.[1];
  }

  set(key: Value, value: Value): void {
    if (key === null) throw argumentNull('key');
    this.version++;
    const known = this.map.get(this.keyOf(key));
    this.map.set(this.keyOf(key), [known === undefined ? key : known[0], value]);
  }

  add(key: Value, value: Value): void {
    if (key === null) throw argumentNull('key');
    if (this.map.has(this.keyOf(key))) {
      throw argument('An item with the same key has already been added.');
    }
    this.set(key, value);
  }

  remove(key: Value): boolean {
    if (key === null) throw argumentNull('key');
    this.version++;
    return this.map.delete(this.keyOf(key));
  }

  clear(): void {
    this.version++;
    this.map.clear();
  }

  entries(): Iterable<readonly [Value, Value]> {
    return this.map.values();
  }
}

export class HashSet extends Counted {
  readonly element: Type;
  private readonly map = new Slots<Value>();
  private readonly keyOf: (value: Value) => unknown;

  constructor(element: Type, comparer: StringComparer | null = null) {
    super();
    this.element = element;
    this.keyOf = keyWith(comparer);
  }

  get type(): Type {
    return named(hashSetType, [this.element]);
  }

  get count(): number {
    return this.map.size;
  }

  has(value: Value): boolean {
    return this.map.has(this.keyOf(value));
  }

  override includes(value: Value): boolean {
    return this.has(value);
  }

  add(value: Value): boolean {
    if (this.has(value)) return false;
    this.version++;
    this.map.set(this.keyOf(value), value);
    return true;
  }

  remove(value: Value): boolean {
    this.version++;
    return this.map.delete(this.keyOf(value));
  }

  clear(): void {
    this.version++;
    this.map.clear();
  }

  protected elements(): Iterator<Value> {
    return this.map.values();
  }
}

/** First in, first out, or last in, first out. */
export class Line extends Counted {
  readonly element: Type;
  /** In the order in which they came; a queue's first ones that are gone leave their places behind for a while. */
  private items: Value[] = [];
  private gone = 0;
  private readonly isStack: boolean;

  constructor(element: Type, isStack: boolean) {
    super();
    this.element = element;
    this.isStack = isStack;
  }

  get type(): Type {
    return named(this.isStack ? stackType : queueType, [this.element]);
  }

  get count(): number {
    return this.items.length - this.gone;
  }

  put(value: Value): void {
    this.version++;
    this.items.push(value);
  }

  peek(): Value {
    const first = this.isStack ? this.items.at(-1) : this.items[this.gone];
    if (first === undefined) throw invalidOperation(`${this.isStack ? 'Stack' : 'Queue'} empty.`);
    return first;
  }

  take(): Value {
    const first = this.peek();
    this.version++;
    if (this.isStack) {
      this.items.pop();
    } else if (++this.gone * 2 > this.items.length) {
      this.items = this.items.slice(this.gone);
      this.gone = 0;
    }
    return first;
  }

  clear(): void {
    this.version++;
    this.items = [];
    this.gone = 0;
  }

  protected elements(): Iterator<Value> {
    const left = this.items.slice(this.gone);
    return (this.isStack ? left.reverse() : left).values();
  }
}

/** `KeyValuePair<TKey, TValue>`. */
export function pairOf(key: Type, value: Type): Type {
  return named(pairDefinition, [key, value]);
}
