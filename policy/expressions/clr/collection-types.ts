/** The members of the generic collections. */
import { argument, argumentNull, argumentOutOfRange, ClrException } from '../errors.ts';
import { define } from '../types/define.ts';
import type { Call, Reference } from '../types/member.ts';
import { named, type Type, type TypeDefinition } from '../types/type.ts';
import { equalValues, type Value } from '../values.ts';
import { createArray } from './array.ts';
import {
  Dictionary,
  HashSet,
  Line,
  List,
  type Lookup,
  OUT_OF_RANGE,
  Pair,
  StringComparer,
} from './collections.ts';
import { compareText, compareValues } from './compare.ts';
import type { Delegate } from './object.ts';
import { iterate, Lazy, SequenceObject } from './sequence.ts';

function fill(values: Value, call: Call): Value[] {
  if (values === null) throw argumentNull('collection');
  const items: Value[] = [];
  for (const value of iterate(values)) {
    call.spend(1);
    items.push(value);
  }
  return items;
}

function countOf(value: Value): number {
  let count = 0;
  if (value instanceof SequenceObject && value.size() > 0) return value.size();
  for (const _ of iterate(value)) count++;
  return count;
}

function includes(values: Value, wanted: Value): boolean {
  for (const value of iterate(values)) if (equalValues(value, wanted)) return true;
  return false;
}

function elementOf({ ownerTypes }: Call, index = 0): Type {
  const type = ownerTypes[index];
  if (type === undefined) throw new Error('the collection has a type argument');
  return type;
}

export const listType = define({
  declaration: 'class System.Collections.Generic.List<T> : IList<T>',
  members: {
    'new()': { withCall: (call: Call) => new List(elementOf(call), []) },
    'new(int capacity)': {
      withCall: (call: Call, capacity: number) => {
        if (capacity < 0) throw argumentOutOfRange('capacity');
        return new List(elementOf(call), []);
      },
    },
    'new(IEnumerable<T> collection)': {
      withCall: (call: Call, values: Value) => new List(elementOf(call), fill(values, call)),
    },
    'int Count': ({ count }: List) => count,
    'int Capacity': ({ count }: List) => count,
    'T this[int index]': (list: List, index: number) => list.at(index),
    'set T this[int index]': (list: List, index: number, value: Value) => list.set(index, value),
    'void Add(T item)': (list: List, value: Value) => list.add(value),
    'void AddRange(IEnumerable<T> collection)': {
      withCall: (call: Call, list: List, values: Value) => {
        for (const value of fill(values, call)) list.add(value);
      },
    },
    'void Insert(int index, T item)': (list: List, index: number, value: Value) => {
      if (index < 0 || index > list.count) throw argumentOutOfRange('index', OUT_OF_RANGE);
      list.splice(index, 0, value);
    },
    'void InsertRange(int index, IEnumerable<T> collection)': {
      withCall: (call: Call, list: List, index: number, values: Value) => {
        if (index < 0 || index > list.count) throw argumentOutOfRange('index', OUT_OF_RANGE);
        list.splice(index, 0, ...fill(values, call));
      },
    },
    'bool Remove(T item)': (list: List, value: Value) => {
      const index = list.items.findIndex((item) => equalValues(item, value));
      if (index >= 0) list.splice(index, 1);
      return index >= 0;
    },
    'void RemoveAt(int index)': (list: List, index: number) => {
      list.at(index);
      list.splice(index, 1);
    },
    'void RemoveRange(int index, int count)': (list: List, index: number, count: number) => {
      if (index < 0 || count < 0) throw argumentOutOfRange(index < 0 ? 'index' : 'count');
      if (index + count > list.count) {
        throw argument('Offset and length were out of bounds for the array.');
      }
      list.splice(index, count);
    },
    'int RemoveAll(Predicate<T> match)': (list: List, match: Delegate) => {
      const kept = list.items.filter((item) => match.invoke(item) !== true);
      const removed = list.count - kept.length;
      list.replace(kept);
      return removed;
    },
    'void Clear()': (list: List) => list.replace([]),
    'bool Contains(T item)': (list: List, value: Value) =>
      list.items.some((item) => equalValues(item, value)),
    'int IndexOf(T item)': (list: List, value: Value) =>
      list.items.findIndex((item) => equalValues(item, value)),
    'int LastIndexOf(T item)': (list: List, value: Value) =>
      list.items.findLastIndex((item) => equalValues(item, value)),
    'bool Exists(Predicate<T> match)': (list: List, match: Delegate) =>
      list.items.some((item) => match.invoke(item) === true),
    'T Find(Predicate<T> match)': {
      withCall: (call: Call, list: List, match: Delegate) =>
        list.items.find((item) => match.invoke(item) === true) ?? initial(elementOf(call)),
    },
    'T FindLast(Predicate<T> match)': {
      withCall: (call: Call, list: List, match: Delegate) =>
        list.items.findLast((item) => match.invoke(item) === true) ?? initial(elementOf(call)),
    },
    'List<T> FindAll(Predicate<T> match)': (list: List, match: Delegate) =>
      new List(
        list.element,
        list.items.filter((item) => match.invoke(item) === true),
      ),
    'int FindIndex(Predicate<T> match)': (list: List, match: Delegate) =>
      list.items.findIndex((item) => match.invoke(item) === true),
    'bool TrueForAll(Predicate<T> match)': (list: List, match: Delegate) =>
      list.items.every((item) => match.invoke(item) === true),
    'void ForEach(Action<T> action)': (list: List, action: Delegate) => {
      for (const item of list) action.invoke(item);
    },
    'List<T> GetRange(int index, int count)': (list: List, index: number, count: number) => {
      if (index < 0 || count < 0) throw argumentOutOfRange(index < 0 ? 'index' : 'count');
      if (index + count > list.count) {
        throw argument('Offset and length were out of bounds for the array.');
      }
      return new List(list.element, list.items.slice(index, index + count));
    },
    'void Reverse()': (list: List) => list.replace([...list.items].reverse()),
    'void Sort()': (list: List) => list.replace(sorted(list.items, compareValues)),
    'void Sort(Comparison<T> comparison)': (list: List, comparison: Delegate) =>
      list.replace(sorted(list.items, (left, right) => Number(comparison.invoke(left, right)))),
    'T[] ToArray()': (list: List) => createArray(list.element, list.items),
  },
  missing: 'AsReadOnly BinarySearch ConvertAll CopyTo FindLastIndex GetEnumerator TrimExcess',
});

function sorted(items: readonly Value[], compare: (left: Value, right: Value) => number): Value[] {
  try {
    return [...items].sort(compare);
  } catch (error) {
    if (!(error instanceof ClrException) || error.fatal) throw error;
    throw new ClrException(
      'System.InvalidOperationException',
      'Failed to compare two elements in the array.',
      { inner: error },
    );
  }
}

function initial(type: Type): Value {
  return type.kind === 'named' ? type.definition.initial() : null;
}

export const pairDefinition = define({
  declaration: 'struct System.Collections.Generic.KeyValuePair<TKey, TValue>',
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
    result.value = value === undefined ? initial(elementOf(call, 1)) : value;
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
  'set TValue this[TKey key]': (dictionary: Dictionary, key: Value, value: Value) =>
    dictionary.set(key, value),
  'void Add(TKey key, TValue value)': (dictionary: Dictionary, key: Value, value: Value) =>
    dictionary.add(key, value),
  'bool Remove(TKey key)': (dictionary: Dictionary, key: Value) => dictionary.remove(key),
  'void Clear()': (dictionary: Dictionary) => dictionary.clear(),
};

function part(index: 0 | 1): (lookup: Lookup) => Value {
  return (lookup) =>
    new Lazy(index === 0 ? lookup.keyType : lookup.valueType, function* () {
      for (const entry of lookup.entries()) yield entry[index];
    });
}

export const dictionaryType = define({
  declaration:
    'class System.Collections.Generic.Dictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>',
  members: {
    'new()': {
      withCall: (call: Call) => new Dictionary(elementOf(call), elementOf(call, 1)),
    },
    'new(int capacity)': {
      withCall: (call: Call) => new Dictionary(elementOf(call), elementOf(call, 1)),
    },
    'new(StringComparer comparer)': {
      withCall: (call: Call, comparer: StringComparer | null) =>
        new Dictionary(elementOf(call), elementOf(call, 1), comparer),
    },
    'new(IDictionary<TKey, TValue> dictionary)': {
      withCall: (call: Call, source: Lookup | null) => copyOf(call, source, null),
    },
    'new(IDictionary<TKey, TValue> dictionary, StringComparer comparer)': {
      withCall: (call: Call, source: Lookup | null, comparer: StringComparer | null) =>
        copyOf(call, source, comparer),
    },
    ...lookupMembers,
    ...writeMembers,
    'ICollection<TKey> Keys': part(0),
    'ICollection<TValue> Values': part(1),
    'bool ContainsValue(TValue value)': (dictionary: Dictionary, wanted: Value) =>
      [...dictionary.entries()].some(([, value]) => equalValues(value, wanted)),
  },
  missing: 'Comparer EnsureCapacity GetEnumerator TrimExcess TryAdd',
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

function setOperation(change: (set: HashSet, values: readonly Value[]) => void): {
  withCall: (call: Call, set: HashSet, values: Value) => void;
} {
  return { withCall: (call, set, values) => change(set, fill(values, call)) };
}

function isSubset(set: HashSet, values: readonly Value[]): boolean {
  const other = new HashSet(set.element);
  for (const value of values) other.add(value);
  return [...set].every((value) => other.has(value));
}

export const hashSetType = define({
  declaration: 'class System.Collections.Generic.HashSet<T> : ISet<T>',
  members: {
    'new()': { withCall: (call: Call) => new HashSet(elementOf(call)) },
    'new(StringComparer comparer)': {
      withCall: (call: Call, comparer: StringComparer | null) =>
        new HashSet(elementOf(call), comparer),
    },
    'new(IEnumerable<T> collection)': {
      withCall: (call: Call, values: Value) => setOf(call, values, null),
    },
    'new(IEnumerable<T> collection, StringComparer comparer)': {
      withCall: (call: Call, values: Value, comparer: StringComparer | null) =>
        setOf(call, values, comparer),
    },
    'int Count': ({ count }: HashSet) => count,
    'bool Add(T item)': (set: HashSet, value: Value) => set.add(value),
    'bool Remove(T item)': (set: HashSet, value: Value) => set.remove(value),
    'bool Contains(T item)': (set: HashSet, value: Value) => set.has(value),
    'void Clear()': (set: HashSet) => set.clear(),
    'void UnionWith(IEnumerable<T> other)': setOperation((set, values) => {
      for (const value of values) set.add(value);
    }),
    'void ExceptWith(IEnumerable<T> other)': setOperation((set, values) => {
      for (const value of values) set.remove(value);
    }),
    'void IntersectWith(IEnumerable<T> other)': setOperation((set, values) => {
      const other = new HashSet(set.element);
      for (const value of values) other.add(value);
      for (const value of [...set]) if (!other.has(value)) set.remove(value);
    }),
    'bool IsSubsetOf(IEnumerable<T> other)': {
      withCall: (call: Call, set: HashSet, values: Value) => isSubset(set, fill(values, call)),
    },
    'bool IsSupersetOf(IEnumerable<T> other)': {
      withCall: (call: Call, set: HashSet, values: Value) =>
        fill(values, call).every((value) => set.has(value)),
    },
    'bool Overlaps(IEnumerable<T> other)': {
      withCall: (call: Call, set: HashSet, values: Value) =>
        fill(values, call).some((value) => set.has(value)),
    },
    'bool SetEquals(IEnumerable<T> other)': {
      withCall: (call: Call, set: HashSet, values: Value) => {
        const items = fill(values, call);
        return items.every((value) => set.has(value)) && isSubset(set, items);
      },
    },
  },
  missing:
    'CopyTo GetEnumerator IsProperSubsetOf IsProperSupersetOf RemoveWhere SymmetricExceptWith TrimExcess TryGetValue',
});

function setOf(call: Call, values: Value, comparer: StringComparer | null): HashSet {
  const set = new HashSet(elementOf(call), comparer);
  for (const value of fill(values, call)) set.add(value);
  return set;
}

function lineMembers(put: string, take: string, isStack: boolean) {
  const create = (call: Call) => new Line(elementOf(call), isStack);
  return {
    'new()': { withCall: create },
    'new(IEnumerable<T> collection)': {
      withCall: (call: Call, values: Value) => {
        const line = create(call);
        for (const value of fill(values, call)) line.put(value);
        return line;
      },
    },
    'int Count': ({ count }: Line) => count,
    [`void ${put}(T item)`]: (line: Line, value: Value) => line.put(value),
    [`T ${take}()`]: (line: Line) => line.take(),
    'T Peek()': (line: Line) => line.peek(),
    'bool Contains(T item)': (line: Line, value: Value) => includes(line, value),
    'void Clear()': (line: Line) => line.clear(),
    'T[] ToArray()': (line: Line) => createArray(line.element, [...line]),
  };
}

export const queueType = define({
  declaration: 'class System.Collections.Generic.Queue<T> : IReadOnlyCollection<T>',
  members: lineMembers('Enqueue', 'Dequeue', false),
});

export const stackType = define({
  declaration: 'class System.Collections.Generic.Stack<T> : IReadOnlyCollection<T>',
  members: lineMembers('Push', 'Pop', true),
});

export const stringComparerType = define({
  declaration: 'class System.StringComparer',
  members: {
    'static StringComparer Ordinal': () => new StringComparer(false),
    'static StringComparer OrdinalIgnoreCase': () => new StringComparer(true),
    'static StringComparer InvariantCulture': () => new StringComparer(false),
    'static StringComparer InvariantCultureIgnoreCase': () => new StringComparer(true),
    'static StringComparer CurrentCulture': () => new StringComparer(false),
    'static StringComparer CurrentCultureIgnoreCase': () => new StringComparer(true),
    'bool Equals(string x, string y)': (comparer: StringComparer, left: Value, right: Value) =>
      comparer.keyOf(left) === comparer.keyOf(right),
    'int Compare(string x, string y)': (
      comparer: StringComparer,
      left: string | null,
      right: string | null,
    ) => compareText(left, right, comparer.ignoreCase),
  },
});

const readable = {
  'int Count': countOf,
};

export const collectionTypes: readonly TypeDefinition[] = [
  listType,
  pairDefinition,
  dictionaryType,
  hashSetType,
  queueType,
  stackType,
  stringComparerType,
  define({
    declaration: 'interface System.Collections.Generic.IReadOnlyCollection<T> : IEnumerable<T>',
    members: readable,
  }),
  define({
    declaration: 'interface System.Collections.Generic.ICollection<T> : IEnumerable<T>',
    members: { ...readable, 'bool Contains(T item)': includes },
  }),
  define({
    declaration: 'interface System.Collections.Generic.IReadOnlyList<T> : IReadOnlyCollection<T>',
    members: {},
  }),
  define({
    declaration: 'interface System.Collections.Generic.IList<T> : ICollection<T>',
    members: {
      'T this[int index]': (values: Value, index: number) => {
        if (values instanceof List) return values.at(index);
        const value = [...iterate(values)][index];
        if (value === undefined) throw argumentOutOfRange('index', OUT_OF_RANGE);
        return value;
      },
    },
  }),
  define({
    declaration: 'interface System.Collections.Generic.ISet<T> : ICollection<T>',
    members: {},
  }),
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
