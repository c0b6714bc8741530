/** System.Linq.Enumerable: extension methods on anything with elements. Lazy, as in .NET. */
import { argumentNull, argumentOutOfRange, invalidCast, nullReference } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import {
  defaultOf,
  isNullable,
  isValueType,
  type Type,
  type TypeDefinition,
} from '../../types/type.ts';
import { equalValues, type Value } from '../../types/values.ts';
import { createArray } from '../collections/array.ts';
import type { StringComparer } from '../collections/comparers.ts';
import { List } from '../collections/list.ts';
import { enumerableOf, Lazy } from '../collections/sequence.ts';
import { isInstance, typeOf } from '../conversion/type-of.ts';
import type { Delegate } from '../foundation/object.ts';
import { elementMembers, NO_ELEMENTS, required } from './elements.ts';
import { groupingType, groupMembers } from './groups.ts';
import { each, eager, lazy, mapped, typeAt } from './method.ts';
import { numberMembers } from './numbers.ts';
import { orderedType, orderMembers } from './order.ts';
import { setMembers } from './sets.ts';

function* skipWhile(source: Iterable<Value>, _call: Call, test: Delegate): Generator<Value> {
  let skipping = true;
  let index = 0;
  for (const value of source) {
    skipping = skipping && test.invoke(value, index++) === true;
    if (!skipping) yield value;
  }
}

function* takeWhile(source: Iterable<Value>, _call: Call, test: Delegate): Generator<Value> {
  let index = 0;
  for (const value of source) {
    if (test.invoke(value, index++) !== true) return;
    yield value;
  }
}

function* orDefault(source: Iterable<Value>, _call: Call, instead: Value): Generator<Value> {
  let empty = true;
  for (const value of source) {
    empty = false;
    yield value;
  }
  if (empty) yield instead;
}

function* cast(source: Iterable<Value>, type: Type): Generator<Value> {
  const isValue = isValueType(type) && !isNullable(type);
  for (const value of source) {
    if (value === null && isValue) throw nullReference();
    if (value !== null && !isInstance(value, type)) throw invalidCast();
    yield value;
  }
}

function sequenceEqual(
  source: Iterable<Value>,
  call: Call,
  second: Value,
  comparer: StringComparer | null = null,
): boolean {
  if (second === null) throw argumentNull('second');
  const equal = comparer === null ? equalValues : comparer.equal.bind(comparer);
  const rest = each(second, call)[Symbol.iterator]();
  for (const value of source) {
    const { done, value: other } = rest.next();
    if (done === true || !equal(value, other)) return false;
  }
  return rest.next().done === true;
}

const linqType = define({
  declaration: 'static System.Linq.Enumerable',
  members: {
    'static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate)': lazy(
      0,
      function* (source, _call, test: Delegate) {
        for (const value of source) if (test.invoke(value) === true) yield value;
      },
    ),
    'static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)':
      lazy(0, function* (source, _call, test: Delegate) {
        let index = 0;
        for (const value of source) if (test.invoke(value, index++) === true) yield value;
      }),
    'static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, R> selector)': lazy(
      1,
      (source, _call, selector: Delegate) => mapped(source, selector),
    ),
    'static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, int, R> selector)':
      lazy(1, function* (source, _call, selector: Delegate) {
        let index = 0;
        for (const value of source) yield selector.invoke(value, index++);
      }),
    'static IEnumerable<R> SelectMany<T, R>(this IEnumerable<T> source, Func<T, IEnumerable<R>> selector)':
      lazy(1, function* (source, call, selector: Delegate) {
        for (const value of source) yield* each(selector.invoke(value), call);
      }),
    'static IEnumerable<R> SelectMany<T, R>(this IEnumerable<T> source, Func<T, int, IEnumerable<R>> selector)':
      lazy(1, function* (source, call, selector: Delegate) {
        let index = 0;
        for (const value of source) yield* each(selector.invoke(value, index++), call);
      }),
    'static IEnumerable<R> SelectMany<T, C, R>(this IEnumerable<T> source, Func<T, IEnumerable<C>> collectionSelector, Func<T, C, R> resultSelector)':
      lazy(2, function* (source, call, collection: Delegate, result: Delegate) {
        for (const value of source) {
          for (const item of each(collection.invoke(value), call)) yield result.invoke(value, item);
        }
      }),
    'static IEnumerable<T> Reverse<T>(this IEnumerable<T> source)': lazy(0, function* (source) {
      yield* [...source].reverse();
    }),
    'static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count)': lazy(
      0,
      function* (source, _call, skipped: number) {
        let index = 0;
        for (const value of source) if (index++ >= skipped) yield value;
      },
    ),
    'static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count)': lazy(
      0,
      function* (source, _call, taken: number) {
        let left = taken;
        if (left <= 0) return;
        for (const value of source) {
          yield value;
          if (--left <= 0) return;
        }
      },
    ),
    'static IEnumerable<T> SkipLast<T>(this IEnumerable<T> source, int count)': lazy(
      0,
      (source, _call, skipped: number) => {
        const items = [...source];
        return items.slice(0, Math.max(0, items.length - Math.max(0, skipped))).values();
      },
    ),
    'static IEnumerable<T> TakeLast<T>(this IEnumerable<T> source, int count)': lazy(
      0,
      (source, _call, taken: number) => (taken <= 0 ? [] : [...source].slice(-taken)).values(),
    ),
    'static IEnumerable<T> SkipWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)': lazy(
      0,
      skipWhile,
    ),
    'static IEnumerable<T> SkipWhile<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)':
      lazy(0, skipWhile),
    'static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)': lazy(
      0,
      takeWhile,
    ),
    'static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)':
      lazy(0, takeWhile),
    'static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second)': lazy(
      0,
      function* (source, call, second: Value) {
        yield* source;
        yield* each(second, call);
      },
    ),
    'static IEnumerable<T> Append<T>(this IEnumerable<T> source, T element)': lazy(
      0,
      function* (source, _call, element: Value) {
        yield* source;
        yield element;
      },
      { last: true },
    ),
    'static IEnumerable<T> Prepend<T>(this IEnumerable<T> source, T element)': lazy(
      0,
      function* (source, _call, element: Value) {
        yield element;
        yield* source;
      },
      { last: true },
    ),
    'static IEnumerable<R> Zip<A, B, R>(this IEnumerable<A> first, IEnumerable<B> second, Func<A, B, R> resultSelector)':
      lazy(2, function* (source, call, second: Value, selector: Delegate) {
        const others = each(second, call);
        for (const value of source) {
          const other = others.next();
          if (other.done === true) return;
          yield selector.invoke(value, other.value);
        }
      }),
    'static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source)': lazy(0, (source, call) =>
      orDefault(source, call, defaultOf(typeAt(call, 0))),
    ),
    'static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source, T defaultValue)': lazy(
      0,
      orDefault,
      { last: true },
    ),
    'static IEnumerable<T> Cast<T>(this System.Collections.IEnumerable source)': {
      withCall: (call: Call, source: Value) => {
        if (source === null) throw argumentNull('source');
        const type = typeAt(call, 0);
        // What has such elements already is answered itself, as in .NET.
        if (isInstance(source, enumerableOf(type))) return source;
        return new Lazy(type, () => cast(each(source, call), type));
      },
    },
    'static IEnumerable<T> OfType<T>(this System.Collections.IEnumerable source)': lazy(
      0,
      function* (source, call) {
        const type = typeAt(call, 0);
        for (const value of source) if (isInstance(value, type)) yield value;
      },
    ),
    'static IEnumerable<T> AsEnumerable<T>(this IEnumerable<T> source)': {
      withCall: (_call: Call, source: Value) => source,
    },
    ...elementMembers,
    ...orderMembers,
    ...setMembers,
    ...groupMembers,
    ...numberMembers,
    'static T Aggregate<T>(this IEnumerable<T> source, Func<T, T, T> func)': eager(
      (source, _call, step: Delegate) => {
        let result: Value | undefined;
        for (const value of source) {
          result = result === undefined ? value : step.invoke(result, value);
        }
        return required(result, NO_ELEMENTS);
      },
    ),
    'static A Aggregate<T, A>(this IEnumerable<T> source, A seed, Func<A, T, A> func)': eager(
      (source, _call, seed: Value, step: Delegate) => {
        let result = seed;
        for (const value of source) result = step.invoke(result, value);
        return result;
      },
    ),
    'static R Aggregate<T, A, R>(this IEnumerable<T> source, A seed, Func<A, T, A> func, Func<A, R> resultSelector)':
      eager((source, _call, seed: Value, step: Delegate, result: Delegate) => {
        let total = seed;
        for (const value of source) total = step.invoke(total, value);
        return result.invoke(total);
      }),
    'static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second)':
      eager(sequenceEqual),
    'static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second, IEqualityComparer<T> comparer)':
      eager(sequenceEqual),
    'static List<T> ToList<T>(this IEnumerable<T> source)': eager(
      (source, call) => new List(typeAt(call, 0), [...source]),
    ),
    'static T[] ToArray<T>(this IEnumerable<T> source)': eager((source, call) =>
      createArray(typeAt(call, 0), [...source]),
    ),
    'static IEnumerable<int> Range(int start, int count)': {
      withCall: (call: Call, start: number, size: number) => {
        if (size < 0 || start + size - 1 > 2147483647) throw argumentOutOfRange('count');
        return new Lazy(typeOf(0), function* () {
          for (let index = 0; index < size; index++) {
            call.spend(1);
            yield start + index;
          }
        });
      },
    },
    'static IEnumerable<T> Repeat<T>(T element, int count)': {
      withCall: (call: Call, value: Value, size: number) => {
        if (size < 0) throw argumentOutOfRange('count');
        return new Lazy(typeAt(call, 0), function* () {
          for (let index = 0; index < size; index++) {
            call.spend(1);
            yield value;
          }
        });
      },
    },
    'static IEnumerable<T> Empty<T>()': {
      withCall: (call: Call) => new Lazy(typeAt(call, 0), () => [].values()),
    },
  },
  missing: 'ToLookup Chunk Join GroupJoin SelectMany Zip Sum Average Max Min',
});

export const linqTypes: readonly TypeDefinition[] = [linqType, orderedType, groupingType];
