/** The generic collections and their interfaces. */
import { argumentOutOfRange, ClrException } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call, Reference } from '../../types/member.ts';
import { defaultOf, type TypeDefinition } from '../../types/type.ts';
import { equalValues, type Value } from '../../types/values.ts';
import { ClrArray, createArray, setElement } from './array.ts';
import { countOf, elementOf, fill, includes } from './collection-members.ts';
import { HashSet, Line, List, OUT_OF_RANGE } from './collections.ts';
import { dictionaryTypes } from './dictionary-types.ts';
import { hashSetType } from './hash-set-type.ts';
import { listType } from './list-type.ts';
import { iterate } from './sequence.ts';

function tryTake(read: (line: Line) => Value) {
  return {
    withCall: (call: Call, line: Line, result: Reference) => {
      const some = line.count > 0;
      result.value = some ? read(line) : defaultOf(elementOf(call));
      return some;
    },
  };
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
    'new(int capacity)': {
      withCall: (call: Call, capacity: number) => {
        if (capacity < 0) throw argumentOutOfRange('capacity');
        return create(call);
      },
    },
    'int Count': ({ count }: Line) => count,
    [`void ${put}(T item)`]: (line: Line, value: Value) => line.put(value),
    [`T ${take}()`]: (line: Line) => line.take(),
    'T Peek()': (line: Line) => line.peek(),
    [`bool Try${take}(out T result)`]: tryTake((line) => line.take()),
    'bool TryPeek(out T result)': tryTake((line) => line.peek()),
    'bool Contains(T item)': (line: Line, value: Value) => includes(line, value),
    'void Clear()': (line: Line) => line.clear(),
    'T[] ToArray()': (line: Line) => createArray(line.element, [...line]),
  };
}

export const queueType = define({
  declaration: 'class System.Collections.Generic.Queue<T> : IReadOnlyCollection<T>',
  members: lineMembers('Enqueue', 'Dequeue', false),
  missing: 'CopyTo GetEnumerator TrimExcess',
});

export const stackType = define({
  declaration: 'class System.Collections.Generic.Stack<T> : IReadOnlyCollection<T>',
  members: lineMembers('Push', 'Pop', true),
  missing: 'CopyTo GetEnumerator TrimExcess',
});

function itemAt(items: Value, index: number): Value {
  if (items instanceof List) return items.at(index);
  // Without a copy, since this is what loops do.
  const value = items instanceof ClrArray ? items.items[index] : [...iterate(items)][index];
  if (value === undefined) throw argumentOutOfRange('index', OUT_OF_RANGE);
  return value;
}

/** An array seen as a collection. */
function unchangeable(): ClrException {
  return new ClrException('System.NotSupportedException', 'Collection was of a fixed size.');
}

const readable = {
  'int Count': countOf,
};

export const collectionTypes: readonly TypeDefinition[] = [
  listType,
  ...dictionaryTypes,
  hashSetType,
  queueType,
  stackType,
  define({
    declaration: 'interface System.Collections.Generic.IReadOnlyCollection<T> : IEnumerable<T>',
    members: readable,
  }),
  define({
    declaration: 'interface System.Collections.Generic.ICollection<T> : IEnumerable<T>',
    members: {
      ...readable,
      'bool Contains(T item)': includes,
      'void Add(T item)': (items: Value, value: Value) => {
        if (items instanceof List) items.add(value);
        else if (items instanceof HashSet) items.add(value);
        else throw unchangeable();
      },
      'bool Remove(T item)': (items: Value, value: Value) => {
        if (items instanceof HashSet) return items.remove(value);
        if (!(items instanceof List)) throw unchangeable();
        const index = items.items.findIndex((item) => equalValues(item, value));
        if (index >= 0) items.splice(index, 1);
        return index >= 0;
      },
      'void Clear()': (items: Value) => {
        if (items instanceof List) items.replace([]);
        else if (items instanceof HashSet) items.clear();
        else throw unchangeable();
      },
    },
    missing: 'Add Clear CopyTo IsReadOnly Remove',
  }),
  define({
    declaration: 'interface System.Collections.Generic.IReadOnlyList<T> : IReadOnlyCollection<T>',
    members: { 'T this[int index]': itemAt },
  }),
  define({
    declaration: 'interface System.Collections.Generic.IList<T> : ICollection<T>',
    members: {
      'T this[int index]': itemAt,
      'set T this[int index]': (items: Value, index: number, value: Value) => {
        if (items instanceof List) items.set(index, value);
        else setElement(items, index, value);
      },
      'int IndexOf(T item)': (items: Value, value: Value) =>
        [...iterate(items)].findIndex((item) => equalValues(item, value)),
    },
    missing: 'Insert RemoveAt',
  }),
  define({
    declaration: 'interface System.Collections.Generic.ISet<T> : ICollection<T>',
    members: {},
  }),
];
