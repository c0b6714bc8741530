/** Local functions: visible in their whole block, before and after their declaration. */

import { ExpressionError, type Position } from '../errors.ts';
import { type Evaluate, Frame } from '../evaluation/evaluation.ts';
import { type Hot, hot } from '../evaluation/fusion.ts';
import { implicitConversion } from '../library/conversion/conversions.ts';
import type { Expression, Statement } from '../syntax/ast.ts';
import { display, sameType, type Type, VOID } from '../types/type.ts';
import type { Binder } from './binder.ts';
import { bindFunctionBody } from './blocks.ts';
import type { BoundArgument } from './bound.ts';
import { type Bound, bound, type Item } from './bound.ts';
import { asValue, convert } from './convert.ts';
import type { LocalFunction } from './scope.ts';

type FunctionSyntax = Extract<Statement, { kind: 'localFunction' }>;

export function bindLocalFunction(binder: Binder, syntax: FunctionSyntax): void {
  const declared = binder.scope.find(syntax.name);
  if (declared?.kind !== 'function') {
    throw new Error('local functions are declared with their block');
  }
  const { result } = declared;
  const inner = binder.inFunction(result);
  const slots = declared.parameters.map(
    ({ name, type }, index) =>
      inner.declare(name, type, syntax.parameters[index]?.at ?? syntax.at).declaration.slot,
  );
  const body = bindBody(inner, syntax, declared);
  declared.invoke = (caller, args) => {
    const values = args.map((argument) => argument(caller));
    const { evaluation } = caller;
    evaluation.enter();
    const frame = new Frame(evaluation, caller.slots.slice());
    slots.forEach((slot, index) => {
      frame.slots[slot] = { value: values[index] ?? null };
    });
    const value = body.run(frame);
    evaluation.leave();
    return value;
  };
}

function bindBody(
  inner: Binder,
  { body }: FunctionSyntax,
  { result }: LocalFunction,
): Hot<Evaluate> {
  if (body.kind === 'block') return bindFunctionBody(inner, body);
  const item = inner.expression(body);
  if (result === VOID) {
    const value = asValue(item);
    if (!value.isStatement) {
      throw new ExpressionError('the function must do something: its value is not used', value.at);
    }
    return hot(value.evaluate, inner.fusion);
  }
  return hot(convert(inner, item, result).evaluate, inner.fusion);
}

/** A local function where a delegate is wanted, as in `Select(Shorten)`, is the lambda that calls it. */
export function functionAsLambda({ name, parameters }: LocalFunction, at: Position): Item {
  // No name of a policy's own looks like these.
  const names = parameters.map((_, index) => `${name}#${index}`);
  const value = (parameter: string): Expression => ({
    kind: 'name',
    name: parameter,
    typeArguments: [],
    at,
  });
  const body: Expression = {
    kind: 'call',
    target: value(name),
    arguments: names.map((one) => ({ name: undefined, value: value(one), out: undefined, at })),
    at,
  };
  const declared = names.map((one) => ({ name: one, type: undefined, at }));
  return {
    kind: 'lambda',
    syntax: { kind: 'lambda', parameters: declared, body, method: name, at },
    at,
  };
}

/** Parameters and result of a function pass through a delegate as they stand: references may be of related types. */
export function requireDelegate(
  binder: Binder,
  name: string,
  parameters: readonly Type[],
  result: Type | undefined,
  at: Position,
): void {
  const entry = binder.scope.find(name);
  if (entry?.kind !== 'function') throw new Error(`${name} is a local function`);
  const fits =
    entry.parameters.every(({ type }, index) => passes(parameters[index], type)) &&
    (result === undefined || passes(entry.result, result));
  if (!fits) throw new ExpressionError(`${name} does not match the delegate`, at);
}

function passes(from: Type | undefined, to: Type): boolean {
  if (from === undefined || sameType(from, to)) return from !== undefined;
  return implicitConversion(from, to)?.kind === 'reference';
}

export function callLocalFunction(
  binder: Binder,
  target: LocalFunction,
  args: readonly BoundArgument[],
  at: Bound['at'],
): Bound {
  const { parameters, name } = target;
  if (args.length !== parameters.length) {
    throw new ExpressionError(
      `${name} takes ${parameters.length} arguments, not ${args.length}`,
      at,
    );
  }
  const values = parameters.map((parameter, index) => {
    const argument =
      args.find((candidate) => candidate.name === parameter.name) ??
      (args[index]?.name === undefined ? args[index] : undefined);
    if (argument === undefined || argument.out !== undefined) {
      throw new ExpressionError(`${name} needs ${display(parameter.type)} ${parameter.name}`, at);
    }
    return convert(binder, argument.item, parameter.type, argument.at).evaluate;
  });
  return {
    ...bound(target.result, at, (frame) => {
      if (target.invoke === undefined) {
        throw new Error('a local function without a body was called');
      }
      return target.invoke(frame, values);
    }),
    isStatement: true,
  };
}
