/** Items → values of a wanted type. */

import { ExpressionError, type Position } from '../errors.ts';
import type { Evaluate } from '../evaluation/evaluation.ts';
import { fusible, given, js, Temporary } from '../evaluation/fusion.ts';
import {
  type Conversion,
  explicitConversion,
  implicitConversion,
} from '../library/conversion/conversions.ts';
import { BOOL } from '../library/foundation/bool.ts';
import { OBJECT } from '../library/foundation/object.ts';
import { fits } from '../library/numbers/integral.ts';
import { enumNumber, type NumericName, numericName } from '../library/numbers/numeric.ts';
import { STRING } from '../library/text/string.ts';
import type { Expression } from '../syntax/ast.ts';
import {
  defaultOf,
  display,
  isEnum,
  isNullable,
  isValueType,
  NULL,
  sameType,
  substitute,
  substitutionOf,
  type Type,
  VOID,
} from '../types/type.ts';
import { ClrObject } from '../types/values.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound, constant, type Item } from './bound.ts';

/** Parameters and result of a delegate type; undefined for other types. */
export function delegateSignature(
  type: Type,
): { readonly parameters: readonly Type[]; readonly result: Type } | undefined {
  if (type.kind !== 'named' || type.definition.category !== 'delegate') return undefined;
  const [invoke] = type.definition.members().get('Invoke') ?? [];
  if (invoke === undefined) return undefined;
  const by = substitutionOf(type);
  return {
    parameters: invoke.parameters.map((parameter) => substitute(parameter.type, by)),
    result: substitute(invoke.result, by),
  };
}

/** Structs have no constants, `default(DateTime)` included. */
export function isConstantType(type: Type): boolean {
  return (
    !isValueType(type) || isEnum(type) || numericName(type) !== undefined || sameType(type, BOOL)
  );
}

/** The item as a value; lambdas and methods have a type only where one is wanted. */
export function asValue(item: Item): Bound {
  switch (item.kind) {
    case 'value':
      return item;
    case 'type':
      throw new ExpressionError(
        `${display(item.type)} is a type: a value is expected here`,
        item.at,
      );
    case 'namespace':
      throw new ExpressionError(`${item.name} is a namespace: a value is expected here`, item.at);
    case 'methods':
      throw new ExpressionError(`${item.name} is a method: call it with (…)`, item.at);
    case 'lambda': {
      const { method } = item.syntax;
      throw method === undefined
        ? new ExpressionError('a lambda is not allowed here: its type cannot be known', item.at)
        : new ExpressionError(`${method} is a function: call it with (…)`, item.at);
    }
    case 'default':
      throw new ExpressionError('default needs a type here: write default(T)', item.at);
    case 'throw':
      throw new ExpressionError('throw is not allowed here: only behind ??, ? and :', item.at);
  }
}

export function bindValue(binder: Binder, syntax: Expression): Bound {
  return asValue(binder.expression(syntax));
}

export function bindCondition(binder: Binder, syntax: Expression): Bound {
  return convert(binder, binder.expression(syntax), BOOL);
}

export function isConvertible(binder: Binder, item: Item, to: Type): boolean {
  switch (item.kind) {
    case 'value':
      return implicitConversion(item.type, to, item.constant?.value) !== undefined;
    case 'default':
    case 'throw':
      return true;
    case 'lambda':
    case 'methods':
      return binder.isDelegate(item, to);
    default:
      return false;
  }
}

/**
 * Converts as an assignment does.
 *
 * @throws {ExpressionError} where C# has no implicit conversion
 */
export function convert(binder: Binder, item: Item, to: Type, at: Position = item.at): Bound {
  switch (item.kind) {
    case 'default':
      return constant(to, at, defaultOf(to));
    case 'throw':
      return bound(to, at, item.evaluate);
    case 'lambda':
    case 'methods':
      return binder.delegate(item, to, at);
    default: {
      const value = asValue(item);
      const conversion = implicitConversion(value.type, to, value.constant?.value);
      if (conversion === undefined) throw noConversion(value, to, at);
      return applyConversion(value, to, conversion);
    }
  }
}

function noConversion(value: Bound, to: Type, at: Position): ExpressionError {
  if (value.type === VOID) return new ExpressionError('the call returns nothing', at);
  if (value.type === NULL) {
    return new ExpressionError(`null is no ${display(to)}: it is a value type`, at);
  }
  const cast = explicitConversion(value.type, to) !== undefined;
  return new ExpressionError(
    `cannot convert ${display(value.type)} to ${display(to)}${cast ? ': a cast is missing' : ''}`,
    at,
  );
}

export function applyConversion(value: Bound, to: Type, conversion: Conversion): Bound {
  const { apply } = conversion;
  const { evaluate } = value;
  const keepsConstant = conversion.kind === 'identity' || conversion.kind === 'numeric';
  if (value.constant !== undefined && keepsConstant) {
    return constant(to, value.at, apply ? apply(value.constant.value) : value.constant.value);
  }
  const converted: Bound = {
    ...bound(
      to,
      value.at,
      apply === undefined ? evaluate : applied(value, to, conversion.kind, apply),
    ),
    ...(value.isStatement && apply === undefined ? { isStatement: true } : {}),
  };
  return value.type === NULL && !isNullable(to)
    ? { ...converted, constant: { value: null } }
    : converted;
}

/** Most casts are of objects that are of the very class, which then need no other look. */
function applied(
  { evaluate, variable }: Bound,
  to: Type,
  kind: Conversion['kind'],
  apply: NonNullable<Conversion['apply']>,
): Evaluate {
  if (kind !== 'reference') {
    return fusible((frame) => apply(evaluate(frame)), js`${given(apply)}(${evaluate})`);
  }
  const cast = new Temporary();
  if (sameType(to, STRING)) {
    return fusible(
      (frame) => {
        const value = evaluate(frame);
        return typeof value === 'string' ? value : apply(value);
      },
      js`(typeof (${cast} = ${evaluate}) === "string" ? ${cast} : ${given(apply)}(${cast}))`,
    );
  }
  const holds = to.kind === 'named' ? to.definition.holds : undefined;
  if (holds !== undefined) {
    const source = js`(${given(holds)}(${cast} = ${evaluate}) ? ${cast} : ${given(apply)}(${cast}))`;
    if (variable === undefined) {
      return fusible((frame) => {
        const value = evaluate(frame);
        return holds(value) ? value : apply(value);
      }, source);
    }
    // What nearly every expression begins with, in one closure.
    return fusible((frame) => {
      const value = frame.evaluation.context.variables.get(variable) ?? evaluate(frame);
      return holds(value) ? value : apply(value);
    }, source);
  }
  return (frame) => {
    const value = evaluate(frame);
    return value instanceof ClrObject && value.type === to ? value : apply(value);
  };
}

/** A cast: `(T)value`. */
export function castTo(binder: Binder, item: Item, to: Type, at: Position): Bound {
  if (item.kind !== 'value') return convert(binder, item, to, at);
  const conversion = explicitConversion(item.type, to, item.constant?.value);
  if (conversion === undefined) {
    throw new ExpressionError(`cannot convert ${display(item.type)} to ${display(to)}`, at);
  }
  refuseOverflow(binder, item, to, at);
  const { place: _, isStatement: __, ...rest } = applyConversion({ ...item, at }, to, conversion);
  return rest;
}

/** `(byte)256` is an error, unless it is `unchecked`. */
function refuseOverflow(binder: Binder, item: Bound, to: Type, at: Position): void {
  const [from, target] = [numberIn(item.type), numberIn(to)];
  if (item.constant === undefined || from === undefined || target === undefined) return;
  if (target === 'double' || binder.enclosing.isUnchecked) return;
  const number = Math.trunc(enumNumber(item.constant.value));
  const wanted = target === 'char' ? 'ushort' : target;
  if (Number.isFinite(number) && fits(wanted, BigInt(number))) return;
  throw new ExpressionError(`the constant does not fit ${display(to)}: write unchecked((…)…)`, at);
}

function numberIn(type: Type): NumericName | undefined {
  return isEnum(type) ? 'int' : numericName(type);
}

/** The value as an object, boxed. */
export function boxed(binder: Binder, item: Item): Bound {
  return convert(binder, item, OBJECT);
}
