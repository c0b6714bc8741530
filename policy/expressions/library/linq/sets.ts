/** `Distinct`, `Union`, `Intersect` and `Except`. */
import { member } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import type { Value } from '../../types/values.ts';
import type { StringComparer } from '../collections/comparers.ts';
import { HashSet } from '../collections/hash-set.ts';
import { each, lazy, typeAt } from './method.ts';

type Comparer = StringComparer | null;
type Combine = (
  source: Iterable<Value>,
  seen: HashSet,
  second: Iterable<Value>,
) => Generator<Value>;

function* union(source: Iterable<Value>, seen: HashSet, second: Iterable<Value>): Generator<Value> {
  for (const value of source) if (seen.add(value)) yield value;
  for (const value of second) if (seen.add(value)) yield value;
}

function* intersect(
  source: Iterable<Value>,
  wanted: HashSet,
  second: Iterable<Value>,
): Generator<Value> {
  for (const value of second) wanted.add(value);
  for (const value of source) if (wanted.remove(value)) yield value;
}

function* except(
  source: Iterable<Value>,
  unwanted: HashSet,
  second: Iterable<Value>,
): Generator<Value> {
  for (const value of second) unwanted.add(value);
  for (const value of source) if (unwanted.add(value)) yield value;
}

function combining(combine: Combine) {
  return (source: Iterable<Value>, call: Call, second: Value, comparer: Comparer = null) =>
    combine(source, new HashSet(typeAt(call, 0), comparer), each(second, call));
}

function combinations(): Record<string, Implementation> {
  const members: Record<string, Implementation> = {};
  for (const [name, combine] of Object.entries({
    Union: union,
    Intersect: intersect,
    Except: except,
  })) {
    const parameters = 'this IEnumerable<T> first, IEnumerable<T> second';
    Object.assign(
      members,
      member(
        'Enumerable',
        `static IEnumerable<T> ${name}<T>(${parameters})`,
        lazy(0, combining(combine)),
      ),
    );
    Object.assign(
      members,
      member(
        'Enumerable',
        `static IEnumerable<T> ${name}<T>(${parameters}, IEqualityComparer<T> comparer)`,
        lazy(0, combining(combine), { last: true }),
      ),
    );
  }
  return members;
}

function distinct(source: Iterable<Value>, call: Call, comparer: Comparer = null) {
  return union(source, new HashSet(typeAt(call, 0), comparer), []);
}

export const setMembers = {
  ...combinations(),
  'static IEnumerable<T> Distinct<T>(this IEnumerable<T> source)': lazy(0, distinct),
  'static IEnumerable<T> Distinct<T>(this IEnumerable<T> source, IEqualityComparer<T> comparer)':
    lazy(0, distinct, { last: true }),
};
