/** Arrays. `byte[]` is a Uint8Array, every other one a `ClrArray`. */
import {
  argument,
  argumentNull,
  argumentOutOfRange,
  indexOutOfRange,
  nullReference,
  overflow,
} from '../errors.ts';
import { MAXIMUM_LENGTH, outOfMemory } from '../evaluation.ts';
import { define } from '../types/define.ts';
import { arrayOf, type Type } from '../types/type.ts';
import { equalValues, type Value } from '../values.ts';
import { compareValues } from './compare.ts';
import { Integral, integerOf } from './integral.ts';
import type { Delegate } from './object.ts';
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

  [Symbol.iterator](): Iterator<Value> {
    return this.items[Symbol.iterator]();
  }
}

export type AnyArray = ClrArray | Uint8Array;

function isByte(element: Type): boolean {
  return element.id === 'System.Byte';
}

export function createArray(element: Type, values: readonly Value[]): AnyArray {
  if (values.length > MAXIMUM_LENGTH) throw outOfMemory();
  return isByte(element)
    ? Uint8Array.from(values, (value) => Number(integerOf(value)))
    : new ClrArray(element, [...values]);
}

/** @throws {ClrException} OverflowException for a negative length */
export function arrayOfDefaults(element: Type, length: number, initial: Value): AnyArray {
  if (length < 0) throw overflow();
  if (length > MAXIMUM_LENGTH) throw outOfMemory();
  if (isByte(element)) return new Uint8Array(length);
  return new ClrArray(
    element,
    Array.from({ length }, () => initial),
  );
}

/** @throws {ClrException} NullReferenceException, IndexOutOfRangeException */
export function elementAt(array: Value, index: number): Value {
  if (array === null) throw nullReference();
  if (array instanceof Uint8Array) {
    const byte = array[index];
    if (byte === undefined) throw indexOutOfRange();
    return Integral.of('byte', BigInt(byte));
  }
  const value = array instanceof ClrArray ? array.items[index] : undefined;
  if (value === undefined) throw indexOutOfRange();
  return value;
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

function replaceItems(array: AnyArray, items: readonly Value[]): void {
  items.forEach((item, index) => {
    setElement(array, index, item);
  });
}

function indexOf(array: AnyArray | null, value: Value): number {
  return itemsOf(required(array)).findIndex((item) => equalValues(item, value));
}

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
      replaceItems(required(array), [...itemsOf(required(array))].reverse()),
    'static void Sort<T>(T[] array)': (array: AnyArray | null) =>
      replaceItems(required(array), [...itemsOf(required(array))].sort(compareValues)),
    'static int IndexOf<T>(T[] array, T value)': indexOf,
    'static bool Exists<T>(T[] array, Predicate<T> match)': (
      array: AnyArray | null,
      match: Delegate,
    ) => itemsOf(required(array)).some((item) => match.invoke(item) === true),
    'static T Find<T>(T[] array, Predicate<T> match)': (array: AnyArray | null, match: Delegate) =>
      itemsOf(required(array)).find((item) => match.invoke(item) === true) ?? null,
    'static int FindIndex<T>(T[] array, Predicate<T> match)': (
      array: AnyArray | null,
      match: Delegate,
    ) => itemsOf(required(array)).findIndex((item) => match.invoke(item) === true),
    'static T[] FindAll<T>(T[] array, Predicate<T> match)': (
      array: AnyArray | null,
      match: Delegate,
    ) => {
      const items = itemsOf(required(array)).filter((item) => match.invoke(item) === true);
      return array instanceof ClrArray
        ? new ClrArray(array.element, items)
        : Uint8Array.from(items, (item) => Number(integerOf(item)));
    },
    'static bool TrueForAll<T>(T[] array, Predicate<T> match)': (
      array: AnyArray | null,
      match: Delegate,
    ) => itemsOf(required(array)).every((item) => match.invoke(item) === true),
  },
  missing:
    'BinarySearch Clear ConvertAll CreateInstance Empty FindLast FindLastIndex ForEach GetEnumerator GetLowerBound GetUpperBound LastIndexOf LongLength Resize SetValue',
});
