/** `Sum`, `Average`, `Min` and `Max`. */
import { invalidOperation, overflow } from '../../errors.ts';
import type { Implementation } from '../../types/member.ts';
import { defaultOf, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { compareValues } from '../foundation/compare.ts';
import type { Delegate } from '../foundation/object.ts';
import { Double } from '../numbers/double.ts';
import { toNumber } from '../numbers/numeric.ts';
import { NO_ELEMENTS } from './elements.ts';
import { eager, mapped, typeAt } from './method.ts';

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

/** Undefined where there is no number. */
function average(values: Iterable<Value>): Value | undefined {
  let total = 0;
  let size = 0;
  for (const value of values) {
    if (value === null) continue;
    total += toNumber(value);
    size++;
  }
  return size === 0 ? undefined : new Double(total / size);
}

function requiredAverage(values: Iterable<Value>): Value {
  const result = average(values);
  if (result === undefined) throw invalidOperation(NO_ELEMENTS);
  return result;
}

/** The smallest (-1) or largest (1) element; empty sequences of value types throw. */
function extreme(source: Iterable<Value>, sign: 1 | -1, type: Type): Value {
  let best: Value | undefined;
  for (const value of source) {
    if (value === null) continue;
    if (best === undefined || sign * compareValues(value, best) > 0) best = value;
  }
  if (best !== undefined) return best;
  if (defaultOf(type) === null) return null;
  throw invalidOperation(NO_ELEMENTS);
}

function sums(): Record<string, Implementation> {
  const members: Record<string, Implementation> = {};
  for (const type of ['int', 'long', 'double'] as const) {
    for (const [mark, averageOf] of [
      ['', requiredAverage],
      ['?', (values: Iterable<Value>) => average(values) ?? null],
    ] as const) {
      const source = `this IEnumerable<${type}${mark}> source`;
      const selected = `this IEnumerable<T> source, Func<T, ${type}${mark}> selector`;
      members[`static ${type}${mark} Sum(${source})`] = eager((values) => sum(values, type));
      members[`static ${type}${mark} Sum<T>(${selected})`] = eager(
        (values, _call, selector: Delegate) => sum(mapped(values, selector), type),
      );
      members[`static double${mark} Average(${source})`] = eager(averageOf);
      members[`static double${mark} Average<T>(${selected})`] = eager(
        (values, _call, selector: Delegate) => averageOf(mapped(values, selector)),
      );
    }
  }
  return members;
}

export const numberMembers = {
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
};
