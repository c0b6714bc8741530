/** Operators with one operand. */

import { ExpressionError } from '../../errors.ts';
import { fusible, given, js } from '../../evaluation/fusion.ts';
import { BOOL } from '../../library/foundation/bool.ts';
import { nullable, OBJECT } from '../../library/foundation/object.ts';
import { textOf } from '../../library/foundation/text-of.ts';
import { integerOf } from '../../library/numbers/integral.ts';
import {
  arithmetic,
  enumNumber,
  type NumericName,
  numericConversion,
  numericName,
  numericType,
  promote,
} from '../../library/numbers/numeric.ts';
import { isEnum, isNullable, sameType, withoutNullable } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import type { Binder } from '../binder.ts';
import { type Bound, bound, constant } from '../bound.ts';
import { emitCall } from '../calls.ts';
import { asValue, convert } from '../convert.ts';
import { findMembers } from '../lookup.ts';
import { resolveOverload } from '../overloads/overloads.ts';
import { toEnum } from './enums.ts';
import { converter } from './numeric.ts';
import { type Of, shown } from './shown.ts';

export function bindUnary(binder: Binder, syntax: Of<'unary'>): Bound {
  const { operator, at } = syntax;
  const minimum = negativeMinimum(syntax);
  if (minimum !== undefined) return minimum;
  const operand = asValue(binder.expression(syntax.operand));
  if (operator === '!') {
    const value = convert(binder, operand, BOOL);
    if (value.constant !== undefined) return constant(BOOL, at, value.constant.value !== true);
    return bound(
      BOOL,
      at,
      fusible((frame) => value.evaluate(frame) !== true, js`(${value.evaluate} !== true)`),
    );
  }
  if (operator === '~' && isEnum(operand.type)) {
    const back = toEnum(operand.type);
    return bound(operand.type, at, (frame) => back(~Number(enumNumber(operand.evaluate(frame)))));
  }
  const name = numericName(withoutNullable(operand.type));
  if (name === undefined) return unaryOfType(binder, operator, operand, at);
  const wide =
    operator === '-' && name === 'uint'
      ? 'long'
      : promote(name, name === 'ulong' || name === 'uint' ? name : 'int');
  if (
    wide === undefined ||
    (operator === '-' && wide === 'ulong') ||
    (operator === '~' && wide === 'double')
  ) {
    throw new ExpressionError(`operator ${operator} cannot be applied to ${shown(operand)}`, at);
  }
  const apply = unaryArithmetic(operator, wide);
  const converted = converter(name, wide);
  const type = numericType(wide);
  if (operand.constant !== undefined) {
    const value = converted(operand.constant.value);
    const result = apply(value);
    // The smallest integer has no opposite: it is its own.
    if (operator === '-' && wide !== 'double' && !binder.enclosing.isUnchecked) {
      if (integerOf(value) < 0n && integerOf(result) < 0n) {
        throw new ExpressionError('the constant overflows its type at compile time', at);
      }
    }
    return constant(type, at, result);
  }
  if (isNullable(operand.type)) {
    return bound(nullable(type), at, (frame) => {
      const value = operand.evaluate(frame);
      return value === null ? null : apply(converted(value));
    });
  }
  return bound(
    type,
    at,
    fusible(
      (frame) => apply(converted(operand.evaluate(frame))),
      js`${given(apply)}(${given(converted)}(${operand.evaluate}))`,
    ),
  );
}

/** `-2147483648` is an int, although the literal alone is a uint; the same for the smallest long. */
function negativeMinimum({ operator, operand, at }: Of<'unary'>): Bound | undefined {
  if (operator !== '-' || operand.kind !== 'literal' || typeof operand.value === 'string') {
    return undefined;
  }
  const text = textOf(operand.value);
  if (text === '2147483648') return constant(numericType('int'), at, -2147483648);
  if (text === '9223372036854775808') return constant(numericType('long'), at, -(1n << 63n));
  return undefined;
}

function unaryArithmetic(operator: string, type: NumericName): (value: Value) => Value {
  if (operator === '+') return (value) => value;
  if (operator === '~') {
    const xor = arithmetic(type, '^');
    const ones = numericConversion('int', type)(-1);
    return (value) => xor?.(value, ones) ?? value;
  }
  // -0.0 matters for doubles: subtract from negative zero.
  const subtract = arithmetic(type, type === 'double' ? '*' : '-');
  const base = numericConversion('int', type)(type === 'double' ? -1 : 0);
  return (value) =>
    (type === 'double' ? subtract?.(value, base) : subtract?.(base, value)) ?? value;
}

function unaryOfType(binder: Binder, operator: string, operand: Bound, at: Bound['at']): Bound {
  const candidates = findMembers(operand.type, `unary${operator}`, ['operator'], true);
  const [candidate] = candidates;
  if (candidate === undefined || sameType(operand.type, OBJECT)) {
    throw new ExpressionError(`operator ${operator} cannot be applied to ${shown(operand)}`, at);
  }
  const group = { name: `operator ${operator}`, candidates, typeArguments: [], at };
  const args = [{ name: undefined, item: operand, out: undefined, at }];
  const call = emitCall(binder, { receiver: undefined, at }, resolveOverload(binder, group, args));
  return bound(call.type, at, call.evaluate);
}
