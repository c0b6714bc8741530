/** `new`: objects, arrays, delegates, and their initializers. */

import { ExpressionError } from '../errors.ts';
import { type Evaluate, evaluateAll } from '../evaluation/evaluation.ts';
import { arrayOfDefaults, createArray } from '../library/collections/array.ts';
import { bestCommonType } from '../library/conversion/conversions.ts';
import { INT } from '../library/numbers/integral.ts';
import { toNumber } from '../library/numbers/numeric.ts';
import type { Expression, Initializer } from '../syntax/ast.ts';
import { arrayOf, defaultOf, display, isValueType, NULL, type Type, VOID } from '../types/type.ts';
import { bindArguments } from './arguments.ts';
import { setterOf } from './assignments.ts';
import type { Binder } from './binder.ts';
import type { BoundArgument } from './bound.ts';
import { type Bound, bound } from './bound.ts';
import { emitCall } from './calls.ts';
import { asValue, convert, delegateSignature } from './convert.ts';
import { bindArrayIndex, indexInto } from './indexing.ts';
import { invoke } from './invocation.ts';
import { findMembers, unknownMember } from './lookup.ts';
import { bindMember } from './members.ts';
import { resolveOverload } from './overloads/overloads.ts';
import { resolveType } from './types.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

export function bindNew(binder: Binder, syntax: Of<'new'>): Bound {
  const type = resolveType(syntax.type);
  const args = bindArguments(binder, syntax.arguments);
  const created = create(binder, type, args, syntax.at);
  return syntax.initializer === undefined
    ? created
    : initialize(binder, created, syntax.initializer);
}

function create(
  binder: Binder,
  type: Type,
  args: readonly BoundArgument[],
  at: Bound['at'],
): Bound {
  const [first] = args;
  if (delegateSignature(type) !== undefined && first !== undefined) {
    if (first.item.kind === 'value' && first.item.type === NULL) {
      throw new ExpressionError('a delegate needs a method or a lambda', first.at);
    }
    return convert(binder, first.item, type, at);
  }
  if (isValueType(type) && args.length === 0) {
    const value = defaultOf(type);
    return { ...bound(type, at, () => value), isStatement: true };
  }
  const candidates = findMembers(type, 'new', ['constructor'], true).filter(
    ({ owner }) => owner.id === type.id,
  );
  if (candidates.length === 0) {
    throw new ExpressionError(`${display(type)} cannot be created with new`, at);
  }
  const group = { name: `new ${display(type)}`, candidates, typeArguments: [], at };
  const resolution = resolveOverload(binder, group, args);
  const call = emitCall(binder, { receiver: undefined, at }, resolution);
  return { ...call, type };
}

function initialize(binder: Binder, created: Bound, initializer: Initializer): Bound {
  const { slot } = binder.temporary();
  const object = bound(created.type, created.at, (frame) => frame.cell(slot).value);
  const steps = bindInitializer(binder, object, initializer);
  return {
    ...bound(created.type, created.at, (frame) => {
      const value = created.evaluate(frame);
      // A lambda in the initializer may run this initializer again: the slot is this run's own.
      frame.slots[slot] = { value };
      for (const step of steps) step(frame);
      return value;
    }),
    isStatement: true,
  };
}

function bindInitializer(binder: Binder, object: Bound, initializer: Initializer): Evaluate[] {
  if (initializer.kind === 'collection') {
    return initializer.elements.map((element) => bindAdd(binder, object, element, initializer.at));
  }
  return initializer.members.flatMap(({ target, value, at }) => {
    const member =
      typeof target === 'string'
        ? memberOf(binder, object, target, at)
        : indexInto(
            binder,
            object,
            target.map((key) => argumentOf(binder, key)),
            at,
          );
    if (value.kind === 'collection' || value.kind === 'members') {
      return bindInitializer(binder, member, value);
    }
    const { place } = member;
    if (place === undefined) throw new ExpressionError('this member is read-only', at);
    const assigned = convert(binder, binder.expression(value), member.type);
    return (frame) => {
      const reference = place.open(frame);
      reference.value = assigned.evaluate(frame);
      return null;
    };
  });
}

function memberOf(binder: Binder, object: Bound, name: string, at: Bound['at']): Bound {
  const target: Expression = { kind: 'receiver', at };
  const item = bindMember(
    binder,
    { kind: 'member', target, name, typeArguments: [], at },
    { target: object },
  );
  const value = asValue(item);
  if (
    value.place === undefined &&
    setterOf(object.type, name) === undefined &&
    item.kind !== 'value'
  ) {
    throw unknownMember(object.type, name, at);
  }
  return value;
}

function bindAdd(
  binder: Binder,
  object: Bound,
  element: readonly Expression[],
  at: Bound['at'],
): Evaluate {
  const target: Expression = { kind: 'receiver', at };
  const add = bindMember(
    binder,
    { kind: 'member', target, name: 'Add', typeArguments: [], at },
    { target: object, isCall: true },
  );
  if (add.kind !== 'methods') throw unknownMember(object.type, 'Add', at);
  return invoke(
    binder,
    add,
    element.map((item) => argumentOf(binder, item)),
  ).evaluate;
}

function argumentOf(binder: Binder, syntax: Expression): BoundArgument {
  return { name: undefined, item: binder.expression(syntax), out: undefined, at: syntax.at };
}

export function bindNewArray(binder: Binder, syntax: Of<'newArray'>, target?: Type): Bound {
  const { at } = syntax;
  const items = syntax.items?.map((item) => binder.expression(item));
  const element = syntax.element === undefined ? undefined : resolveType(syntax.element);
  if (items === undefined) return bindSizedArray(binder, syntax, element);
  const wanted =
    element ??
    (target?.kind === 'array' ? target.element : undefined) ??
    bestCommonType(items.map((item) => asValue(item).type));
  if (wanted === undefined || wanted === NULL || wanted === VOID) {
    throw new ExpressionError('the elements have no common type: write new T[] { … }', at);
  }
  const converted = items.map((item) => convert(binder, item, wanted));
  const values = converted.map(({ evaluate }) => evaluate);
  const size = syntax.size && convert(binder, binder.expression(syntax.size), INT);
  if (size !== undefined && size.constant?.value !== values.length) {
    throw new ExpressionError('the size of an array must match its elements', at);
  }
  const constants = converted.flatMap(({ constant }) => constant?.value ?? []);
  if (constants.length === values.length) {
    return {
      ...bound(arrayOf(wanted), at, () => createArray(wanted, constants.slice())),
      shared: { value: createArray(wanted, constants.slice()) },
    };
  }
  return bound(arrayOf(wanted), at, (frame) => createArray(wanted, evaluateAll(values, frame)));
}

function bindSizedArray(
  binder: Binder,
  { size, at }: Of<'newArray'>,
  element: Type | undefined,
): Bound {
  if (element === undefined || size === undefined) {
    throw new ExpressionError('an array needs a type and a size', at);
  }
  const length = bindArrayIndex(binder, binder.expression(size), size.at);
  const initial = defaultOf(element);
  if (length.constant !== undefined && toNumber(length.constant.value) < 0) {
    throw new ExpressionError('the size of an array cannot be negative', at);
  }
  return bound(arrayOf(element), at, (frame) => {
    const array = arrayOfDefaults(element, toNumber(length.evaluate(frame)), initial);
    frame.evaluation.charge(array);
    return array;
  });
}
