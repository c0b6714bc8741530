/** Dictionaries, their pairs and their interfaces. */
import {
  argument,
  argumentNull,
  argumentOutOfRange,
  ClrException,
  invalidOperation,
} from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call, Reference } from '../../types/member.ts';
import { defaultOf, named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject, equalValues, keyOf, type Value } from '../../types/values.ts';
import { textOf } from '../foundation/text-of.ts';
import { elementOf } from './collection-members.ts';
import type { StringComparer } from './comparers.ts';
import { CHANGED, Counted, keyWith, Slots } from './counted.ts';
import { Lazy } from './sequence.ts';

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
  readonly #map = new Slots<readonly [Value, Value]>();
  readonly #keyOf: (value: Value) => unknown;

  constructor(keyType: Type, valueType: Type, comparer: StringComparer | null = null) {
    super();
    this.keyType = keyType;
    this.valueType = valueType;
    this.#keyOf = keyWith(comparer);
  }

  get type(): Type {
    return named(dictionaryType, [this.keyType, this.valueType]);
  }

  get count(): number {
    return this.#map.size;
  }

  find(key: Value): Value | undefined {
    return this.#map.get(this.#keyOf(key))?.[1];
  }

  set(key: Value, value: Value): void {
    if (key === null) throw argumentNull('key');
    this.version++;
    const known = this.#map.get(this.#keyOf(key));
    this.#map.set(this.#keyOf(key), [known === undefined ? key : known[0], value]);
  }

  add(key: Value, value: Value): void {
    if (key === null) throw argumentNull('key');
    if (this.#map.has(this.#keyOf(key))) {
      throw argument('An item with the same key has already been added.');
    }
    this.set(key, value);
  }

  remove(key: Value): boolean {
    if (key === null) throw argumentNull('key');
    this.version++;
    return this.#map.delete(this.#keyOf(key));
  }

  clear(): void {
    this.version++;
    this.#map.clear();
  }

  entries(): Iterable<readonly [Value, Value]> {
    return this.#map.values();
  }
}

/** `KeyValuePair<TKey, TValue>`. */
export function pairOf(key: Type, value: Type): Type {
  return named(pairDefinition, [key, value]);
}

const pairDefinition: TypeDefinition = define({
  declaration: 'struct System.Collections.Generic.KeyValuePair<TKey, TValue>',
  initial: (type) => {
    const [key, value] = type.arguments.map(defaultOf);
    return new Pair(type, key ?? null, value ?? null);
  },
  members: {
    'new(TKey key, TValue value)': {
      withCall: (call: Call, key: Value, value: Value) =>
        new Pair(named(pairDefinition, [elementOf(call), elementOf(call, 1)]), key, value),
    },
    'TKey Key': (pair: Pair) => pair.name,
    'TValue Value': (pair: Pair) => pair.value,
  },
});

const tryGetValue = {
  withCall: (call: Call, lookup: Lookup, key: Value, result: Reference) => {
    if (key === null) throw argumentNull('key');
    const value = lookup.find(key);
    result.value = value === undefined ? defaultOf(elementOf(call, 1)) : value;
    return value !== undefined;
  },
};

/** Members that every dictionary has, whichever interface it is seen through. */
const lookupMembers = {
  'int Count': ({ count }: Lookup) => count,
  'TValue this[TKey key]': (lookup: Lookup, key: Value) => lookup.get(key),
  'bool ContainsKey(TKey key)': (lookup: Lookup, key: Value) => {
    if (key === null) throw argumentNull('key');
    return lookup.find(key) !== undefined;
  },
  'bool TryGetValue(TKey key, out TValue value)': tryGetValue,
};

const writeMembers = {
  'set TValue this[TKey key]': (lookup: Lookup, key: Value, value: Value) =>
    writable(lookup).set(key, value),
  'void Add(TKey key, TValue value)': (lookup: Lookup, key: Value, value: Value) =>
    writable(lookup).add(key, value),
  'bool Remove(TKey key)': (lookup: Lookup, key: Value) => writable(lookup).remove(key),
  'void Clear()': (lookup: Lookup) => writable(lookup).clear(),
};

/** @throws {ClrException} for a form of `context`, which can only be read here */
function writable(lookup: Lookup): Dictionary {
  if (lookup instanceof Dictionary) return lookup;
  throw new ClrException('System.NotSupportedException', 'Collection is read-only.');
}

function part(index: 0 | 1): (lookup: Lookup) => Value {
  return (lookup) =>
    new Lazy(index === 0 ? lookup.keyType : lookup.valueType, () => lookup.part(index));
}

const dictionaryType = define({
  declaration:
    'class System.Collections.Generic.Dictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>',
  members: {
    'new()': {
      withCall: (call: Call) => new Dictionary(elementOf(call), elementOf(call, 1)),
    },
    'new(int capacity)': {
      withCall: (call: Call, capacity: number) => {
        if (capacity < 0) throw argumentOutOfRange('capacity');
        return new Dictionary(elementOf(call), elementOf(call, 1));
      },
    },
    'new(IEqualityComparer<TKey> comparer)': {
      withCall: (call: Call, comparer: StringComparer | null) =>
        new Dictionary(elementOf(call), elementOf(call, 1), comparer),
    },
    'new(int capacity, IEqualityComparer<TKey> comparer)': {
      withCall: (call: Call, _capacity: number, comparer: StringComparer | null) =>
        new Dictionary(elementOf(call), elementOf(call, 1), comparer),
    },
    'new(IDictionary<TKey, TValue> dictionary)': {
      withCall: (call: Call, source: Lookup | null) => copyOf(call, source, null),
    },
    'new(IDictionary<TKey, TValue> dictionary, IEqualityComparer<TKey> comparer)': {
      withCall: (call: Call, source: Lookup | null, comparer: StringComparer | null) =>
        copyOf(call, source, comparer),
    },
    ...lookupMembers,
    ...writeMembers,
    'ICollection<TKey> Keys': part(0),
    'ICollection<TValue> Values': part(1),
    'bool TryAdd(TKey key, TValue value)': (dictionary: Dictionary, key: Value, value: Value) => {
      if (key === null) throw argumentNull('key');
      if (dictionary.find(key) !== undefined) return false;
      dictionary.add(key, value);
      return true;
    },
    'bool Remove(TKey key, out TValue value)': {
      withCall: (call: Call, dictionary: Dictionary, key: Value, removed: Reference) => {
        removed.value = dictionary.find(key) ?? defaultOf(elementOf(call, 1));
        return dictionary.remove(key);
      },
    },
    'bool ContainsValue(TValue value)': (dictionary: Dictionary, wanted: Value) =>
      [...dictionary.entries()].some(([, value]) => equalValues(value, wanted)),
  },
  missing: 'Comparer EnsureCapacity GetEnumerator TrimExcess new',
});

function copyOf(call: Call, source: Lookup | null, comparer: StringComparer | null): Dictionary {
  if (source === null) throw argumentNull('dictionary');
  const copy = new Dictionary(elementOf(call), elementOf(call, 1), comparer);
  for (const [key, value] of source.entries()) {
    call.spend(1);
    copy.add(key, value);
  }
  return copy;
}

export const dictionaryTypes: readonly TypeDefinition[] = [
  pairDefinition,
  dictionaryType,
  define({
    declaration:
      'interface System.Collections.Generic.IDictionary<TKey, TValue> : ICollection<KeyValuePair<TKey, TValue>>',
    members: {
      ...lookupMembers,
      ...writeMembers,
      'ICollection<TKey> Keys': part(0),
      'ICollection<TValue> Values': part(1),
    },
  }),
  define({
    declaration:
      'interface System.Collections.Generic.IReadOnlyDictionary<TKey, TValue> : IReadOnlyCollection<KeyValuePair<TKey, TValue>>',
    members: {
      ...lookupMembers,
      'IEnumerable<TKey> Keys': part(0),
      'IEnumerable<TValue> Values': part(1),
    },
  }),
];
