/** Operators on enumerations: those of their numbers. */
import { EnumValue } from '../../clr/enum.ts';
import { type Arithmetic, arithmetic, enumNumber, toNumber } from '../../clr/numeric.ts';
import { BOOL, INT } from '../../clr/type-of.ts';
import { implicitConversion } from '../../types/conversions.ts';
import {
  defaultOf,
  isNullable,
  NULL,
  sameType,
  type Type,
  withoutNullable,
} from '../../types/type.ts';
import type { Value } from '../../values.ts';
import { type Bound, bound, constant } from '../bound.ts';
import { COMPARISONS, lift } from './lifted.ts';

export function isEnum(type: Type): boolean {
  return type.kind === 'named' && type.definition.category === 'enum';
}

export function enumOperator(
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
    return constant(result, at, apply(left.constant.value, right.constant.value));
  }
  return bound(result, at, (frame) => apply(left.evaluate(frame), right.evaluate(frame)));
}

/** `E + 1` and `E - 1` are an E, `E - E` is an int; the others want two of the same enumeration. */
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

export function toEnum(type: Type): (value: Value) => Value {
  const initial = defaultOf(type);
  return (value) => (initial instanceof EnumValue ? initial.with(toNumber(value)) : value);
}
