/** `=`, `+=` and its siblings, `++` and `--`. */

import { ExpressionError, instanceOf } from '../errors.ts';
import { fusible, given, js, Temporary } from '../evaluation/fusion.ts';
import { explicitConversion, implicitConversion } from '../library/conversion/conversions.ts';
import { INT } from '../library/numbers/integral.ts';
import { numericName } from '../library/numbers/numeric.ts';
import type { Expression } from '../syntax/ast.ts';
import {
  display,
  isEnum,
  NULL,
  sameType,
  type Type,
  VOID,
  withoutNullable,
} from '../types/type.ts';
import type { Binder } from './binder.ts';
import { Accessors, type Bound, bound, constant, type Item, type Place, readOf } from './bound.ts';
import { applyConversion, bindValue, convert } from './convert.ts';
import { bindImplementation, bindSetter } from './emit.ts';
import { findMembers } from './lookup.ts';
import { bindOperator } from './operators/binary.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** How to write a property; undefined where it is read-only. */
export function setterOf(type: Type, name: string): ((target: Bound) => Place) | undefined {
  const [setter] = findMembers(type, name, ['setter'], false);
  const [getter] = findMembers(type, name, ['property'], false);
  if (setter === undefined || getter === undefined) return undefined;
  const read = bindImplementation(getter.member, getter.owner, []);
  const write = bindSetter(setter, setter.owner);
  return (target) => ({
    isVariable: false,
    open: (frame) => {
      const instance = target.evaluate(frame);
      return new Accessors(
        () => read(frame, instanceOf(instance)),
        (value) => write(frame, instanceOf(instance), value),
      );
    },
  });
}

export function bindTarget(binder: Binder, syntax: Expression): Bound & { readonly place: Place } {
  const target = bindValue(binder, syntax);
  const { place } = target;
  if (place === undefined) {
    throw new ExpressionError(`this cannot be assigned to: ${reason(binder, syntax)}`, syntax.at);
  }
  return { ...target, place };
}

function reason(binder: Binder, syntax: Expression): string {
  switch (syntax.kind) {
    case 'name': {
      const variable = binder.scope.find(syntax.name);
      return (variable?.kind === 'variable' && variable.readOnly) || 'it is no variable';
    }
    case 'member':
      return `${syntax.name} is read-only`;
    case 'index':
      return 'what is indexed is read-only';
    default:
      return 'it is no variable';
  }
}

/** `_` discards a value, unless a variable has that name. */
export function isDiscard(binder: Binder, syntax: Expression): boolean {
  return syntax.kind === 'name' && syntax.name === '_' && binder.scope.find('_') === undefined;
}

export function bindAssignment(binder: Binder, syntax: Of<'assign'>): Bound {
  const { at, operator } = syntax;
  if (operator === undefined && isDiscard(binder, syntax.target)) {
    const { evaluate, type } = bindValue(binder, syntax.value);
    if (type === VOID || type === NULL) {
      throw new ExpressionError('there is no value to discard', at);
    }
    return { ...bound(type, at, evaluate), isStatement: true };
  }
  const target = bindTarget(binder, syntax.target);
  const item = binder.expression(syntax.value);
  if (operator !== undefined) return bindCompound(binder, target, operator, item, at);
  const { open, assign } = target.place;
  const value = convert(binder, item, target.type);
  if (assign !== undefined) {
    return { ...bound(target.type, at, assign(value.evaluate)), isStatement: true };
  }
  return {
    ...bound(target.type, at, (frame) => {
      const reference = open(frame);
      const assigned = value.evaluate(frame);
      reference.value = assigned;
      return assigned;
    }),
    isStatement: true,
  };
}

export function bindIncrement(binder: Binder, syntax: Of<'increment'>): Bound {
  const target = bindTarget(binder, syntax.target);
  const plain = withoutNullable(target.type);
  if (numericName(plain) === undefined && !isEnum(plain)) {
    throw new ExpressionError(`${display(target.type)} cannot be counted up or down`, syntax.at);
  }
  if (sameType(target.type, INT)) return countInt(binder, target, syntax);
  const one = constant(INT, syntax.at, 1);
  return bindCompound(binder, target, syntax.operator, one, syntax.at, syntax);
}

/** The step of nearly every loop. */
function countInt(
  binder: Binder,
  { read, place: { open, assign } }: Bound & { readonly place: Place },
  { operator, prefix, at }: Of<'increment'>,
): Bound {
  const step = operator === '+' ? 1 : -1;
  if (read !== undefined && assign !== undefined) {
    const current = readOf(binder.access(read));
    const old = new Temporary();
    const write = assign(
      fusible(
        (frame) => (Number(current(frame)) + step) | 0,
        js`(((${old} = ${current}) + ${given(step)}) | 0)`,
      ),
    );
    const counted = prefix
      ? write
      : fusible((frame) => (Number(write(frame)) - step) | 0, js`(${write}, ${old})`);
    return { ...bound(INT, at, counted), isStatement: true };
  }
  return {
    ...bound(INT, at, (frame) => {
      const reference = open(frame);
      const old = Number(reference.value);
      const counted = (old + step) | 0;
      reference.value = counted;
      return prefix ? counted : old;
    }),
    isStatement: true,
  };
}

/** Evaluates the target's operands once; the result is converted back to the target's type. */
function bindCompound(
  binder: Binder,
  target: Bound & { readonly place: Place },
  operator: string,
  item: Item,
  at: Bound['at'],
  increment?: Of<'increment'>,
): Bound {
  // The right operand of a shift and the 1 of `++` need not fit the target.
  const fitsAnyway = increment !== undefined || operator === '<<' || operator === '>>';
  const returnsOld = increment?.prefix === false;
  const { open, assign } = target.place;
  // A variable has no operands that would be evaluated twice: `x += y` is `x = x + y`.
  const isRead = target.read !== undefined && assign !== undefined && !returnsOld;
  const { slot } = isRead ? target.read : binder.temporary();
  const current = bound(
    target.type,
    target.at,
    isRead ? readOf(binder.access(target.read)) : (frame) => frame.cell(slot).value,
  );
  const computed = bindOperator(binder, operator, current, item, at);
  const result = convertBack(target.type, computed, item, fitsAnyway);
  if (result === undefined) {
    throw new ExpressionError(`${operator}= does not result in ${display(target.type)}`, at);
  }
  if (isRead) {
    return { ...bound(target.type, at, assign(result.evaluate)), isStatement: true };
  }
  return {
    ...bound(target.type, at, (frame) => {
      const reference = open(frame);
      const old = reference.value;
      frame.slots[slot] = { value: old };
      const assigned = result.evaluate(frame);
      reference.value = assigned;
      return returnsOld ? old : assigned;
    }),
    isStatement: true,
  };
}

/** `b += 1` is allowed for a byte, although the sum is an int: the operand alone must fit. */
function convertBack(
  type: Type,
  result: Bound,
  operand: Item,
  fitsAnyway: boolean,
): Bound | undefined {
  const implicit = implicitConversion(result.type, type);
  if (implicit !== undefined) return applyConversion(result, type, implicit);
  const fits =
    fitsAnyway ||
    (operand.kind === 'value' &&
      implicitConversion(operand.type, type, operand.constant?.value) !== undefined);
  const conversion = explicitConversion(result.type, type);
  return fits && conversion?.kind === 'numeric'
    ? applyConversion(result, type, conversion)
    : undefined;
}
