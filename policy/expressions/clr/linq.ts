/** System.Linq.Enumerable: extension methods on anything with elements. Lazy, as in .NET. */
import {
  argumentNull,
  argumentOutOfRange,
  invalidCast,
  invalidOperation,
  overflow,
} from '../errors.ts';
import { define } from '../types/define.ts';
import type { Call, WithCall } from '../types/member.ts';
import { named, type Type, type TypeDefinition } from '../types/type.ts';
import { equalValues, keyOf, type Value } from '../values.ts';
import { createArray } from './array.ts';
import { Dictionary, HashSet, List, type StringComparer } from './collections.ts';
import { compareValues } from './compare.ts';
import { Double } from './double.ts';
import { toNumber } from './numeric.ts';
import type { Delegate } from './object.ts';
import { iterate, Lazy, SequenceObject } from './sequence.ts';
import { isInstance, typeOf } from './type-of.ts';

const NO_ELEMENTS = 'Sequence contains no elements';
const NO_MATCH = 'Sequence contains no matching element';
const SEVERAL = 'Sequence contains more than one element';
const SEVERAL_MATCHES = 'Sequence contains more than one matching element';

function* each(source: Value, call: Call): Generator<Value> {
  if (source === null) throw argumentNull('source');
  for (const value of iterate(source)) {
    call.spend(1);
    yield value;
  }
}

function typeAt({ types }: Call, index: number): Type {
  const type = types[index];
  if (type === undefined) throw new Error('the method has a type argument');
  return type;
}

function initial(type: Type): Value {
  return type.kind === 'named' && type.definition.name !== 'System.Nullable'
    ? type.definition.initial()
    : null;
}

/** A lazy method: arguments are checked at once, elements are made when somebody asks. */
function lazy(
  result: number,
  make: (source: Iterable<Value>, call: Call, ...args: never[]) => Generator<Value>,
): WithCall {
  // The signature beside each use names the types of the arguments that follow the source.
  const generate = make as (
    source: Iterable<Value>,
    call: Call,
    ...args: unknown[]
  ) => Generator<Value>;
  return {
    withCall: (call: Call, source: Value, ...args: unknown[]) => {
      if (source === null) throw argumentNull('source');
      if (args.some((argument) => argument === null)) throw argumentNull('predicate');
      return new Lazy(typeAt(call, result), () => generate(each(source, call), call, ...args));
    },
  };
}

/** A method that goes through the elements now. */
function eager(run: (source: Iterable<Value>, call: Call, ...args: never[]) => Value): WithCall {
  const apply = run as (source: Iterable<Value>, call: Call, ...args: unknown[]) => Value;
  return {
    withCall: (call: Call, source: Value, ...args: unknown[]) => {
      if (source === null) throw argumentNull('source');
      return apply(each(source, call), call, ...args);
    },
  };
}

const always = { invoke: () => true };
type Test = Pick<Delegate, 'invoke'>;

function first(source: Iterable<Value>, test: Test): Value | undefined {
  for (const value of source) if (test.invoke(value) === true) return value;
  return undefined;
}

function last(source: Iterable<Value>, test: Test): Value | undefined {
  let found: Value | undefined;
  for (const value of source) if (test.invoke(value) === true) found = value;
  return found;
}

function single(source: Iterable<Value>, test: Test, message: string): Value | undefined {
  let found: Value | undefined;
  for (const value of source) {
    if (test.invoke(value) !== true) continue;
    if (found !== undefined) throw invalidOperation(message);
    found = value;
  }
  return found;
}

function required(value: Value | undefined, message: string): Value {
  if (value === undefined) throw invalidOperation(message);
  return value;
}

function count(source: Iterable<Value>, test: Test): number {
  let result = 0;
  for (const value of source) if (test.invoke(value) === true) result++;
  return result;
}

type Sorting = { readonly selector: Delegate; readonly sign: 1 | -1 };

/** Ordered sequences remember their sortings, so that `ThenBy` can add one. */
class Ordered extends SequenceObject {
  readonly type: Type;
  private readonly source: () => Iterable<Value>;
  private readonly sortings: readonly Sorting[];

  constructor(element: Type, source: () => Iterable<Value>, sortings: readonly Sorting[]) {
    super();
    this.type = named(orderedType, [element]);
    this.source = source;
    this.sortings = sortings;
  }

  thenBy(element: Type, next: Sorting): Ordered {
    return new Ordered(element, this.source, [...this.sortings, next]);
  }

  /** Every selector runs once for every element, as in .NET, one selector after the other. */
  [Symbol.iterator](): Iterator<Value> {
    const items = [...this.source()];
    const levels = this.sortings.map(({ selector, sign }) => ({
      keys: items.map((item) => selector.invoke(item)),
      sign,
    }));
    const compare = (left: number, right: number): number => {
      for (const { keys, sign } of levels) {
        const order = sign * compareValues(keys[left] ?? null, keys[right] ?? null);
        if (order !== 0) return order;
      }
      return 0;
    };
    const sorted = [...items.keys()].sort(compare);
    return sorted.map((index) => items[index] ?? null)[Symbol.iterator]();
  }
}

const orderedType = define({
  declaration: 'interface System.Linq.IOrderedEnumerable<T> : IEnumerable<T>',
  members: {},
});

function order(sign: 1 | -1): WithCall {
  return {
    withCall: (call: Call, source: Value, selector: Delegate) => {
      if (source === null) throw argumentNull('source');
      return new Ordered(typeAt(call, 0), () => each(source, call), [{ selector, sign }]);
    },
  };
}

function thenOrder(sign: 1 | -1): WithCall {
  return {
    withCall: (call: Call, source: Ordered | null, selector: Delegate) => {
      if (source === null) throw argumentNull('source');
      return source.thenBy(typeAt(call, 0), { selector, sign });
    },
  };
}

class Group extends SequenceObject {
  readonly type: Type;
  readonly name: Value;
  readonly items: Value[] = [];

  constructor(key: Type, element: Type, name: Value) {
    super();
    this.type = named(groupingType, [key, element]);
    this.name = name;
  }

  [Symbol.iterator](): Iterator<Value> {
    return this.items[Symbol.iterator]();
  }
}

const groupingType = define({
  declaration: 'interface System.Linq.IGrouping<TKey, TElement> : IEnumerable<TElement>',
  members: { 'TKey Key': (group: Group) => group.name },
});

function groups(
  source: Iterable<Value>,
  key: Delegate,
  element: Test,
  [keyType, elementType]: readonly [Type, Type],
): Group[] {
  const found = new Map<unknown, Group>();
  for (const value of source) {
    const name = key.invoke(value);
    let group = found.get(keyOf(name));
    if (group === undefined) {
      group = new Group(keyType, elementType, name);
      found.set(keyOf(name), group);
    }
    group.items.push(element.invoke(value));
  }
  return [...found.values()];
}

const identity = { invoke: (...[value]: Value[]) => value ?? null };

/** Adds ints, longs or doubles; integers overflow with an exception here, unlike `+`. */
function sum(values: Iterable<Value>, kind: 'int' | 'long' | 'double'): Value {
  if (kind === 'double') {
    let total = 0;
    for (const value of values) total += value === null ? 0 : toNumber(value);
    return new Double(total);
  }
  let total = 0n;
  const bits = kind === 'int' ? 32 : 64;
  for (const value of values) {
    total += value === null ? 0n : BigInt(typeof value === 'bigint' ? value : toNumber(value));
    if (BigInt.asIntN(bits, total) !== total) throw overflow();
  }
  return kind === 'int' ? Number(total) : total;
}

function average(values: Iterable<Value>): Value {
  let total = 0;
  let size = 0;
  for (const value of values) {
    if (value === null) continue;
    total += toNumber(value);
    size++;
  }
  if (size === 0) throw invalidOperation(NO_ELEMENTS);
  return new Double(total / size);
}

function* mapped(source: Iterable<Value>, selector: Test): Generator<Value> {
  for (const value of source) yield selector.invoke(value);
}

/** The smallest (-1) or largest (1) element; empty sequences of value types throw. */
function extreme(source: Iterable<Value>, sign: 1 | -1, type: Type): Value {
  let best: Value | undefined;
  for (const value of source) {
    if (value === null) continue;
    if (best === undefined || sign * compareValues(value, best) > 0) best = value;
  }
  if (best !== undefined) return best;
  if (initial(type) === null) return null;
  throw invalidOperation(NO_ELEMENTS);
}

function toDictionary(
  call: Call,
  source: Iterable<Value>,
  key: Delegate,
  element: Test,
  valueType: Type,
): Value {
  const result = new Dictionary(typeAt(call, 1), valueType);
  for (const value of source) result.add(key.invoke(value), element.invoke(value));
  return result;
}

function sums(): Record<string, WithCall> {
  const members: Record<string, WithCall> = {};
  for (const type of ['int', 'long', 'double'] as const) {
    members[`static ${type} Sum(this IEnumerable<${type}> source)`] = eager((source) =>
      sum(source, type),
    );
    members[`static ${type} Sum<T>(this IEnumerable<T> source, Func<T, ${type}> selector)`] = eager(
      (source, _call, selector: Delegate) => sum(mapped(source, selector), type),
    );
    members[`static double Average(this IEnumerable<${type}> source)`] = eager(average);
    members[`static double Average<T>(this IEnumerable<T> source, Func<T, ${type}> selector)`] =
      eager((source, _call, selector: Delegate) => average(mapped(source, selector)));
  }
  return members;
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
    'static IOrderedEnumerable<T> OrderBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> keySelector)':
      order(1),
    'static IOrderedEnumerable<T> OrderByDescending<T, TKey>(this IEnumerable<T> source, Func<T, TKey> keySelector)':
      order(-1),
    'static IOrderedEnumerable<T> ThenBy<T, TKey>(this IOrderedEnumerable<T> source, Func<T, TKey> keySelector)':
      thenOrder(1),
    'static IOrderedEnumerable<T> ThenByDescending<T, TKey>(this IOrderedEnumerable<T> source, Func<T, TKey> keySelector)':
      thenOrder(-1),
    'static IEnumerable<T> Reverse<T>(this IEnumerable<T> source)': lazy(0, function* (source) {
      yield* [...source].reverse();
    }),
    'static IEnumerable<T> Distinct<T>(this IEnumerable<T> source)': lazy(0, function* (source) {
      const seen = new Set<unknown>();
      for (const value of source) {
        if (seen.has(keyOf(value))) continue;
        seen.add(keyOf(value));
        yield value;
      }
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
    'static IEnumerable<T> SkipWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)': lazy(
      0,
      function* (source, _call, test: Delegate) {
        let skipping = true;
        for (const value of source) {
          skipping = skipping && test.invoke(value) === true;
          if (!skipping) yield value;
        }
      },
    ),
    'static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)': lazy(
      0,
      function* (source, _call, test: Delegate) {
        for (const value of source) {
          if (test.invoke(value) !== true) return;
          yield value;
        }
      },
    ),
    'static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second)': lazy(
      0,
      function* (source, call, second: Value) {
        yield* source;
        yield* each(second, call);
      },
    ),
    'static IEnumerable<T> Union<T>(this IEnumerable<T> first, IEnumerable<T> second)': lazy(
      0,
      function* (source, call, second: Value) {
        const seen = new HashSet(typeAt(call, 0));
        for (const value of source) if (seen.add(value)) yield value;
        for (const value of each(second, call)) if (seen.add(value)) yield value;
      },
    ),
    'static IEnumerable<T> Intersect<T>(this IEnumerable<T> first, IEnumerable<T> second)': lazy(
      0,
      function* (source, call, second: Value) {
        const wanted = new HashSet(typeAt(call, 0));
        for (const value of each(second, call)) wanted.add(value);
        for (const value of source) if (wanted.remove(value)) yield value;
      },
    ),
    'static IEnumerable<T> Except<T>(this IEnumerable<T> first, IEnumerable<T> second)': lazy(
      0,
      function* (source, call, second: Value) {
        const unwanted = new HashSet(typeAt(call, 0));
        for (const value of each(second, call)) unwanted.add(value);
        for (const value of source) if (unwanted.add(value)) yield value;
      },
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
    'static IEnumerable<IGrouping<TKey, T>> GroupBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> keySelector)':
      {
        withCall: (call: Call, source: Value, key: Delegate) => {
          if (source === null) throw argumentNull('source');
          const types = [typeAt(call, 1), typeAt(call, 0)] as const;
          return new Lazy(named(groupingType, types), () =>
            groups(each(source, call), key, identity, types)[Symbol.iterator](),
          );
        },
      },
    'static IEnumerable<IGrouping<TKey, E>> GroupBy<T, TKey, E>(this IEnumerable<T> source, Func<T, TKey> keySelector, Func<T, E> elementSelector)':
      {
        withCall: (call: Call, source: Value, key: Delegate, element: Delegate) => {
          if (source === null) throw argumentNull('source');
          const types = [typeAt(call, 1), typeAt(call, 2)] as const;
          return new Lazy(named(groupingType, types), () =>
            groups(each(source, call), key, element, types)[Symbol.iterator](),
          );
        },
      },
    'static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source, T defaultValue)': {
      withCall: (call: Call, source: Value, instead: Value) => {
        if (source === null) throw argumentNull('source');
        return new Lazy(typeAt(call, 0), function* () {
          let empty = true;
          for (const value of each(source, call)) {
            empty = false;
            yield value;
          }
          if (empty) yield instead;
        });
      },
    },
    'static IEnumerable<T> Cast<T>(this IEnumerable<object> source)': lazy(
      0,
      function* (source, call) {
        const type = typeAt(call, 0);
        for (const value of source) {
          if (value !== null && !isInstance(value, type)) throw invalidCast();
          yield value;
        }
      },
    ),
    'static IEnumerable<T> OfType<T>(this IEnumerable<object> source)': lazy(
      0,
      function* (source, call) {
        const type = typeAt(call, 0);
        for (const value of source) if (isInstance(value, type)) yield value;
      },
    ),
    'static IEnumerable<T> AsEnumerable<T>(this IEnumerable<T> source)': {
      withCall: (_call: Call, source: Value) => source,
    },
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
    'static bool Contains<T>(this IEnumerable<T> source, T value)': eager(
      (source, _call, wanted: Value) =>
        first(source, { invoke: (...[value]) => equalValues(value ?? null, wanted) }) !== undefined,
    ),
    'static bool Contains<T>(this IEnumerable<T> source, T value, StringComparer comparer)': eager(
      (source, _call, wanted: Value, comparer: StringComparer) =>
        first(source, {
          invoke: (...[value]) => comparer.keyOf(value ?? null) === comparer.keyOf(wanted),
        }) !== undefined,
    ),
    'static T First<T>(this IEnumerable<T> source)': eager((source) =>
      required(first(source, always), NO_ELEMENTS),
    ),
    'static T First<T>(this IEnumerable<T> source, Func<T, bool> predicate)': eager(
      (source, _call, test: Delegate) => required(first(source, test), NO_MATCH),
    ),
    'static T FirstOrDefault<T>(this IEnumerable<T> source)': eager(
      (source, call) => first(source, always) ?? initial(typeAt(call, 0)),
    ),
    'static T FirstOrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate)': eager(
      (source, call, test: Delegate) => first(source, test) ?? initial(typeAt(call, 0)),
    ),
    'static T Last<T>(this IEnumerable<T> source)': eager((source) =>
      required(last(source, always), NO_ELEMENTS),
    ),
    'static T Last<T>(this IEnumerable<T> source, Func<T, bool> predicate)': eager(
      (source, _call, test: Delegate) => required(last(source, test), NO_MATCH),
    ),
    'static T LastOrDefault<T>(this IEnumerable<T> source)': eager(
      (source, call) => last(source, always) ?? initial(typeAt(call, 0)),
    ),
    'static T LastOrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate)': eager(
      (source, call, test: Delegate) => last(source, test) ?? initial(typeAt(call, 0)),
    ),
    'static T Single<T>(this IEnumerable<T> source)': eager((source) =>
      required(single(source, always, SEVERAL), NO_ELEMENTS),
    ),
    'static T Single<T>(this IEnumerable<T> source, Func<T, bool> predicate)': eager(
      (source, _call, test: Delegate) => required(single(source, test, SEVERAL_MATCHES), NO_MATCH),
    ),
    'static T SingleOrDefault<T>(this IEnumerable<T> source)': eager(
      (source, call) => single(source, always, SEVERAL) ?? initial(typeAt(call, 0)),
    ),
    'static T SingleOrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate)': eager(
      (source, call, test: Delegate) =>
        single(source, test, SEVERAL_MATCHES) ?? initial(typeAt(call, 0)),
    ),
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
      (source, call, index: number) => elementAt(source, index) ?? initial(typeAt(call, 0)),
    ),
    ...sums(),
    'static T Max<T>(this IEnumerable<T> source)': eager((source, call) =>
      extreme(source, 1, typeAt(call, 0)),
    ),
    'static T Min<T>(this IEnumerable<T> source)': eager((source, call) =>
      extreme(source, -1, typeAt(call, 0)),
    ),
    'static R Max<T, R>(this IEnumerable<T> source, Func<T, R> selector)': eager(
      (source, call, selector: Delegate) => extreme(mapped(source, selector), 1, typeAt(call, 1)),
    ),
    'static R Min<T, R>(this IEnumerable<T> source, Func<T, R> selector)': eager(
      (source, call, selector: Delegate) => extreme(mapped(source, selector), -1, typeAt(call, 1)),
    ),
    'static T Aggregate<T>(this IEnumerable<T> source, Func<T, T, T> func)': eager(
      (source, _call, step: Delegate) => {
        let result: Value | undefined;
        for (const value of source)
          result = result === undefined ? value : step.invoke(result, value);
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
    'static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second)': eager(
      (source, call, second: Value) => {
        const [left, right] = [[...source], [...each(second, call)]];
        return (
          left.length === right.length &&
          left.every((value, index) => equalValues(value, right[index] ?? null))
        );
      },
    ),
    'static List<T> ToList<T>(this IEnumerable<T> source)': eager(
      (source, call) => new List(typeAt(call, 0), [...source]),
    ),
    'static T[] ToArray<T>(this IEnumerable<T> source)': eager((source, call) =>
      createArray(typeAt(call, 0), [...source]),
    ),
    'static Dictionary<TKey, T> ToDictionary<T, TKey>(this IEnumerable<T> source, Func<T, TKey> keySelector)':
      eager((source, call, key: Delegate) =>
        toDictionary(call, source, key, identity, typeAt(call, 0)),
      ),
    'static Dictionary<TKey, E> ToDictionary<T, TKey, E>(this IEnumerable<T> source, Func<T, TKey> keySelector, Func<T, E> elementSelector)':
      eager((source, call, key: Delegate, element: Delegate) =>
        toDictionary(call, source, key, element, typeAt(call, 2)),
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
  missing: 'GroupJoin Join ToLookup Append Prepend ToHashSet Chunk',
});

function elementAt(source: Iterable<Value>, index: number): Value | undefined {
  let position = 0;
  for (const value of source) if (position++ === index) return value;
  return undefined;
}

export const linqTypes: readonly TypeDefinition[] = [linqType, orderedType, groupingType];
