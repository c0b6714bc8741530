/** The generic collections and their interfaces. */
import { argumentOutOfRange, ClrException } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { TypeDefinition } from '../../types/type.ts';
import { equalValues, type Value } from '../../types/values.ts';
import { ClrArray, setElement } from './array.ts';
import { countOf, includes } from './collection-members.ts';
import { dictionaryTypes } from './dictionary.ts';
import { HashSet, hashSetType } from './hash-set.ts';
import { List, listType, OUT_OF_RANGE } from './list.ts';
import { queueType, stackType } from './queue.ts';
import { iterate } from './sequence.ts';

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
