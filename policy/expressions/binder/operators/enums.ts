/** Operators on enumerations: those of their numbers. */

import { ExpressionError } from '../../errors.ts';
import { implicitConversion } from '../../library/conversion/conversions.ts';
import { BOOL } from '../../library/foundation/bool.ts';
import { EnumValue } from '../../library/foundation/enum.ts';
import { fits, INT } from '../../library/numbers/integral.ts';
import {
  type Arithmetic,
  arithmetic,
  enumNumber,
  exactResult,
  toNumber,
} from '../../library/numbers/numeric.ts';
import {
  defaultOf,
  isEnum,
  isNullable,
  NULL,
  sameType,
  type Type,
  withoutNullable,
} from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import type { Binder } from '../binder.ts';
import { type Bound, bound, constant } from '../bound.ts';
import { COMPARISONS, lift } from './lifted.ts';

export function enumOperator(
  binder: Binder,
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const type = [left, right].map((side) => withoutNullable(side.type)).find(isEnum);
  const compute = arithmetic('int', operator);
  const result = type && resultOf(operator, type, left, right);
  if (compute === undefined || type === undefined || result === undefined) return undefined;
  const back = sameType(result, type) ? toEnum(type) : (value: Value) => value;
  const apply: Arithmetic = (one, two) => back(compute(enumNumber(one), enumNumber(two)));
  if (isNullable(left.type) || isNullable(right.type)) {
    return lift(operator, apply, result, left, right, at);
  }
  if (left.constant !== undefined && right.constant !== undefined) {
    refuseOverflow(binder, operator, left.constant.value, right.constant.value, at);
    return constant(result, at, apply(left.constant.value, right.constant.value));
  }
  return bound(result, at, (frame) => apply(left.evaluate(frame), right.evaluate(frame)));
}

/** `E + 1`, `1 + E`, `E - 1` and, as compilers have it, `1 - E` are an E, `E - E` is an int; the others want two of one enumeration. */
function resultOf(operator: string, type: Type, left: Bound, right: Bound): Type | undefined {
  const is = (side: Bound, wanted: Type) =>
    side.type !== NULL &&
    implicitConversion(withoutNullable(side.type), wanted, side.constant?.value) !== undefined;
  switch (operator) {
    case '+':
      return (is(left, type) && is(right, INT)) || (is(left, INT) && is(right, type))
        ? type
        : undefined;
    case '-':
      if (is(left, type) && is(right, INT)) return type;
      if (is(left, INT) && is(right, type)) return type;
      return is(left, type) && is(right, type) ? INT : undefined;
    case '*':
    case '/':
    case '%':
      return undefined;
    default:
      if (!is(left, type) || !is(right, type)) return undefined;
      return COMPARISONS.has(operator) ? BOOL : type;
  }
}

function refuseOverflow(
  binder: Binder,
  operator: string,
  left: Value,
  right: Value,
  at: Bound['at'],
): void {
  const exact = exactResult(operator, enumNumber(left), enumNumber(right));
  if (exact === undefined || fits('int', exact) || binder.enclosing.isUnchecked) return;
  throw new ExpressionError('the constant overflows its type at compile time', at);
}

export function toEnum(type: Type): (value: Value) => Value {
  const initial = defaultOf(type);
  return (value) => (initial instanceof EnumValue ? initial.with(toNumber(value)) : value);
}
