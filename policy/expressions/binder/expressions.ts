/** Binder of expressions: syntax → items. */

import { ExpressionError } from '../errors.ts';
import type { Frame } from '../evaluation/evaluation.ts';
import { type Access, fusible, given, js, Temporary } from '../evaluation/fusion.ts';
import { contextType, contextValue } from '../library/context/context-types.ts';
import {
  bestCommonType,
  explicitConversion,
  implicitConversion,
} from '../library/conversion/conversions.ts';
import { isInstance, typeOf } from '../library/conversion/type-of.ts';
import { AnonymousObject } from '../library/foundation/anonymous.ts';
import { nullable } from '../library/foundation/object.ts';
import type { Expression } from '../syntax/ast.ts';
import { isReferenceCompatible } from '../types/assignable.ts';
import { findType, isNamespace } from '../types/registry.ts';
import {
  anonymous,
  defaultOf,
  display,
  isNullable,
  isValueType,
  NULL,
  sameType,
  type Type,
  VOID,
  withoutNullable,
} from '../types/type.ts';
import type { Value } from '../types/values.ts';
import { bindArguments } from './arguments.ts';
import { bindAssignment, bindIncrement } from './assignments.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound, constant, type Item, type Place, readOf } from './bound.ts';
import {
  asValue,
  bindCondition,
  bindValue,
  castTo,
  convert,
  delegateSignature,
  isConstantType,
} from './convert.ts';
import { bindNew, bindNewArray } from './creation.ts';
import { bindException, thrown } from './exceptions.ts';
import { bindIndex } from './indexing.ts';
import { bindInterpolation } from './interpolation.ts';
import { invoke } from './invocation.ts';
import { callLocalFunction, functionAsLambda } from './local-functions.ts';
import { bindMember, bindNameOrType } from './members.ts';
import { bindNameof } from './nameof.ts';
import { bindBinary } from './operators/binary.ts';
import { bindCoalesce, bindLogical } from './operators/logical.ts';
import { bindUnary } from './operators/unary.ts';
import { bindPattern } from './patterns.ts';
import { resolveType } from './types.ts';
import { variableCall } from './variables.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** @throws {ExpressionError} for what C# or API Management would refuse, and for what is not supported */
export function bindExpression(binder: Binder, syntax: Expression): Item {
  binder.step(syntax.at);
  const item = bindSyntax(binder, syntax);
  binder.noteConstant(syntax, item);
  return item;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one case a kind of expression, hardly one with a thought of its own
function bindSyntax(binder: Binder, syntax: Expression): Item {
  const { at } = syntax;
  switch (syntax.kind) {
    case 'literal':
      return constant(syntax.value === null ? NULL : typeOf(syntax.value), at, syntax.value);
    case 'interpolated':
      return bindInterpolation(binder, syntax);
    case 'name':
      return bindName(binder, syntax);
    case 'type':
      return { kind: 'type', type: resolveType(syntax.type), at };
    case 'member':
      return bindMember(binder, syntax);
    case 'index':
      return bindIndex(binder, syntax);
    case 'call':
      return bindCall(binder, syntax);
    case 'conditionalAccess':
      return bindConditionalAccess(binder, syntax);
    case 'receiver': {
      if (binder.receiver === undefined) throw new ExpressionError('?. has no target', at);
      return bound(
        binder.receiver,
        at,
        fusible((frame) => frame.receiver, js`f.receiver`),
      );
    }
    case 'new':
      return bindNew(binder, syntax);
    case 'newArray':
      return bindNewArray(binder, syntax);
    case 'anonymous':
      return bindAnonymous(binder, syntax);
    case 'cast':
      return castTo(binder, bindExpression(binder, syntax.operand), resolveType(syntax.type), at);
    case 'as':
      return bindAs(binder, syntax);
    case 'is': {
      const operand = bindValue(binder, syntax.operand);
      return bindPattern(binder, operand, syntax.pattern, at);
    }
    case 'unary':
      return bindUnary(binder, syntax);
    case 'increment':
      return bindIncrement(binder, syntax);
    case 'binary':
      if (syntax.operator === '??') return bindCoalesce(binder, syntax);
      return syntax.operator === '&&' || syntax.operator === '||'
        ? bindLogical(binder, syntax)
        : bindBinary(binder, syntax);
    case 'assign':
      return bindAssignment(binder, syntax);
    case 'conditional':
      return bindConditional(binder, syntax);
    case 'lambda':
      return { kind: 'lambda', syntax, at };
    case 'default': {
      if (syntax.type === undefined) return { kind: 'default', at };
      const type = resolveType(syntax.type);
      const value = defaultOf(type);
      return isConstantType(type) ? constant(type, at, value) : bound(type, at, () => value);
    }
    case 'nameof':
      return bindNameof(binder, syntax);
    case 'throw':
      return bindThrow(binder, syntax);
    case 'parenthesized': {
      const inner = syntax.isUnchecked ? binder.within({ isUnchecked: true }) : binder;
      const { place: _, ...value } = bindValue(inner, syntax.value);
      return value;
    }
  }
}

function bindName(binder: Binder, syntax: Of<'name'>): Item {
  const { name, at } = syntax;
  const entry = binder.scope.find(name);
  if (entry?.kind === 'variable') {
    if (entry.constant !== undefined) return constant(entry.type, at, entry.constant.value);
    const read = binder.access(entry.declaration);
    return {
      ...bound(entry.type, at, readOf(read)),
      read,
      ...(entry.readOnly === undefined ? { place: placeOf(binder, read) } : {}),
    };
  }
  if (entry !== undefined) return functionAsLambda(entry, at);
  if (name === 'context') {
    return bound(
      contextType(),
      at,
      fusible(contextOf, js`(f.evaluation.host ?? ${given(contextOf)}(f))`),
    );
  }
  if (binder.scope.isUpcoming(name)) {
    throw new ExpressionError(`${name} is used before its declaration: move that up`, at);
  }
  if (binder.scope.isInner(name) && findType(name, 0) === undefined) {
    throw new ExpressionError(`${name} is visible in its own block only: declare it here`, at);
  }
  return bindNameOrType(syntax, isNamespace);
}

/** The same object for all places of one evaluation. */
function contextOf({ evaluation }: Frame): Value {
  const host = evaluation.host ?? contextValue(evaluation.context);
  evaluation.host = host;
  return host;
}

/** A variable may be assigned where its declaration was passed over: in another section, or behind `&&`. */
function placeOf(binder: Binder, read: Access): Place {
  const { slot } = read;
  return {
    isVariable: true,
    open: (frame) => {
      frame.slots[slot] ??= { value: null };
      return frame.cell(slot);
    },
    // A value may declare nothing that has this slot, so when the cell is made does not matter.
    assign: (value) => {
      const written = binder.access(read);
      binder.withdraw(read);
      return fusible(
        (frame) => {
          frame.slots[slot] ??= { value: null };
          const cell = frame.cell(slot);
          const assigned = value(frame);
          cell.value = assigned;
          return assigned;
        },
        (emit) => emit.assigned(written, emit.expression(value)),
      );
    },
  };
}

function bindCall(binder: Binder, syntax: Of<'call'>): Item {
  const { target, at } = syntax;
  if (target.kind === 'name') {
    const entry = binder.scope.find(target.name);
    if (entry?.kind === 'function') {
      return callLocalFunction(binder, entry, bindArguments(binder, syntax.arguments), at);
    }
    if (entry === undefined && target.name !== 'context') {
      throw new ExpressionError(`there is no function ${target.name}`, at);
    }
  }
  const callee =
    target.kind === 'member'
      ? bindMember(binder, target, { isCall: true })
      : bindExpression(binder, target);
  const args = bindArguments(binder, syntax.arguments);
  if (callee.kind === 'methods') {
    const value = invoke(binder, callee, args);
    return variableCall(target, args, value) ?? value;
  }
  const value = asValue(callee);
  if (delegateSignature(value.type) === undefined) {
    const what = target.kind === 'member' || target.kind === 'name' ? target.name : 'the value';
    throw new ExpressionError(`${what} is no method: it cannot be called with (…)`, syntax.at);
  }
  const member = bindMember(
    binder,
    { kind: 'member', target, name: 'Invoke', typeArguments: [], at },
    { target: value },
  );
  if (member.kind !== 'methods') throw new ExpressionError('a delegate is expected', at);
  return invoke(binder, member, args);
}

/** `a?.b.c`: the whole chain behind `?.` is skipped when `a` is null. */
function bindConditionalAccess(binder: Binder, syntax: Of<'conditionalAccess'>): Bound {
  const target = bindValue(binder, syntax.target);
  if (isValueType(target.type) && !isNullable(target.type)) {
    throw new ExpressionError(
      `${display(target.type)} is never null: use . instead of ?.`,
      syntax.at,
    );
  }
  if (target.type === NULL) throw new ExpressionError('null has no members', syntax.at);
  const access = bindValue(binder.receiving(withoutNullable(target.type)), syntax.access);
  const type =
    isValueType(access.type) && !isNullable(access.type) ? nullable(access.type) : access.type;
  const [outer, result] = [new Temporary(), new Temporary()];
  const evaluate = fusible(
    (frame) => {
      const value = target.evaluate(frame);
      if (value === null) return null;
      const outer = frame.receiver;
      frame.receiver = value;
      try {
        return access.evaluate(frame);
      } finally {
        frame.receiver = outer;
      }
    },
    // What is thrown leaves everything that reads the receiver.
    js`((${result} = ${target.evaluate}) === null ? null : (${outer} = f.receiver, f.receiver = ${result}, ${result} = ${access.evaluate}, f.receiver = ${outer}, ${result}))`,
  );
  return {
    ...bound(type, syntax.at, evaluate),
    ...(access.isStatement ? { isStatement: true } : {}),
  };
}

function bindAnonymous(binder: Binder, syntax: Of<'anonymous'>): Bound {
  const members = syntax.members.map(({ name, value, at }) => {
    const item = bindValue(binder, value);
    if (item.type === NULL || item.type === VOID) {
      throw new ExpressionError(`${name} needs a type: cast its value`, at);
    }
    return { name, item };
  });
  const repeated = members.find(({ name }, index) =>
    members.slice(0, index).some((earlier) => earlier.name === name),
  );
  if (repeated !== undefined) {
    throw new ExpressionError(`${repeated.name} is there twice`, syntax.at);
  }
  const type = anonymous(members.map(({ name, item }) => ({ name, type: item.type })));
  const evaluate: Bound['evaluate'] = (frame) =>
    new AnonymousObject(
      type,
      members.map(({ item }) => item.evaluate(frame)),
    );
  return { ...bound(type, syntax.at, evaluate), isStatement: true };
}

function bindAs(binder: Binder, { operand, type: syntax, at }: Of<'as'>): Bound {
  const value = bindValue(binder, operand);
  const type = resolveType(syntax);
  if (isValueType(type) && !isNullable(type)) {
    throw new ExpressionError(`as needs a type that can be null: write ${display(type)}?`, at);
  }
  const standard =
    value.type === NULL ||
    isReferenceCompatible(value.type, type) ||
    isReferenceCompatible(type, value.type) ||
    explicitConversion(value.type, type)?.kind === 'reference';
  const plain = withoutNullable(type);
  const unboxes = isNullable(type) && isReferenceCompatible(plain, withoutNullable(value.type));
  const converts = explicitConversion(value.type, type)?.kind === 'nullable';
  if (!standard && !unboxes && converts) {
    const what = `as from ${display(value.type)} to ${display(type)}`;
    throw new ExpressionError(`unsupported: ${what}: write a cast`, at, what);
  }
  if (!standard && !unboxes) {
    throw new ExpressionError(`${display(value.type)} is never a ${display(type)}`, at);
  }
  return bound(type, at, (frame) => {
    const result = value.evaluate(frame);
    return isInstance(result, type) ? result : null;
  });
}

function bindConditional(binder: Binder, syntax: Of<'conditional'>): Bound {
  const { at } = syntax;
  const condition = bindCondition(binder, syntax.condition);
  const whenTrue = bindExpression(binder, syntax.whenTrue);
  const whenFalse = bindExpression(binder, syntax.whenFalse);
  const type = conditionalType(whenTrue, whenFalse);
  if (type === undefined) {
    const [left, right] = [whenTrue, whenFalse].map((item) =>
      item.kind === 'value' ? display(item.type) : item.kind,
    );
    throw new ExpressionError(
      `the branches of ?: have no common type: ${left} and ${right}. Cast one of them`,
      at,
    );
  }
  const left = convert(binder, whenTrue, type);
  const right = convert(binder, whenFalse, type);
  if (
    condition.constant !== undefined &&
    left.constant !== undefined &&
    right.constant !== undefined
  ) {
    return constant(
      type,
      at,
      condition.constant.value === true ? left.constant.value : right.constant.value,
    );
  }
  return bound(
    type,
    at,
    fusible(
      (frame) =>
        condition.evaluate(frame) === true ? left.evaluate(frame) : right.evaluate(frame),
      js`(${condition.evaluate} === true ? ${left.evaluate} : ${right.evaluate})`,
    ),
  );
}

function conditionalType(left: Item, right: Item): Type | undefined {
  const values = [left, right].flatMap((item) => (item.kind === 'value' ? item : []));
  const [first, second] = values;
  if (first === undefined) return undefined;
  if (second === undefined) return first.type === NULL ? undefined : first.type;
  if (sameType(first.type, second.type)) return first.type === NULL ? undefined : first.type;
  // A constant may convert where its type would not: `flag ? (byte)1 : 2`.
  const toSecond = implicitConversion(first.type, second.type, first.constant?.value) !== undefined;
  const toFirst = implicitConversion(second.type, first.type, second.constant?.value) !== undefined;
  if (toSecond !== toFirst) return toSecond ? second.type : first.type;
  return toSecond ? bestCommonType([first.type, second.type]) : undefined;
}

function bindThrow(binder: Binder, { value, at }: Of<'throw'>): Item {
  const exception = bindException(binder, value);
  return {
    kind: 'throw',
    at,
    evaluate: (frame) => {
      throw thrown(exception.evaluate(frame));
    },
  };
}
