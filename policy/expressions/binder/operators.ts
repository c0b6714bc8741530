/** Operators: predefined ones by numeric promotion, those of .NET types by overload, lifted for nullables. */

import { EnumValue } from '../clr/enum.ts';
import { fits, integerOf } from '../clr/integral.ts';
import {
  type Arithmetic,
  arithmetic,
  enumNumber,
  exactResult,
  type NumericName,
  numericConversion,
  numericName,
  numericType,
  promote,
  shift,
} from '../clr/numeric.ts';
import { nullable } from '../clr/object.ts';
import { textOf } from '../clr/text.ts';
import { BOOL, STRING, typeOf } from '../clr/type-of.ts';
import { ClrException, ExpressionError } from '../errors.ts';
import type { Expression } from '../syntax/ast.ts';
import { isReferenceCompatible } from '../types/assignable.ts';
import { explicitConversion, implicitConversion } from '../types/conversions.ts';
import {
  defaultOf,
  display,
  isInterface,
  isNullable,
  isValueType,
  NULL,
  sameType,
  type Type,
  VOID,
  withoutNullable,
} from '../types/type.ts';
import type { Value } from '../values.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound, constant, type Item } from './bound.ts';
import { emitCall } from './calls.ts';
import { asValue, convert } from './convert.ts';
import { bindExpression } from './expressions.ts';
import { findMembers } from './lookup.ts';
import { resolveOverload } from './overloads.ts';

export type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=']);

export function bindBinary(binder: Binder, syntax: Of<'binary'>): Bound {
  const left = bindExpression(binder, syntax.left);
  const right = bindExpression(binder, syntax.right);
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
  const left = asValue(
    leftItem.kind === 'default' ? defaultLike(binder, leftItem, rightItem) : leftItem,
  );
  const right = asValue(
    rightItem.kind === 'default' ? defaultLike(binder, rightItem, leftItem) : rightItem,
  );
  const result =
    concatenation(operator, left, right, at) ??
    numericOperator(binder, operator, left, right, at) ??
    boolOperator(operator, left, right, at) ??
    enumOperator(operator, left, right, at) ??
    userOperator(binder, operator, left, right, at) ??
    equality(binder, operator, left, right, at);
  if (result !== undefined) return result;
  throw new ExpressionError(
    `operator ${operator} cannot be applied to ${shown(left)} and ${shown(right)}${hint(operator, left, right)}`,
    at,
  );
}

function defaultLike(binder: Binder, item: Item, other: Item): Item {
  return other.kind === 'value' ? convert(binder, item, other.type) : item;
}

export function shown({ type }: Bound): string {
  return type === NULL ? 'null' : display(type);
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
  return bound(STRING, at, (frame) => {
    const text = textOf(left.evaluate(frame)) + textOf(right.evaluate(frame));
    frame.evaluation.charge(text);
    return text;
  });
}

function numericOperator(
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
  if (lifted) return lift(operator, run, result, left, right, at);
  const { evaluate: one } = left;
  const { evaluate: two } = right;
  if (first === type && second === type) {
    return bound(result, at, (frame) => apply(one(frame), two(frame)));
  }
  return bound(result, at, (frame) => run(one(frame), two(frame)));
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

/** An operator on nullables: null in, null out; comparisons with null are false, except `!=`. */
function lift(
  operator: string,
  apply: Arithmetic,
  result: Type,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound {
  const compares = COMPARISONS.has(operator);
  const withNull = (one: Value, two: Value): Value => {
    if (operator === '==') return one === two;
    if (operator === '!=') return one !== two;
    return compares ? false : null;
  };
  return bound(compares ? BOOL : nullable(result), at, (frame) => {
    const one = left.evaluate(frame);
    const two = right.evaluate(frame);
    return one === null || two === null ? withNull(one, two) : apply(one, two);
  });
}

function boolOperator(
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const isBool = ({ type }: Bound) => sameType(withoutNullable(type), BOOL);
  if (!isBool(left) || !isBool(right)) return undefined;
  const apply = BOOLEAN[operator];
  if (apply === undefined) return undefined;
  if (left.constant !== undefined && right.constant !== undefined) {
    return constant(BOOL, at, apply(left.constant.value, right.constant.value));
  }
  if (isNullable(left.type) || isNullable(right.type)) {
    if (operator === '==' || operator === '!=' || operator === '^') {
      return lift(operator, apply, BOOL, left, right, at);
    }
    return bound(nullable(BOOL), at, (frame) =>
      threeValued(operator, left.evaluate(frame), right.evaluate(frame)),
    );
  }
  return bound(BOOL, at, (frame) => apply(left.evaluate(frame), right.evaluate(frame)));
}

const BOOLEAN: Readonly<Record<string, Arithmetic>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '&': (left, right) => left === true && right === true,
  '|': (left, right) => left === true || right === true,
  '^': (left, right) => left !== right,
};

/** `bool?` with `&` and `|`: null is "unknown". */
function threeValued(operator: string, left: Value, right: Value): Value {
  const decisive = operator === '|';
  if (left === decisive || right === decisive) return decisive;
  return left === null || right === null ? null : !decisive;
}

function enumOperator(
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const types = [left, right].map(({ type }) => withoutNullable(type));
  const type = types.find((one) => one.kind === 'named' && one.definition.category === 'enum');
  if (type === undefined) return undefined;
  if (operator === '+' || operator === '-') return enumSum(operator, types, left, right, at);
  const [one, two] = [left, right].map((side) =>
    implicitConversion(withoutNullable(side.type), type, side.constant?.value) === undefined ||
    side.type === NULL
      ? undefined
      : side,
  );
  if (one === undefined || two === undefined) return undefined;
  const apply = enumArithmetic(operator, type);
  if (apply === undefined) return undefined;
  const result = COMPARISONS.has(operator) ? BOOL : type;
  if (isNullable(left.type) || isNullable(right.type)) {
    return lift(operator, apply, result, left, right, at);
  }
  if (left.constant !== undefined && right.constant !== undefined) {
    return constant(result, at, apply(left.constant.value, right.constant.value));
  }
  return bound(result, at, (frame) => apply(left.evaluate(frame), right.evaluate(frame)));
}

/** A day plus an int is a day, a day minus a day an int. */
function enumSum(
  operator: '+' | '-',
  [first, second]: readonly (Type | undefined)[],
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const apply = arithmetic('int', operator);
  if (apply === undefined || first === undefined || second === undefined) return undefined;
  if (isNullable(left.type) || isNullable(right.type)) return undefined;
  const int = numericType('int');
  const difference = operator === '-' && sameType(first, second);
  const ofInt = sameType(second, int) || (operator === '+' && sameType(first, int));
  if (!difference && !ofInt) return undefined;
  const type = sameType(first, int) ? second : first;
  const back = difference ? undefined : explicitConversion(int, type)?.apply;
  return bound(difference ? int : type, at, (frame) => {
    const result = apply(enumNumber(left.evaluate(frame)), enumNumber(right.evaluate(frame)));
    return back === undefined ? result : back(result);
  });
}

function enumArithmetic(operator: string, type: Type): Arithmetic | undefined {
  const apply = arithmetic('int', operator);
  if (apply === undefined || ['+', '-', '*', '/', '%'].includes(operator)) return undefined;
  const initial = defaultOf(type);
  return (left, right) => {
    const result = apply(enumNumber(left), enumNumber(right));
    return typeof result === 'number' && initial instanceof EnumValue
      ? initial.with(result)
      : result;
  };
}

/** Operators that .NET types declare: dates, time spans, strings. */
function userOperator(
  binder: Binder,
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const [first, second] = [withoutNullable(left.type), withoutNullable(right.type)];
  const operands = sameType(first, second) ? [first] : [first, second];
  const candidates = operands
    .filter(({ kind }) => kind === 'named')
    .flatMap((type) => findMembers(type, operator, ['operator'], true))
    .map((candidate) => ({ ...candidate, level: 0 }));
  if (candidates.length === 0) return undefined;
  const lifted = isNullable(left.type) || isNullable(right.type) || bothOrNull(left, right);
  const operand = (side: Bound, type: Type) => ({
    name: undefined,
    item: lifted && side.type !== NULL ? bound(type, side.at, side.evaluate) : side,
    out: undefined,
    at: side.at,
  });
  try {
    if (!lifted) {
      const group = { name: `operator ${operator}`, candidates, typeArguments: [], at };
      const args = [operand(left, first), operand(right, second)];
      const call = emitCall(
        binder,
        { receiver: undefined, at },
        resolveOverload(binder, group, args),
      );
      return bound(call.type, at, call.evaluate);
    }
    return liftUser(binder, operator, candidates, left, right, at);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** A struct compared with the literal null: always unequal. */
function bothOrNull(left: Bound, right: Bound): boolean {
  return (
    (left.type === NULL && isValueType(right.type)) ||
    (right.type === NULL && isValueType(left.type))
  );
}

function liftUser(
  binder: Binder,
  operator: string,
  candidates: Parameters<typeof resolveOverload>[1]['candidates'],
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound {
  const cells: { left: Value; right: Value } = { left: null, right: null };
  const plain = (side: Bound, read: () => Value) => {
    const other = side === left ? right : left;
    const type = withoutNullable(side.type === NULL ? other.type : side.type);
    return { name: undefined, item: bound(type, side.at, read), out: undefined, at: side.at };
  };
  const group = { name: `operator ${operator}`, candidates, typeArguments: [], at };
  const resolution = resolveOverload(binder, group, [
    plain(left, () => cells.left),
    plain(right, () => cells.right),
  ]);
  const call = emitCall(binder, { receiver: undefined, at }, resolution);
  const compares = COMPARISONS.has(operator);
  return bound(compares ? BOOL : nullable(call.type), at, (frame) => {
    const one = left.evaluate(frame);
    const two = right.evaluate(frame);
    if (one === null || two === null) {
      if (operator === '==') return one === two;
      if (operator === '!=') return one !== two;
      return compares ? false : null;
    }
    cells.left = one;
    cells.right = two;
    return call.evaluate(frame);
  });
}

/** `==` and `!=` on references, and of nullables with null. */
function equality(
  binder: Binder,
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  if (operator !== '==' && operator !== '!=') return undefined;
  if (left.type === VOID || right.type === VOID) return undefined;
  const equal = operator === '==';
  const withNull = left.type === NULL || right.type === NULL;
  if (withNull) {
    const other = left.type === NULL ? right : left;
    if (isValueType(other.type) && !isNullable(other.type)) {
      binder.warn(`${display(other.type)} is never null`, at);
      return isNumericOrBool(other.type) ? bound(BOOL, at, () => !equal) : undefined;
    }
    return bound(BOOL, at, (frame) => (left.evaluate(frame) === right.evaluate(frame)) === equal);
  }
  if (isValueType(withoutNullable(left.type)) || isValueType(withoutNullable(right.type))) {
    return undefined;
  }
  const related =
    isReferenceCompatible(left.type, right.type) ||
    isReferenceCompatible(right.type, left.type) ||
    isInterface(left.type) ||
    isInterface(right.type);
  if (!related) return undefined;
  const mixed = sameType(left.type, STRING) !== sameType(right.type, STRING);
  if (mixed) {
    binder.warn(
      'an object is compared with a string by reference, which is practically never true: cast it to string',
      at,
    );
  }
  return bound(BOOL, at, (frame) => {
    const one = left.evaluate(frame);
    const two = right.evaluate(frame);
    return sameReference(one, two, mixed) === equal;
  });
}

function isNumericOrBool(type: Type): boolean {
  return numericName(type) !== undefined || sameType(type, BOOL);
}

/** Boxed values are never the same object; a string found in an object is another instance. */
function sameReference(left: Value, right: Value, mixed: boolean): boolean {
  return left === right && (left === null || !(mixed || isValueType(typeOf(left))));
}
