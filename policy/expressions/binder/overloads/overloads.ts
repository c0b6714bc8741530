/** Overload resolution: which of several methods a call means, by the rules of C#. */

import { ExpressionError } from '../../errors.ts';
import type { Parameter } from '../../types/member.ts';
import { sameType, substitute, type Type } from '../../types/type.ts';
import type { Binder } from '../binder.ts';
import type { BoundArgument, Candidate, MethodGroup } from '../bound.ts';
import { isConvertible } from '../convert.ts';
import { mapArguments } from './arguments.ts';
import { inapplicable } from './errors.ts';
import { isBetter } from './order.ts';
import type { Filling, OverloadGroup, Resolution } from './resolution.ts';
import { methodSubstitution } from './type-arguments.ts';

/**
 * Chooses the best method of a group.
 *
 * @throws {ExpressionError} where none accepts the arguments, or several do equally well
 */
export function resolveOverload(
  binder: Binder,
  group: OverloadGroup,
  args: readonly BoundArgument[],
): Resolution {
  binder.step(group.at);
  const applicable = group.candidates.flatMap((candidate) =>
    [false, true].flatMap((expanded) => tryApply(binder, group, candidate, args, expanded) ?? []),
  );
  const nearest = Math.min(...applicable.map(({ candidate }) => candidate.level));
  const pool = applicable.filter(({ candidate }) => candidate.level === nearest);
  const best = pool.filter((one) =>
    pool.every((other) => other === one || isBetter(binder, one, other, args)),
  );
  const [chosen] = best;
  if (chosen !== undefined) return chosen;
  if (pool.length > 0) {
    const shown = pool.map(({ candidate }) => candidate.member.signature).join(' and ');
    throw new ExpressionError(`the call of ${group.name} is ambiguous between ${shown}`, group.at);
  }
  throw inapplicable(binder, group, args);
}

function tryApply(
  binder: Binder,
  group: Pick<MethodGroup, 'typeArguments'>,
  candidate: Candidate,
  args: readonly BoundArgument[],
  expanded: boolean,
): Resolution | undefined {
  const { member, substitution } = candidate;
  const mapped = mapArguments(member.parameters, args, expanded);
  if (mapped === undefined) return undefined;
  const { typeArguments } = group;
  if (typeArguments.length > 0 && typeArguments.length !== member.typeParameters.length) {
    return undefined;
  }
  const by =
    member.typeParameters.length === 0
      ? substitution
      : methodSubstitution(binder, candidate, mapped, typeArguments);
  if (by === undefined) return undefined;
  const fillings: Filling[] = [];
  for (const { parameter, argument, rest } of mapped) {
    const type = substitute(parameter.type, by);
    if (rest !== undefined) {
      if (type.kind !== 'array') return undefined;
      const { element } = type;
      if (!rest.every((one) => accepts(binder, one, element, 'value'))) return undefined;
      fillings.push({ kind: 'params', arguments: rest, element });
    } else if (argument !== undefined) {
      if (!accepts(binder, argument, type, parameter.mode)) return undefined;
      fillings.push({ kind: 'argument', argument, type });
    } else {
      fillings.push({ kind: 'initial', value: parameter.initial ?? null });
    }
  }
  const types = member.typeParameters.flatMap((name) => by.get(name) ?? []);
  return { candidate, fillings, result: substitute(member.result, by), types, expanded };
}

function accepts(
  binder: Binder,
  argument: BoundArgument,
  type: Type,
  mode: Parameter['mode'],
): boolean {
  if (argument.out !== undefined || mode === 'out') {
    if (argument.out === undefined || mode !== 'out') return false;
    return argument.out.type === undefined || sameType(argument.out.type, type);
  }
  return isConvertible(binder, argument.item, type);
}
