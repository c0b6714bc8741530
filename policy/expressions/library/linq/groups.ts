/** `GroupBy`, `Join` and what else looks elements up by key. */
import { define } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import { keyOf, type Value } from '../../types/values.ts';
import type { StringComparer } from '../collections/comparers.ts';
import { Dictionary } from '../collections/dictionary.ts';
import { HashSet } from '../collections/hash-set.ts';
import { Lazy, SequenceObject } from '../collections/sequence.ts';
import type { Delegate } from '../foundation/object.ts';
import { each, eager, type Invocable, identity, lazy, typeAt } from './method.ts';

export class Grouping extends SequenceObject {
  readonly type: Type;
  readonly name: Value;
  readonly items: Value[] = [];

  constructor(type: Type, name: Value) {
    super();
    this.type = type;
    this.name = name;
  }

  [Symbol.iterator](): Iterator<Value> {
    return this.items[Symbol.iterator]();
  }
}

export const groupingType = define({
  declaration: 'interface System.Linq.IGrouping<TKey, TElement> : IEnumerable<TElement>',
  members: { 'TKey Key': (group: Grouping) => group.name },
});

function groups(
  source: Iterable<Value>,
  key: Invocable,
  element: Invocable,
  type: Type,
  comparer: StringComparer | null,
): Map<unknown, Grouping> {
  const found = new Map<unknown, Grouping>();
  for (const value of source) {
    const name = key.invoke(value);
    const known = keyWith(comparer, name);
    let group = found.get(known);
    if (group === undefined) {
      group = new Grouping(type, name);
      found.set(known, group);
    }
    group.items.push(element.invoke(value));
  }
  return found;
}

function keyWith(comparer: StringComparer | null, value: Value): unknown {
  return comparer === null ? keyOf(value) : comparer.keyOf(value);
}

/** The overloads of `GroupBy`: with or without a selector of elements, a result, a comparer. */
function groupBys(): Record<string, Implementation> {
  const members: Record<string, Implementation> = {};
  for (const hasElement of [false, true]) {
    const parameters = hasElement ? 'T, TKey, E' : 'T, TKey';
    const elementName = hasElement ? 'E' : 'T';
    const elementIndex = hasElement ? 2 : 0;
    const groupType = (call: Call) =>
      named(groupingType, [typeAt(call, 1), typeAt(call, elementIndex)]);
    const selectors = `this IEnumerable<T> source, Func<T, TKey> keySelector${hasElement ? ', Func<T, E> elementSelector' : ''}`;
    for (const comparer of ['', ', IEqualityComparer<TKey> comparer']) {
      const read = (args: readonly (Delegate & StringComparer)[]) => {
        const [key = identity, ...rest] = args;
        const element = hasElement ? (rest.shift() ?? identity) : identity;
        const by = comparer === '' ? null : (rest.pop() ?? null);
        return { key, element, by, result: rest[0] ?? identity };
      };
      const last = comparer === '' ? {} : ({ last: true } as const);
      members[
        `static IEnumerable<IGrouping<TKey, ${elementName}>> GroupBy<${parameters}>(${selectors}${comparer})`
      ] = lazy(
        groupType,
        (source, call, ...args: (Delegate & StringComparer)[]) => {
          const { key, element, by } = read(args);
          return groups(source, key, element, groupType(call), by).values();
        },
        last,
      );
      members[
        `static IEnumerable<R> GroupBy<${parameters}, R>(${selectors}, Func<TKey, IEnumerable<${elementName}>, R> resultSelector${comparer})`
      ] = lazy(
        hasElement ? 3 : 2,
        function* (source, call, ...args: (Delegate & StringComparer)[]) {
          const { key, element, by, result } = read(args);
          for (const group of groups(source, key, element, groupType(call), by).values()) {
            yield result.invoke(group.name, group);
          }
        },
        last,
      );
    }
  }
  return members;
}

function toDictionary(
  call: Call,
  source: Iterable<Value>,
  key: Invocable,
  element: Invocable,
  valueType: Type,
  comparer: StringComparer | null = null,
): Dictionary {
  const result = new Dictionary(typeAt(call, 1), valueType, comparer);
  for (const value of source) result.add(key.invoke(value), element.invoke(value));
  return result;
}

function toHashSet(source: Iterable<Value>, call: Call, comparer: StringComparer | null): HashSet {
  const set = new HashSet(typeAt(call, 0), comparer);
  for (const value of source) set.add(value);
  return set;
}

const OUTER =
  'this IEnumerable<A> outer, IEnumerable<B> inner, Func<A, TKey> outerKeySelector, Func<B, TKey> innerKeySelector';

/** The elements of the inner sequence by their keys; those without a key join nothing. */
function innerGroups(call: Call, inner: Value, key: Delegate): Map<unknown, Grouping> {
  const type = named(groupingType, [typeAt(call, 2), typeAt(call, 1)]);
  const found = groups(each(inner, call), key, identity, type, null);
  found.delete(null);
  return found;
}

export const groupMembers = {
  ...groupBys(),
  'static Dictionary<TKey, T> ToDictionary<T, TKey>(this IEnumerable<T> source, Func<T, TKey> keySelector)':
    eager((source, call, key: Delegate) =>
      toDictionary(call, source, key, identity, typeAt(call, 0)),
    ),
  'static Dictionary<TKey, T> ToDictionary<T, TKey>(this IEnumerable<T> source, Func<T, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    eager((source, call, key: Delegate, comparer: StringComparer | null) =>
      toDictionary(call, source, key, identity, typeAt(call, 0), comparer),
    ),
  'static Dictionary<TKey, E> ToDictionary<T, TKey, E>(this IEnumerable<T> source, Func<T, TKey> keySelector, Func<T, E> elementSelector)':
    eager((source, call, key: Delegate, element: Delegate) =>
      toDictionary(call, source, key, element, typeAt(call, 2)),
    ),
  'static Dictionary<TKey, E> ToDictionary<T, TKey, E>(this IEnumerable<T> source, Func<T, TKey> keySelector, Func<T, E> elementSelector, IEqualityComparer<TKey> comparer)':
    eager((source, call, key: Delegate, element: Delegate, comparer: StringComparer | null) =>
      toDictionary(call, source, key, element, typeAt(call, 2), comparer),
    ),
  'static HashSet<T> ToHashSet<T>(this IEnumerable<T> source)': eager((source, call) =>
    toHashSet(source, call, null),
  ),
  'static HashSet<T> ToHashSet<T>(this IEnumerable<T> source, IEqualityComparer<T> comparer)':
    eager(toHashSet),
  [`static IEnumerable<R> Join<A, B, TKey, R>(${OUTER}, Func<A, B, R> resultSelector)` as const]:
    lazy(
      3,
      function* (source, call, inner: Value, outer: Delegate, key: Delegate, result: Delegate) {
        const found = innerGroups(call, inner, key);
        for (const value of source) {
          for (const other of found.get(keyOf(outer.invoke(value))) ?? []) {
            yield result.invoke(value, other);
          }
        }
      },
    ),
  [`static IEnumerable<R> GroupJoin<A, B, TKey, R>(${OUTER}, Func<A, IEnumerable<B>, R> resultSelector)` as const]:
    lazy(
      3,
      function* (source, call, inner: Value, outer: Delegate, key: Delegate, result: Delegate) {
        const found = innerGroups(call, inner, key);
        const none = new Lazy(typeAt(call, 1), () => [].values());
        for (const value of source) {
          yield result.invoke(value, found.get(keyOf(outer.invoke(value))) ?? none);
        }
      },
    ),
};
