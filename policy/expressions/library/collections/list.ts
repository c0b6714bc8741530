/** System.Collections.Generic.List. */

import { argument, argumentNull, argumentOutOfRange } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import { defaultOf, named, type Type } from '../../types/type.ts';
import { equalValues, type Value } from '../../types/values.ts';
import { binarySearch, charged, compareValues, sorted } from '../foundation/compare.ts';
import type { Delegate } from '../foundation/object.ts';
import { type AnyArray, createArray, setElement } from './array.ts';
import { elementOf, fill } from './collection-members.ts';
import type { StringComparer } from './comparers.ts';
import { Counted } from './counted.ts';

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

/** The items of a range. */
function rangeOf(list: List, index: number, count: number): Value[] {
  if (index < 0 || count < 0) throw argumentOutOfRange(index < 0 ? 'index' : 'count');
  if (index + count > list.count) {
    throw argument('Offset and length were out of bounds for the array.');
  }
  return list.items.slice(index, index + count);
}

function indexOf(list: List, value: Value, start: number, count?: number): number {
  if (start < 0 || start > list.count) throw argumentOutOfRange('index');
  const length = count ?? list.count - start;
  if (length < 0 || start + length > list.count) throw argumentOutOfRange('count');
  const found = list.items
    .slice(start, start + length)
    .findIndex((item) => equalValues(item, value));
  return found < 0 ? found : start + found;
}

function findIndex(list: List, start: number, match: Delegate | null): number {
  if (match === null) throw argumentNull('match');
  if (start < 0 || start > list.count) throw argumentOutOfRange('startIndex');
  const found = list.items.slice(start).findIndex((item) => match.invoke(item) === true);
  return found < 0 ? found : start + found;
}

function copyTo(list: List, target: AnyArray | null, start: number): void {
  if (target === null) throw argumentNull('destinationArray');
  if (start < 0) throw argumentOutOfRange('destinationIndex');
  const length = target instanceof Uint8Array ? target.length : target.items.length;
  if (start + list.count > length) throw argument('Destination array was not long enough.');
  list.items.forEach((item, index) => {
    setElement(target, start + index, item);
  });
}

export const listType = define({
  declaration: 'class System.Collections.Generic.List<T> : IList<T>, IReadOnlyList<T>',
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
      rangeOf(list, index, count);
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
    'int IndexOf(T item)': (list: List, value: Value) => indexOf(list, value, 0),
    'int IndexOf(T item, int index)': indexOf,
    'int IndexOf(T item, int index, int count)': indexOf,
    'int LastIndexOf(T item)': (list: List, value: Value) =>
      list.items.findLastIndex((item) => equalValues(item, value)),
    'bool Exists(Predicate<T> match)': (list: List, match: Delegate) =>
      list.items.some((item) => match.invoke(item) === true),
    'T Find(Predicate<T> match)': {
      withCall: (call: Call, list: List, match: Delegate) =>
        list.items.find((item) => match.invoke(item) === true) ?? defaultOf(elementOf(call)),
    },
    'T FindLast(Predicate<T> match)': {
      withCall: (call: Call, list: List, match: Delegate) =>
        list.items.findLast((item) => match.invoke(item) === true) ?? defaultOf(elementOf(call)),
    },
    'List<T> FindAll(Predicate<T> match)': (list: List, match: Delegate) =>
      new List(
        list.element,
        list.items.filter((item) => match.invoke(item) === true),
      ),
    'int FindIndex(Predicate<T> match)': (list: List, match: Delegate) => findIndex(list, 0, match),
    'int FindIndex(int startIndex, Predicate<T> match)': findIndex,
    'int FindLastIndex(Predicate<T> match)': (list: List, match: Delegate) =>
      list.items.findLastIndex((item) => match.invoke(item) === true),
    'bool TrueForAll(Predicate<T> match)': (list: List, match: Delegate) =>
      list.items.every((item) => match.invoke(item) === true),
    'void ForEach(Action<T> action)': (list: List, action: Delegate) => {
      for (const item of list) action.invoke(item);
    },
    'List<T> GetRange(int index, int count)': (list: List, index: number, count: number) =>
      new List(list.element, rangeOf(list, index, count)),
    'void Reverse()': (list: List) => list.replace([...list.items].reverse()),
    'void Sort()': {
      withCall: (call: Call, list: List) =>
        list.replace(sorted(list.items, charged(call, compareValues))),
    },
    'void Sort(Comparison<T> comparison)': (list: List, comparison: Delegate) =>
      list.replace(sorted(list.items, (left, right) => Number(comparison.invoke(left, right)))),
    'void Reverse(int index, int count)': (list: List, index: number, count: number) => {
      const range = rangeOf(list, index, count);
      list.splice(index, count, ...range.reverse());
    },
    'void Sort(IComparer<T> comparer)': {
      withCall: (call: Call, list: List, comparer: StringComparer | null) => {
        const compare = comparer === null ? compareValues : comparer.compare.bind(comparer);
        list.replace(sorted(list.items, charged(call, compare)));
      },
    },
    'int BinarySearch(T item)': (list: List, wanted: Value) => binarySearch(list.items, wanted),
    'List<R> ConvertAll<R>(Converter<T, R> converter)': {
      withCall: (call: Call, list: List, converter: Delegate) => {
        const [type] = call.types;
        if (type === undefined) throw new Error('the method has a type argument');
        return new List(
          type,
          list.items.map((item) => converter.invoke(item)),
        );
      },
    },
    'void CopyTo(T[] array)': (list: List, target: AnyArray | null) => copyTo(list, target, 0),
    'void CopyTo(T[] array, int arrayIndex)': copyTo,
    'void TrimExcess()': () => undefined,
    'T[] ToArray()': (list: List) => createArray(list.element, list.items.slice()),
  },
  missing: 'AsReadOnly BinarySearch CopyTo FindIndex FindLastIndex GetEnumerator LastIndexOf Sort',
});
