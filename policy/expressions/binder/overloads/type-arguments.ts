/** Type arguments of a generic method. */

import { ExpressionError, type Position } from '../../errors.ts';
import {
  mentionsParameter,
  type Substitution,
  substitute,
  type Type,
  VOID,
} from '../../types/type.ts';
import type { Binder } from '../binder.ts';
import type { BoundArgument, Candidate, Item } from '../bound.ts';
import { delegateSignature } from '../convert.ts';
import { lambdaResult } from '../lambdas.ts';
import type { Mapped } from './arguments.ts';
import { Inference } from './inference.ts';

/** The method's type arguments: given, or inferred from what the arguments are. */
export function methodSubstitution(
  binder: Binder,
  { member, substitution }: Candidate,
  mapped: readonly Mapped[],
  explicit: readonly Type[],
): Substitution | undefined {
  if (explicit.length > 0) {
    const own = member.typeParameters.map(
      (name, index) => [name, explicit[index] ?? VOID] as const,
    );
    return new Map([...substitution, ...own]);
  }
  const inference = new Inference(member.typeParameters);
  const pairs = mapped.flatMap(({ parameter, argument, rest }) => {
    const type = substitute(parameter.type, substitution);
    if (rest !== undefined) {
      return type.kind === 'array' ? rest.map((one) => ({ one, type: type.element })) : [];
    }
    return argument === undefined ? [] : [{ one: argument, type }];
  });
  for (const { one, type } of pairs) {
    // The variable behind `out` tells its type as well.
    if (one.out?.type !== undefined) inference.bound(one.out.type, type);
    else if (one.item.kind === 'value') inference.bound(one.item.type, type);
  }
  // A lambda tells its result type once the types of its parameters are known.
  let waiting = pairs.filter(
    ({ one }) => one.item.kind === 'lambda' || one.item.kind === 'methods',
  );
  while (waiting.length > 0) {
    const [ready] = waiting.filter(({ type }) =>
      delegateSignature(type)?.parameters.every((parameter) => inference.isFixed(parameter)),
    );
    if (ready === undefined) break;
    waiting = waiting.filter((pair) => pair !== ready);
    inferResult(binder, inference, ready.one.item, ready.type);
  }
  const fixed = inference.fixed();
  if (fixed === undefined || !inference.isComplete()) return undefined;
  return new Map([...substitution, ...fixed]);
}

function inferResult(binder: Binder, inference: Inference, item: Item, type: Type): void {
  const signature = delegateSignature(type);
  const known = inference.fixed();
  if (signature === undefined || known === undefined || !mentionsParameter(signature.result)) {
    return;
  }
  const parameters = signature.parameters.map((parameter) => substitute(parameter, known));
  try {
    if (item.kind === 'lambda') {
      if (item.syntax.parameters.length !== parameters.length) return;
      const result = lambdaResult(binder, item.syntax, parameters);
      if (result !== undefined) inference.bound(result, signature.result);
    } else if (item.kind === 'methods') {
      const args = parameters.map((parameter) => placeholder(parameter, item.at));
      inference.bound(binder.invoke(item, args).type, signature.result);
    }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
}

function placeholder(type: Type, at: Position): BoundArgument {
  const item: Item = { kind: 'value', type, at, evaluate: () => null };
  return { name: undefined, item, out: undefined, at };
}
