/** System.Collections.Generic.HashSet. */
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import type { Delegate } from '../foundation/object.ts';
import { elementOf, fill } from './collection-members.ts';
import type { StringComparer } from './comparers.ts';
import { Counted, keyWith, Slots } from './counted.ts';

export class HashSet extends Counted {
  readonly element: Type;
  readonly #map = new Slots<Value>();
  readonly #keyOf: (value: Value) => unknown;

  constructor(element: Type, comparer: StringComparer | null = null) {
    super();
    this.element = element;
    this.#keyOf = keyWith(comparer);
  }

  get type(): Type {
    return named(hashSetType, [this.element]);
  }

  get count(): number {
    return this.#map.size;
  }

  has(value: Value): boolean {
    return this.#map.has(this.#keyOf(value));
  }

  override includes(value: Value): boolean {
    return this.has(value);
  }

  add(value: Value): boolean {
    if (this.has(value)) return false;
    this.version++;
    this.#map.set(this.#keyOf(value), value);
    return true;
  }

  remove(value: Value): boolean {
    this.version++;
    return this.#map.delete(this.#keyOf(value));
  }

  clear(): void {
    this.version++;
    this.#map.clear();
  }

  protected elements(): Iterator<Value> {
    return this.#map.values();
  }
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
    'new(IEqualityComparer<T> comparer)': {
      withCall: (call: Call, comparer: StringComparer | null) =>
        new HashSet(elementOf(call), comparer),
    },
    'new(IEnumerable<T> collection)': {
      withCall: (call: Call, values: Value) => setOf(call, values, null),
    },
    'new(IEnumerable<T> collection, IEqualityComparer<T> comparer)': {
      withCall: (call: Call, values: Value, comparer: StringComparer | null) =>
        setOf(call, values, comparer),
    },
    'new(int capacity)': { withCall: (call: Call) => new HashSet(elementOf(call)) },
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
    'void SymmetricExceptWith(IEnumerable<T> other)': setOperation((set, values) => {
      for (const value of new Set(values)) if (!set.remove(value)) set.add(value);
    }),
    'int RemoveWhere(Predicate<T> match)': (set: HashSet, match: Delegate) => {
      const removed = [...set].filter((value) => match.invoke(value) === true);
      for (const value of removed) set.remove(value);
      return removed.length;
    },
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
    'Comparer CopyTo EnsureCapacity GetEnumerator IsProperSubsetOf IsProperSupersetOf TrimExcess TryGetValue new',
});

function setOf(call: Call, values: Value, comparer: StringComparer | null): HashSet {
  const set = new HashSet(elementOf(call), comparer);
  for (const value of fill(values, call)) set.add(value);
  return set;
}
