/** `&&`, `||` and `??`: operators that may skip their second operand. */

import { ExpressionError } from '../../errors.ts';
import { fusible, given, js, Temporary } from '../../evaluation/fusion.ts';
import { implicitConversion } from '../../library/conversion/conversions.ts';
import { BOOL } from '../../library/foundation/bool.ts';
import {
  display,
  isNullable,
  isValueType,
  NULL,
  type Type,
  withoutNullable,
} from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import type { Binder } from '../binder.ts';
import { type Bound, bound, constant, type Item } from '../bound.ts';
import { asValue, convert } from '../convert.ts';
import { type Of, shown } from './shown.ts';

export function bindLogical(binder: Binder, syntax: Of<'binary'>): Bound {
  const { at, operator } = syntax;
  const left = convert(binder, binder.expression(syntax.left), BOOL);
  const right = convert(binder, binder.expression(syntax.right), BOOL);
  const { evaluate: one } = left;
  const { evaluate: two } = right;
  if (left.constant !== undefined && right.constant !== undefined) {
    const values = [left.constant.value, right.constant.value];
    const value = operator === '&&' ? values.every(Boolean) : values.some(Boolean);
    return constant(BOOL, at, value);
  }
  return bound(
    BOOL,
    at,
    operator === '&&'
      ? fusible(
          (frame) => one(frame) === true && two(frame) === true,
          js`(${one} === true && ${two} === true)`,
        )
      : fusible(
          (frame) => one(frame) === true || two(frame) === true,
          js`(${one} === true || ${two} === true)`,
        ),
  );
}

export function bindCoalesce(binder: Binder, syntax: Of<'binary'>): Bound {
  const { at } = syntax;
  const left = asValue(binder.expression(syntax.left));
  const right = binder.expression(syntax.right);
  if (isValueType(left.type) && !isNullable(left.type)) {
    throw new ExpressionError(`${display(left.type)} is never null: ?? has no use here`, at);
  }
  const { type, whenPresent, whenNull } = coalesceOperands(binder, left, right, at);
  const present = new Temporary();
  return bound(
    type,
    at,
    fusible(
      (frame) => {
        const value = left.evaluate(frame);
        return value === null ? whenNull.evaluate(frame) : whenPresent(value);
      },
      js`((${present} = ${left.evaluate}) === null ? ${whenNull.evaluate} : ${given(whenPresent)}(${present}))`,
    ),
  );
}

function coalesceOperands(
  binder: Binder,
  left: Bound,
  right: Item,
  at: Bound['at'],
): { type: Type; whenPresent: (value: Value) => Value; whenNull: Bound } {
  const same = (value: Value) => value;
  const plain = withoutNullable(left.type);
  const candidates = isNullable(left.type) ? [plain, left.type] : [left.type];
  for (const type of candidates) {
    if (type === NULL) continue;
    try {
      return { type, whenPresent: same, whenNull: convert(binder, right, type) };
    } catch (error) {
      if (!(error instanceof ExpressionError) || right.kind === 'lambda') throw error;
    }
  }
  const other = asValue(right);
  const conversion = implicitConversion(plain, other.type);
  if (conversion === undefined || other.type === NULL) {
    throw new ExpressionError(
      `operator ?? cannot be applied to ${shown(left)} and ${shown(other)}`,
      at,
    );
  }
  return { type: other.type, whenPresent: conversion?.apply ?? same, whenNull: other };
}
