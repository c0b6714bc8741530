/** Methods that answer one element, or whether there is one. */

import { argumentNull, argumentOutOfRange, invalidOperation } from '../../errors.ts';
import { member } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import { defaultOf } from '../../types/type.ts';
import { equalValues, type Value } from '../../types/values.ts';
import { includes } from '../collections/collection-members.ts';
import type { StringComparer } from '../collections/comparers.ts';
import { SequenceObject } from '../collections/sequence.ts';
import type { Delegate } from '../foundation/object.ts';
import { eager, type Invocable, typeAt } from './method.ts';

export const NO_ELEMENTS = 'Sequence contains no elements';
const NO_MATCH = 'Sequence contains no matching element';
const SEVERAL = 'Sequence contains more than one element';
const SEVERAL_MATCHES = 'Sequence contains more than one matching element';

const always: Invocable = { invoke: () => true };

function first(source: Iterable<Value>, test: Invocable): Value | undefined {
  for (const value of source) if (test.invoke(value) === true) return value;
  return undefined;
}

function last(source: Iterable<Value>, test: Invocable): Value | undefined {
  let found: Value | undefined;
  for (const value of source) if (test.invoke(value) === true) found = value;
  return found;
}

function single(source: Iterable<Value>, test: Invocable): Value | undefined {
  let found: Value | undefined;
  for (const value of source) {
    if (test.invoke(value) !== true) continue;
    if (found !== undefined) throw invalidOperation(test === always ? SEVERAL : SEVERAL_MATCHES);
    found = value;
  }
  return found;
}

function elementAt(source: Iterable<Value>, index: number): Value | undefined {
  let position = 0;
  for (const value of source) if (position++ === index) return value;
  return undefined;
}

export function required(value: Value | undefined, message: string): Value {
  if (value === undefined) throw invalidOperation(message);
  return value;
}

function count(source: Iterable<Value>, test: Invocable): number {
  let result = 0;
  for (const value of source) if (test.invoke(value) === true) result++;
  return result;
}

/** `First`, `FirstOrDefault` and their siblings, each with and without a condition. */
function choices(): Record<string, Implementation> {
  const members: Record<string, Implementation> = {};
  for (const [name, find] of Object.entries({ First: first, Last: last, Single: single })) {
    const source = 'this IEnumerable<T> source';
    const condition = 'Func<T, bool> predicate';
    Object.assign(
      members,
      member(
        'Enumerable',
        `static T ${name}<T>(${source})`,
        eager((items) => required(find(items, always), NO_ELEMENTS)),
      ),
    );
    Object.assign(
      members,
      member(
        'Enumerable',
        `static T ${name}<T>(${source}, ${condition})`,
        eager((items, _call, test: Delegate) => required(find(items, test), NO_MATCH)),
      ),
    );
    Object.assign(
      members,
      member(
        'Enumerable',
        `static T ${name}OrDefault<T>(${source})`,
        eager((items, call) => find(items, always) ?? defaultOf(typeAt(call, 0))),
      ),
    );
    Object.assign(
      members,
      member(
        'Enumerable',
        `static T ${name}OrDefault<T>(${source}, ${condition})`,
        eager((items, call, test: Delegate) => find(items, test) ?? defaultOf(typeAt(call, 0))),
      ),
    );
  }
  return members;
}

export const elementMembers = {
  ...choices(),
  'static T ElementAt<T>(this IEnumerable<T> source, int index)': eager(
    (source, _call, index: number) => {
      const value = elementAt(source, index);
      if (value === undefined) {
        throw argumentOutOfRange(
          'index',
          'Index was out of range. Must be non-negative and less than the size of the collection.',
        );
      }
      return value;
    },
  ),
  'static T ElementAtOrDefault<T>(this IEnumerable<T> source, int index)': eager(
    (source, call, index: number) => elementAt(source, index) ?? defaultOf(typeAt(call, 0)),
  ),
  'static bool Any<T>(this IEnumerable<T> source)': eager(
    (source) => first(source, always) !== undefined,
  ),
  'static bool Any<T>(this IEnumerable<T> source, Func<T, bool> predicate)': eager(
    (source, _call, test: Delegate) => first(source, test) !== undefined,
  ),
  'static bool All<T>(this IEnumerable<T> source, Func<T, bool> predicate)': eager(
    (source, _call, test: Delegate) =>
      first(source, { invoke: (...args) => test.invoke(...args) !== true }) === undefined,
  ),
  'static int Count<T>(this IEnumerable<T> source)': eager((source) => count(source, always)),
  'static int Count<T>(this IEnumerable<T> source, Func<T, bool> predicate)': eager(
    (source, _call, test: Delegate) => count(source, test),
  ),
  'static long LongCount<T>(this IEnumerable<T> source)': eager((source) =>
    BigInt(count(source, always)),
  ),
  'static long LongCount<T>(this IEnumerable<T> source, Func<T, bool> predicate)': eager(
    (source, _call, test: Delegate) => BigInt(count(source, test)),
  ),
  'static bool Contains<T>(this IEnumerable<T> source, T value)': {
    withCall: (call: Call, source: Value, wanted: Value) => {
      if (source === null) throw argumentNull('source');
      call.spend(source instanceof SequenceObject ? source.size() : 0);
      return includes(source, wanted);
    },
  },
  'static bool Contains<T>(this IEnumerable<T> source, T value, IEqualityComparer<T> comparer)':
    eager((source, _call, wanted: Value, comparer: StringComparer | null) => {
      const same = (value: Value) =>
        comparer === null ? equalValues(value, wanted) : comparer.equal(value, wanted);
      return first(source, { invoke: (...[value]) => same(value ?? null) }) !== undefined;
    }),
};
