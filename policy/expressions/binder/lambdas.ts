/** Lambdas: typed by the delegate they become. */

import { ExpressionError, type Position } from '../errors.ts';
import { type Evaluate, type Evaluation, Frame } from '../evaluation/evaluation.ts';
import { type Hot, hot } from '../evaluation/fusion.ts';
import { Delegate } from '../library/foundation/object.ts';
import type { Expression } from '../syntax/ast.ts';
import { display, sameType, type Type, VOID } from '../types/type.ts';
import type { Value } from '../types/values.ts';
import type { Binder, PendingReturn } from './binder.ts';
import { bindFunctionBody } from './blocks.ts';
import { asValue, convert, delegateSignature } from './convert.ts';
import { requireDelegate } from './local-functions.ts';
import { resultOf } from './returns.ts';
import { resolveType } from './types.ts';

type Lambda = Extract<Expression, { kind: 'lambda' }>;

type Body = {
  readonly slots: readonly number[];
  readonly body: Hot<Evaluate>;
  readonly returns: readonly PendingReturn[];
  /** Whether it has variables beside its parameters. */
  readonly declares: boolean;
};

/** Binds the body with parameters of these types. `result` undefined: the returns say it. */
function bindBody(
  binder: Binder,
  syntax: Lambda,
  parameters: readonly Type[],
  result: Type | undefined,
): Body {
  binder.step(syntax.at);
  if (syntax.method !== undefined) {
    requireDelegate(binder, syntax.method, parameters, result, syntax.at);
  }
  const inner = binder.inFunction(result);
  const slots = syntax.parameters.map(({ name, type: declared, at }, index) => {
    const type = parameters[index];
    if (type === undefined) throw new ExpressionError('the lambda has too many parameters', at);
    if (declared !== undefined && !sameType(resolveType(declared), type)) {
      throw new ExpressionError(`${name} must be of type ${display(type)}`, at);
    }
    return inner.declare(name, type, at).declaration.slot;
  });
  if (syntax.body.kind === 'block') {
    const body = bindFunctionBody(inner, syntax.body);
    return { slots, body, returns: inner.enclosing.returns, declares: true };
  }
  const before = inner.slots;
  const item = inner.expression(syntax.body);
  if (result === VOID) {
    const value = asValue(item);
    if (!value.isStatement) {
      throw new ExpressionError('the lambda must do something: its value is not used', value.at);
    }
    return {
      slots,
      body: hot(value.evaluate, inner.fusion),
      returns: [],
      declares: inner.slots > before,
    };
  }
  const value = result === undefined ? asValue(item) : convert(inner, item, result);
  const returned = { value, at: value.at, convert: undefined };
  return {
    slots,
    body: hot(value.evaluate, inner.fusion),
    returns: [returned],
    declares: inner.slots > before,
  };
}

/** The type a lambda returns when its parameters have these types; undefined where it has none. */
export function lambdaResult(
  binder: Binder,
  syntax: Lambda,
  parameters: readonly Type[],
): Type | undefined {
  const { returns } = bindBody(binder, syntax, parameters, undefined);
  return resultOf(returns);
}

export function isLambdaCompatible(binder: Binder, syntax: Lambda, to: Type): boolean {
  const signature = delegateSignature(to);
  if (signature === undefined || signature.parameters.length !== syntax.parameters.length) {
    return false;
  }
  try {
    bindBody(binder, syntax, signature.parameters, signature.result);
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

/** @throws {ExpressionError} where `to` is no delegate or the body does not fit it */
export function bindLambda(
  binder: Binder,
  syntax: Lambda,
  to: Type,
): { kind: 'value'; type: Type; at: Position; evaluate: Evaluate } {
  const { at } = syntax;
  const signature = delegateSignature(to);
  if (signature === undefined) {
    throw new ExpressionError(`a lambda is no ${display(to)}`, at);
  }
  if (signature.parameters.length !== syntax.parameters.length) {
    throw new ExpressionError(
      `${display(to)} takes ${signature.parameters.length} parameters, the lambda has ${syntax.parameters.length}`,
      at,
    );
  }
  const body = bindBody(binder, syntax, signature.parameters, signature.result);
  const evaluate = ({ evaluation, slots }: Frame): Value => {
    const closure = new Closure(evaluation, slots.slice(), body);
    return new Delegate(to, (...args) => closure.call(args));
  };
  return { kind: 'value', type: to, at, evaluate };
}

/** A lambda with the variables around it, which it shares with the functions that declare them. */
class Closure {
  readonly #evaluation: Evaluation;
  readonly #captured: Frame['slots'];
  readonly #body: Body;
  /** The frame of the last call, for the next one where that declares all that a call leaves behind in it. */
  #spare: Frame | undefined;

  constructor(evaluation: Evaluation, captured: Frame['slots'], body: Body) {
    this.#evaluation = evaluation;
    this.#captured = captured;
    this.#body = body;
  }

  /** Every call has cells of its own for its variables; calls inside each other have frames of their own, too. */
  call(args: readonly Value[]): Value {
    const { slots, body, declares } = this.#body;
    this.#evaluation.enter();
    const frame = this.#spare ?? new Frame(this.#evaluation, this.#captured.slice());
    this.#spare = undefined;
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index];
      if (slot !== undefined) frame.slots[slot] = { value: args[index] ?? null };
    }
    const result = body.run(frame);
    this.#evaluation.leave();
    if (!declares) this.#spare = frame;
    return result;
  }
}
