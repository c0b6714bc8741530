/** `OrderBy`, `ThenBy` and their descending siblings. */
import { argumentNull } from '../../errors.ts';
import { define, member } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import type { StringComparer } from '../collections/comparers.ts';
import { SequenceObject } from '../collections/sequence.ts';
import { charged, compareValues, sorted } from '../foundation/compare.ts';
import type { Delegate } from '../foundation/object.ts';
import { each, typeAt } from './method.ts';

type Sorting = {
  readonly selector: Delegate;
  readonly compare: (left: Value, right: Value) => number;
};

/** Ordered sequences remember their sortings, so that `ThenBy` can add one. */
export class Ordered extends SequenceObject {
  readonly #element: Type;
  readonly #source: () => Iterable<Value>;
  readonly #sortings: readonly Sorting[];

  constructor(element: Type, source: () => Iterable<Value>, sortings: readonly Sorting[]) {
    super();
    this.#element = element;
    this.#source = source;
    this.#sortings = sortings;
  }

  get type(): Type {
    return named(orderedType, [this.#element]);
  }

  thenBy(element: Type, next: Sorting): Ordered {
    return new Ordered(element, this.#source, [...this.#sortings, next]);
  }

  /** Every selector runs once for every element, as in .NET, one selector after the other. */
  [Symbol.iterator](): Iterator<Value> {
    const items = [...this.#source()];
    const levels = this.#sortings.map(({ selector, compare }) => ({
      keys: items.map((item) => selector.invoke(item)),
      compare,
    }));
    const order = (left: number, right: number): number => {
      for (const { keys, compare } of levels) {
        const result = compare(keys[left] ?? null, keys[right] ?? null);
        if (result !== 0) return result;
      }
      return 0;
    };
    return sorted(items.keys(), order)
      .map((index) => items[index] ?? null)
      [Symbol.iterator]();
  }
}

export const orderedType = define({
  declaration: 'interface System.Linq.IOrderedEnumerable<T> : IEnumerable<T>',
  members: {},
});

function sorting(
  selector: Delegate,
  comparer: StringComparer | null,
  sign: 1 | -1,
  call: Call,
): Sorting {
  const compare = charged(
    call,
    comparer === null ? compareValues : comparer.compare.bind(comparer),
  );
  return { selector, compare: (left, right) => sign * compare(left, right) };
}

function order(sign: 1 | -1) {
  return {
    withCall: (
      call: Call,
      source: Value,
      selector: Delegate,
      comparer: StringComparer | null = null,
    ) => {
      if (source === null) throw argumentNull('source');
      const sortings = [sorting(selector, comparer, sign, call)];
      return new Ordered(typeAt(call, 0), () => each(source, call), sortings);
    },
  };
}

function thenOrder(sign: 1 | -1) {
  return {
    withCall: (
      call: Call,
      source: Ordered | null,
      selector: Delegate,
      comparer: StringComparer | null = null,
    ) => {
      if (source === null) throw argumentNull('source');
      return source.thenBy(typeAt(call, 0), sorting(selector, comparer, sign, call));
    },
  };
}

function orders(): Record<string, Implementation> {
  const members: Record<string, Implementation> = {};
  for (const [direction, sign] of [
    ['', 1],
    ['Descending', -1],
  ] as const) {
    const by = 'Func<T, TKey> keySelector';
    for (const comparer of ['', ', IComparer<TKey> comparer'] as const) {
      const first =
        `OrderBy${direction}<T, TKey>(this IEnumerable<T> source, ${by}${comparer})` as const;
      Object.assign(
        members,
        member('Enumerable', `static IOrderedEnumerable<T> ${first}`, order(sign)),
      );
      const next =
        `ThenBy${direction}<T, TKey>(this IOrderedEnumerable<T> source, ${by}${comparer})` as const;
      Object.assign(
        members,
        member('Enumerable', `static IOrderedEnumerable<T> ${next}`, thenOrder(sign)),
      );
    }
  }
  return members;
}

export const orderMembers: Readonly<Record<string, Implementation>> = orders();
