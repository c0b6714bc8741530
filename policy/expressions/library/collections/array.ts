/** Arrays. `byte[]` is a Uint8Array, every other one a `ClrArray`. */
import {
  argument,
  argumentNull,
  argumentOutOfRange,
  indexOutOfRange,
  nullReference,
  overflow,
} from '../../errors.ts';
import { MAXIMUM_LENGTH, outOfMemory } from '../../limits.ts';
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import { arrayOf, defaultOf, type Type } from '../../types/type.ts';
import { equalValues, type Value } from '../../types/values.ts';
import { binarySearch, charged, compareValues, sorted } from '../foundation/compare.ts';
import type { Delegate } from '../foundation/object.ts';
import { Integral, integerOf } from '../numbers/integral.ts';
import { SequenceObject } from './sequence.ts';

export class ClrArray extends SequenceObject {
  readonly element: Type;
  readonly items: Value[];

  constructor(element: Type, items: Value[]) {
    super();
    this.element = element;
    this.items = items;
  }

  get type(): Type {
    return arrayOf(this.element);
  }

  override size(): number {
    return this.items.length;
  }

  override includes(wanted: Value): boolean {
    for (let index = 0; index < this.items.length; index++) {
      if (equalValues(this.items[index] ?? null, wanted)) return true;
    }
    return false;
  }

  [Symbol.iterator](): Iterator<Value> {
    return this.items[Symbol.iterator]();
  }
}

export type AnyArray = ClrArray | Uint8Array;

function isByte(element: Type): boolean {
  return element.id === 'System.Byte';
}

/** @param values whose list becomes the array's own */
export function createArray(element: Type, values: Value[]): AnyArray {
  if (values.length > MAXIMUM_LENGTH) throw outOfMemory();
  return isByte(element)
    ? Uint8Array.from(values, (value) => Number(integerOf(value)))
    : new ClrArray(element, values);
}

/** @throws {ClrException} OverflowException for a negative length */
export function arrayOfDefaults(element: Type, length: number, initial: Value): AnyArray {
  if (length < 0) throw overflow();
  if (length > MAXIMUM_LENGTH) throw outOfMemory();
  if (isByte(element)) return new Uint8Array(length);
  return new ClrArray(element, new Array<Value>(length).fill(initial));
}

/** @throws {ClrException} NullReferenceException, IndexOutOfRangeException */
export function elementAt(array: Value, index: number): Value {
  if (array instanceof ClrArray) {
    const value = array.items[index];
    if (value === undefined) throw indexOutOfRange();
    return value;
  }
  if (array === null) throw nullReference();
  if (array instanceof Uint8Array) {
    const byte = array[index];
    if (byte === undefined) throw indexOutOfRange();
    return Integral.of('byte', BigInt(byte));
  }
  throw indexOutOfRange();
}

export function setElement(array: Value, index: number, value: Value): void {
  if (array === null) throw nullReference();
  if (array instanceof Uint8Array) {
    if (index < 0 || index >= array.length) throw indexOutOfRange();
    array[index] = Number(integerOf(value));
    return;
  }
  if (!(array instanceof ClrArray) || index < 0 || index >= array.items.length) {
    throw indexOutOfRange();
  }
  array.items[index] = value;
}

export function itemsOf(array: AnyArray): Value[] {
  return array instanceof Uint8Array
    ? Array.from(array, (byte) => Integral.of('byte', BigInt(byte)))
    : array.items;
}

function required(array: AnyArray | null): AnyArray {
  if (array === null) throw argumentNull('array');
  return array;
}

function lengthOf(array: AnyArray): number {
  return array instanceof Uint8Array ? array.length : array.items.length;
}

function copy(
  source: AnyArray | null,
  from: number,
  target: AnyArray | null,
  to: number,
  count: number,
): void {
  if (source === null) throw argumentNull('sourceArray');
  if (target === null) throw argumentNull('destinationArray');
  if (count < 0 || from < 0 || to < 0) throw argumentOutOfRange('length');
  if (from + count > lengthOf(source) || to + count > lengthOf(target)) {
    throw argument(
      "Source array was not long enough. Check srcIndex and length, and the array's lower bounds",
    );
  }
  const items = itemsOf(source).slice(from, from + count);
  items.forEach((item, index) => {
    setElement(target, to + index, item);
  });
}

function replaceItems(array: AnyArray, start: number, items: readonly Value[]): void {
  items.forEach((item, index) => {
    setElement(array, start + index, item);
  });
}

function rangeOf(array: AnyArray | null, index: number, length: number): Value[] {
  const items = itemsOf(required(array));
  if (index < 0) throw argumentOutOfRange('index');
  if (length < 0) throw argumentOutOfRange('length');
  if (index + length > items.length) {
    throw argument('Offset and length were out of bounds for the array.');
  }
  return items.slice(index, index + length);
}

function sort(array: AnyArray | null, compare: (left: Value, right: Value) => number): void {
  replaceItems(required(array), 0, sorted(itemsOf(required(array)), compare));
}

/** Sorts keys, and the items of the same places with them. */
function sortTogether(
  keys: AnyArray | null,
  items: AnyArray | null,
  compare: (left: Value, right: Value) => number,
): void {
  if (items === null) {
    sort(keys, compare);
    return;
  }
  const sortedBy = itemsOf(required(keys));
  const moved = itemsOf(items);
  if (moved.length < sortedBy.length) {
    throw argument('Keys and items must be of the same length.');
  }
  const places = sorted([...sortedBy.keys()], (left, right) =>
    compare(sortedBy[left as number] ?? null, sortedBy[right as number] ?? null),
  ) as readonly number[];
  const pairs = places.map((place) => [sortedBy[place] ?? null, moved[place] ?? null] as const);
  replaceItems(
    required(keys),
    0,
    pairs.map(([key]) => key),
  );
  replaceItems(
    items,
    0,
    pairs.map(([, item]) => item),
  );
}

function indexOf(array: AnyArray | null, value: Value, start: number): number {
  const items = itemsOf(required(array));
  if (start < 0 || start > items.length) throw argumentOutOfRange('startIndex');
  const found = items.slice(start).findIndex((item) => equalValues(item, value));
  return found < 0 ? found : start + found;
}

type Comparer = { compare(left: Value, right: Value): number };

export const arrayType = define({
  declaration: 'class System.Array',
  members: {
    'int Length': (array: AnyArray) => lengthOf(array),
    'int Rank': () => 1,
    'int GetLength(int dimension)': (array: AnyArray, dimension: number) => {
      if (dimension !== 0) throw indexOutOfRange();
      return lengthOf(array);
    },
    'object GetValue(int index)': (array: AnyArray, index: number) => elementAt(array, index),
    'void CopyTo(Array array, int index)': (
      array: AnyArray,
      target: AnyArray | null,
      index: number,
    ) => copy(array, 0, target, index, lengthOf(array)),
    'object Clone()': (array: AnyArray) =>
      array instanceof Uint8Array ? array.slice() : new ClrArray(array.element, [...array.items]),
    'static void Copy(Array sourceArray, Array destinationArray, int length)': (
      source: AnyArray | null,
      target: AnyArray | null,
      count: number,
    ) => copy(source, 0, target, 0, count),
    'static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)':
      copy,
    'static void Reverse(Array array)': (array: AnyArray | null) =>
      replaceItems(required(array), 0, [...itemsOf(required(array))].reverse()),
    'static void Reverse(Array array, int index, int length)': (
      array: AnyArray | null,
      index: number,
      length: number,
    ) => replaceItems(required(array), index, rangeOf(array, index, length).reverse()),
    'static void Sort<T>(T[] array)': {
      withCall: (call: Call, array: AnyArray | null) => sort(array, charged(call, compareValues)),
    },
    'static void Sort<T>(T[] array, Comparison<T> comparison)': (
      array: AnyArray | null,
      comparison: Delegate,
    ) => sort(array, (left, right) => Number(comparison.invoke(left, right))),
    'static void Sort<T>(T[] array, IComparer<T> comparer)': {
      withCall: (call: Call, array: AnyArray | null, comparer: Comparer | null) => {
        const compare = comparer === null ? compareValues : comparer.compare.bind(comparer);
        return sort(array, charged(call, compare));
      },
    },
    'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)': {
      withCall: (call: Call, keys: AnyArray | null, items: AnyArray | null) =>
        sortTogether(keys, items, charged(call, compareValues)),
    },
    'static int IndexOf<T>(T[] array, T value)': (array: AnyArray | null, value: Value) =>
      indexOf(array, value, 0),
    'static int IndexOf<T>(T[] array, T value, int startIndex)': indexOf,
    'static int IndexOf(Array array, object value)': (array: AnyArray | null, value: Value) =>
      indexOf(array, value, 0),
    'static int LastIndexOf<T>(T[] array, T value)': (array: AnyArray | null, value: Value) =>
      itemsOf(required(array)).findLastIndex((item) => equalValues(item, value)),
    'static int BinarySearch<T>(T[] array, T value)': (array: AnyArray | null, value: Value) =>
      binarySearch(itemsOf(required(array)), value),
    'static bool Exists<T>(T[] array, Predicate<T> match)': (
      array: AnyArray | null,
      match: Delegate,
    ) => itemsOf(required(array)).some((item) => match.invoke(item) === true),
    'static T Find<T>(T[] array, Predicate<T> match)': {
      withCall: ({ types: [type] }: Call, array: AnyArray | null, match: Delegate) =>
        itemsOf(required(array)).find((item) => match.invoke(item) === true) ??
        (type === undefined ? null : defaultOf(type)),
    },
    'static T FindLast<T>(T[] array, Predicate<T> match)': {
      withCall: ({ types: [type] }: Call, array: AnyArray | null, match: Delegate) =>
        itemsOf(required(array)).findLast((item) => match.invoke(item) === true) ??
        (type === undefined ? null : defaultOf(type)),
    },
    'static int FindIndex<T>(T[] array, Predicate<T> match)': (
      array: AnyArray | null,
      match: Delegate,
    ) => itemsOf(required(array)).findIndex((item) => match.invoke(item) === true),
    'static int FindLastIndex<T>(T[] array, Predicate<T> match)': (
      array: AnyArray | null,
      match: Delegate,
    ) => itemsOf(required(array)).findLastIndex((item) => match.invoke(item) === true),
    'static T[] FindAll<T>(T[] array, Predicate<T> match)': {
      withCall: ({ types: [type] }: Call, array: AnyArray | null, match: Delegate) => {
        const items = itemsOf(required(array)).filter((item) => match.invoke(item) === true);
        return type === undefined ? null : createArray(type, items);
      },
    },
    'static R[] ConvertAll<T, R>(T[] array, Converter<T, R> converter)': {
      withCall: ({ types: [, type] }: Call, array: AnyArray | null, converter: Delegate) => {
        const items = itemsOf(required(array)).map((item) => converter.invoke(item));
        return type === undefined ? null : createArray(type, items);
      },
    },
    'static void ForEach<T>(T[] array, Action<T> action)': (
      array: AnyArray | null,
      action: Delegate,
    ) => {
      for (const item of itemsOf(required(array))) action.invoke(item);
    },
    'static void Clear(Array array, int index, int length)': (
      array: AnyArray | null,
      index: number,
      length: number,
    ) => {
      const known = required(array);
      const element = known instanceof ClrArray ? known.element : undefined;
      const empty = rangeOf(known, index, length).map(() =>
        element === undefined ? 0 : defaultOf(element),
      );
      replaceItems(known, index, empty);
    },
    'static T[] Empty<T>()': {
      withCall: ({ types: [type] }: Call) => (type === undefined ? null : createArray(type, [])),
    },
    'int GetLowerBound(int dimension)': (_array: AnyArray, dimension: number) => {
      if (dimension !== 0) throw indexOutOfRange();
      return 0;
    },
    'int GetUpperBound(int dimension)': (array: AnyArray, dimension: number) => {
      if (dimension !== 0) throw indexOutOfRange();
      return lengthOf(array) - 1;
    },
    'long LongLength': (array: AnyArray) => BigInt(lengthOf(array)),
    'void SetValue(object value, int index)': (array: AnyArray, value: Value, index: number) =>
      setElement(array, index, value),
    'static bool TrueForAll<T>(T[] array, Predicate<T> match)': (
      array: AnyArray | null,
      match: Delegate,
    ) => itemsOf(required(array)).every((item) => match.invoke(item) === true),
  },
  missing:
    'AsReadOnly BinarySearch Copy CopyTo CreateInstance Fill GetEnumerator GetValue IndexOf LastIndexOf Resize Reverse SetValue Sort',
});
