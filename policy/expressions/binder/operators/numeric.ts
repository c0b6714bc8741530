/** Operators on numbers: both operands are promoted to one type; constants are computed at once. */

import { ClrException, ExpressionError } from '../../errors.ts';
import type { Evaluate } from '../../evaluation/evaluation.ts';
import { fusible, given, js } from '../../evaluation/fusion.ts';
import { BOOL } from '../../library/foundation/bool.ts';
import { nullable } from '../../library/foundation/object.ts';
import { fits, integerOf } from '../../library/numbers/integral.ts';
import {
  type Arithmetic,
  arithmetic,
  exactResult,
  type NumericName,
  numericConversion,
  numericName,
  numericType,
  promote,
  shift,
} from '../../library/numbers/numeric.ts';
import { isNullable, NULL, type Type, withoutNullable } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import type { Binder } from '../binder.ts';
import { type Bound, bound, constant } from '../bound.ts';
import { ON_DOUBLES, onDoubles } from './doubles.ts';
import { onIntegers } from './integers.ts';
import { COMPARISONS, lift } from './lifted.ts';
import { shown } from './shown.ts';

export function numericOperator(
  binder: Binder,
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const names = [left, right].map(({ type }) => numericName(withoutNullable(type)));
  const [first, second] = names;
  // `number == null` and `number > null` compare a nullable.
  const lifted = isNullable(left.type) || isNullable(right.type);
  const number = first ?? second;
  const isEquality = operator === '==' || operator === '!=';
  if (!isEquality && number !== undefined && (left.type === NULL || right.type === NULL)) {
    return withNull(operator, number, left, right, at);
  }
  if (first === undefined || second === undefined) return undefined;
  if (operator === '<<' || operator === '>>') {
    return shiftOperator(operator, [first, second], left, right, at);
  }
  const type = promoteConstants(first, second, left, right) ?? promote(first, second);
  if (type === undefined) {
    throw new ExpressionError(
      `operator ${operator} is ambiguous on ${shown(left)} and ${shown(right)}: cast one of them`,
      at,
    );
  }
  const apply = arithmetic(type, operator);
  if (apply === undefined) return undefined;
  const result = COMPARISONS.has(operator) ? BOOL : numericType(type);
  const [convertLeft, convertRight] = [converter(first, type), converter(second, type)];
  const run: Arithmetic = (one, two) => apply(convertLeft(one), convertRight(two));
  if (left.constant !== undefined && right.constant !== undefined) {
    return foldConstant(
      binder,
      operator,
      type,
      result,
      apply,
      convertLeft(left.constant.value),
      convertRight(right.constant.value),
      at,
    );
  }
  if (type === 'double') {
    return lifted
      ? lift(operator, apply, result, left, right, at, ON_DOUBLES.get(operator))
      : bound(result, at, onDoubles(operator, left, right, apply));
  }
  if (lifted) return lift(operator, run, result, left, right, at);
  const { evaluate: one } = left;
  const { evaluate: two } = right;
  if (first === type && second === type) {
    if (type === 'int') return bound(result, at, onIntegers(operator, one, right, apply));
    return bound(
      result,
      at,
      fusible((frame) => apply(one(frame), two(frame)), js`${given(apply)}(${one}, ${two})`),
    );
  }
  const [widened, other] = [converted(left, convertLeft), converted(right, convertRight)];
  return bound(
    result,
    at,
    fusible(
      (frame) => apply(widened(frame), other(frame)),
      js`${given(apply)}(${widened}, ${other})`,
    ),
  );
}

/** A constant is converted once. */
function converted(
  { evaluate, constant: known }: Bound,
  convert: (value: Value) => Value,
): Evaluate {
  if (known === undefined) {
    return fusible((frame) => convert(evaluate(frame)), js`${given(convert)}(${evaluate})`);
  }
  const value = convert(known.value);
  return fusible(() => value, js`${given(value)}`);
}

/** A number and the literal null: null, or false where they are compared. */
function withNull(
  operator: string,
  number: NumericName,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const type = promote(number, 'int');
  if (type === undefined) return undefined;
  const isShift = operator === '<<' || operator === '>>';
  if (arithmetic(type, operator) === undefined && !isShift) return undefined;
  const compares = COMPARISONS.has(operator);
  return bound(compares ? BOOL : nullable(numericType(type)), at, (frame) => {
    left.evaluate(frame);
    right.evaluate(frame);
    return compares ? false : null;
  });
}

/** A non-negative int constant takes an unsigned type: `uint + 1` is a uint. */
function promoteConstants(
  first: NumericName,
  second: NumericName,
  left: Bound,
  right: Bound,
): NumericName | undefined {
  for (const [name, other, { constant: known }] of [
    [first, second, right],
    [second, first, left],
  ] as const) {
    const unsigned = name === 'uint' || name === 'ulong';
    if (!unsigned || known === undefined || (other !== 'int' && other !== 'long')) continue;
    if (integerOf(known.value) >= 0n && fits(name, integerOf(known.value)) && other === 'int') {
      return name;
    }
    if (other === 'long' && name === 'ulong' && integerOf(known.value) >= 0n) return name;
  }
  return undefined;
}

export function converter(from: NumericName, to: NumericName): (value: Value) => Value {
  return from === to ? (value) => value : numericConversion(from, to);
}

function shiftOperator(
  operator: '<<' | '>>',
  [first, second]: readonly [NumericName, NumericName],
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const type = promote(first, first === 'ulong' || first === 'uint' ? first : 'int');
  const count = promote(second, 'int');
  const apply = type && shift(type, operator);
  if (type === undefined || count !== 'int' || apply === undefined) return undefined;
  const [convertLeft, convertRight] = [converter(first, type), converter(second, 'int')];
  const run: Arithmetic = (one, two) => apply(convertLeft(one), convertRight(two));
  if (left.constant !== undefined && right.constant !== undefined) {
    return constant(numericType(type), at, run(left.constant.value, right.constant.value));
  }
  if (isNullable(left.type) || isNullable(right.type)) {
    return lift(operator, run, numericType(type), left, right, at);
  }
  return bound(numericType(type), at, (frame) => run(left.evaluate(frame), right.evaluate(frame)));
}

function foldConstant(
  binder: Binder,
  operator: string,
  type: NumericName,
  result: Type,
  apply: Arithmetic,
  left: Value,
  right: Value,
  at: Bound['at'],
): Bound {
  if (type !== 'double' && type !== 'char' && !COMPARISONS.has(operator)) {
    const exact = exactResult(operator, left, right);
    if (exact !== undefined && !fits(type, exact) && !binder.enclosing.isUnchecked) {
      throw new ExpressionError('the constant overflows its type at compile time', at);
    }
  }
  try {
    return constant(result, at, apply(left, right));
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    throw new ExpressionError(`the constant cannot be computed: ${error.message}`, at);
  }
}
