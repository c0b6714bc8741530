/** Patterns of `is` and `case`. */

import { ExpressionError } from '../errors.ts';
import { explicitConversion, implicitConversion } from '../library/conversion/conversions.ts';
import { isInstance } from '../library/conversion/type-of.ts';
import { BOOL } from '../library/foundation/bool.ts';
import type { Expression, Pattern, TypeSyntax } from '../syntax/ast.ts';
import {
  display,
  isNullable,
  isValueType,
  NULL,
  type Type,
  withoutNullable,
} from '../types/type.ts';
import { equalValues, keyOf } from '../types/values.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound } from './bound.ts';
import { asValue } from './convert.ts';
import { resolveType, tryResolveName } from './types.ts';

/** Whether a value matches; `key` tells apart the constants that it is compared with. */
export type BoundPattern = Bound & { readonly key?: { readonly value: unknown } };

/** Whether `operand` matches; a declared variable is visible from here on. */
export function bindPattern(
  binder: Binder,
  operand: Bound,
  pattern: Pattern,
  at: Bound['at'],
): BoundPattern {
  if (operand.type === NULL && (pattern.kind === 'constant' || pattern.name !== undefined)) {
    throw new ExpressionError('null matches no pattern: a value is expected here', operand.at);
  }
  if (pattern.kind === 'constant') return bindConstant(binder, operand, pattern.value, at);
  if (pattern.type !== 'var' && pattern.name === undefined && !isType(pattern.type)) {
    return bindConstant(binder, operand, asExpression(pattern.type), at);
  }
  const type = pattern.type === 'var' ? operand.type : resolveType(pattern.type);
  if (pattern.name !== undefined && isNullable(type) && pattern.type !== 'var') {
    throw new ExpressionError(`a pattern cannot be ${display(type)}: leave out the ?`, at);
  }
  // Without a variable, a test that can never succeed is only false.
  if (pattern.name !== undefined && pattern.type !== 'var' && !isPossible(operand.type, type)) {
    throw new ExpressionError(`${display(operand.type)} is never a ${display(type)}`, at);
  }
  const isNamed = pattern.name !== undefined && pattern.name !== '_';
  const slot = !isNamed
    ? undefined
    : binder.declare(pattern.name, type, at, { isConditional: true }).declaration.slot;
  const always = pattern.type === 'var';
  return bound(BOOL, at, (frame) => {
    const value = operand.evaluate(frame);
    const matches = always || isInstance(value, type);
    if (slot !== undefined) frame.slots[slot] = { value: matches ? value : null };
    return matches;
  });
}

function isPossible(from: Type, to: Type): boolean {
  return (
    from === NULL ||
    explicitConversion(withoutNullable(from), to) !== undefined ||
    implicitConversion(to, from) !== undefined
  );
}

function isType(syntax: TypeSyntax): boolean {
  return syntax.kind !== 'named' || tryResolveName(syntax) !== undefined;
}

/** `case JTokenType.Object` reads like a type and is a constant. */
function asExpression(syntax: TypeSyntax): Expression {
  const { at } = syntax;
  const [first = '', ...rest] = syntax.kind === 'named' ? syntax.name.split('.') : [];
  let expression: Expression = { kind: 'name', name: first, typeArguments: [], at };
  for (const name of rest) {
    expression = { kind: 'member', target: expression, name, typeArguments: [], at };
  }
  return expression;
}

function bindConstant(
  binder: Binder,
  operand: Bound,
  syntax: Expression,
  at: Bound['at'],
): BoundPattern {
  const value = asValue(binder.expression(syntax));
  if (value.constant === undefined) {
    throw new ExpressionError('a pattern must be a type or a constant', syntax.at);
  }
  const expected = value.constant.value;
  if (value.type === NULL) {
    if (isValueType(operand.type) && !isNullable(operand.type)) {
      throw new ExpressionError(`${display(operand.type)} is never null`, syntax.at);
    }
    const isNull = bound(BOOL, at, (frame) => operand.evaluate(frame) === null);
    return { ...isNull, key: { value: null } };
  }
  const target = withoutNullable(operand.type);
  const conversion = implicitConversion(value.type, target, expected);
  if (conversion === undefined) {
    throw new ExpressionError(
      `${display(operand.type)} is never equal to a ${display(value.type)}`,
      syntax.at,
    );
  }
  const wanted = conversion.apply === undefined ? expected : conversion.apply(expected);
  const equals = bound(BOOL, at, (frame) => equalValues(operand.evaluate(frame), wanted));
  return { ...equals, key: { value: keyOf(wanted) } };
}
