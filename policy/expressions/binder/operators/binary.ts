/** Operators with two operands: predefined ones by numeric promotion, those of .NET types by overload. */

import { ExpressionError } from '../../errors.ts';
import type { Frame } from '../../evaluation/evaluation.ts';
import { fusible } from '../../evaluation/fusion.ts';
import { textOf } from '../../library/foundation/text-of.ts';
import { STRING } from '../../library/text/string.ts';
import { CHARACTERS_PER_STEP } from '../../limits.ts';
import { display, isEnum, NULL, sameType, VOID, withoutNullable } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import type { Binder } from '../binder.ts';
import { type Bound, bound, constant, type Item } from '../bound.ts';
import { asValue, convert, delegateSignature } from '../convert.ts';
import { boolOperator } from './boolean.ts';
import { userOperator } from './declared.ts';
import { enumOperator } from './enums.ts';
import { equality } from './equality.ts';
import { COMPARISONS } from './lifted.ts';
import { numericOperator } from './numeric.ts';
import { type Of, shown } from './shown.ts';
import { textEquality } from './texts.ts';

export function bindBinary(binder: Binder, syntax: Of<'binary'>): Bound {
  const left = binder.expression(syntax.left);
  const right = binder.expression(syntax.right);
  return bindOperator(binder, syntax.operator, left, right, syntax.at);
}

/** @throws {ExpressionError} where no operator takes the operands */
export function bindOperator(
  binder: Binder,
  operator: string,
  leftItem: Item,
  rightItem: Item,
  at: Bound['at'],
): Bound {
  const isEquality = operator === '==' || operator === '!=';
  const left = asValue(isEquality ? defaultLike(binder, leftItem, rightItem) : leftItem);
  const right = asValue(isEquality ? defaultLike(binder, rightItem, leftItem) : rightItem);
  const result =
    concatenation(operator, left, right, at) ??
    numericOperator(binder, operator, left, right, at) ??
    textEquality(operator, left, right, at) ??
    boolOperator(operator, left, right, at) ??
    enumOperator(binder, operator, left, right, at) ??
    userOperator(binder, operator, left, right, at) ??
    equality(binder, operator, left, right, at) ??
    concatenationWithNull(operator, left, right, at);
  if (result !== undefined) return result;
  throw new ExpressionError(
    `operator ${operator} cannot be applied to ${shown(left)} and ${shown(right)}${hint(operator, left, right)}`,
    at,
  );
}

/** `x == default` compares with the default of the other operand's type. */
function defaultLike(binder: Binder, item: Item, other: Item): Item {
  return item.kind === 'default' && other.kind === 'value'
    ? convert(binder, item, other.type)
    : item;
}

function hint(operator: string, left: Bound, right: Bound): string {
  const names = [left, right].map(({ type }) => display(type));
  const isToken = names.some((name) => /^J(?:Token|Object|Array|Value|Property)$/.test(name));
  if (COMPARISONS.has(operator) && isToken) return ': cast the token, such as (string)token';
  if (names.includes('object')) return ': cast the object to its type first';
  return '';
}

/** `+` with a string on either side. */
function concatenation(
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  if (operator !== '+' || !(sameType(left.type, STRING) || sameType(right.type, STRING))) {
    return undefined;
  }
  if (left.type === VOID || right.type === VOID) return undefined;
  if (left.constant !== undefined && right.constant !== undefined) {
    const constants = [left.constant.value, right.constant.value];
    if (constants.every((value) => value === null || typeof value === 'string')) {
      return constant(STRING, at, constants.map(textOf).join(''));
    }
  }
  return joined(left, right, at);
}

/** `object + null` is text: of all operators only the one of object and string takes it. */
function concatenationWithNull(
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  if (operator !== '+' || (left.type === NULL) === (right.type === NULL)) return undefined;
  const { type } = left.type === NULL ? right : left;
  const hasOwn = type === VOID || isEnum(withoutNullable(type)) || delegateSignature(type);
  return hasOwn ? undefined : joined(left, right, at);
}

function joined(left: Bound, right: Bound, at: Bound['at']): Bound {
  const parts = [...(left.parts ?? [left.evaluate]), right.evaluate];
  const [first = left.evaluate, ...rest] = parts;
  const evaluate = fusible(
    (frame) => {
      let text = textOf(first(frame));
      for (const part of rest) text = append(frame, text, part(frame));
      return text;
    },
    (emit) =>
      rest.reduce(
        (text, part) => `${emit.given(append)}(f, ${text}, ${emit.expression(part)})`,
        `${emit.given(textOf)}(${emit.expression(first)})`,
      ),
  );
  return { ...bound(STRING, at, evaluate), parts };
}

function append({ evaluation }: Frame, before: string, part: Value): string {
  const text = before + textOf(part);
  if (text.length >= CHARACTERS_PER_STEP) evaluation.charge(text);
  return text;
}
