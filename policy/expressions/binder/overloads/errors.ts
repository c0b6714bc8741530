/** Why no method accepts the arguments. */

import { ExpressionError } from '../../errors.ts';
import { display, mentionsParameter, NULL, substitute, type Type } from '../../types/type.ts';
import type { Binder } from '../binder.ts';
import type { BoundArgument, Candidate, Item, OutTarget } from '../bound.ts';
import { delegateSignature, isConvertible } from '../convert.ts';
import { lambdaResult } from '../lambdas.ts';
import { mapArguments } from './arguments.ts';
import { Inference } from './inference.ts';
import type { OverloadGroup } from './resolution.ts';

/** Says what is wrong with the arguments; a single candidate allows to say it exactly. */
export function inapplicable(
  binder: Binder,
  group: OverloadGroup,
  args: readonly BoundArgument[],
): ExpressionError {
  const { name, candidates, at, typeArguments } = group;
  const [only, second] = candidates;
  for (const argument of args) {
    if (argument.item.kind !== 'lambda') continue;
    const reason = lambdaError(binder, candidates, typeArguments, args, argument);
    if (reason !== undefined) return reason;
  }
  if (only !== undefined && second === undefined) {
    const mapped = mapArguments(only.member.parameters, args, false);
    for (const { parameter, argument } of mapped ?? []) {
      if (argument === undefined || argument.item.kind !== 'value' || argument.out) continue;
      const type = substitute(parameter.type, only.substitution);
      if (!mentionsParameter(type) && !isConvertible(binder, argument.item, type)) {
        return new ExpressionError(
          `${name}: argument ${parameter.name} must be ${display(type)}, not ${display(argument.item.type)}`,
          argument.at,
        );
      }
    }
  }
  const given = args.map(({ item, out }) => describe(item, out)).join(', ');
  const known = candidates.map(({ member }) => member.signature).join('; ');
  if (lacksOverload(group, args)) {
    const what = `${name}(${given})`;
    return new ExpressionError(`unsupported: ${what}; there is ${known}`, at, what);
  }
  return new ExpressionError(`no overload of ${name} takes (${given}): there is ${known}`, at);
}

/** True where .NET has overloads that the tables lack, and no known one takes this many arguments. */
function lacksOverload(
  { candidates, receiver }: OverloadGroup,
  args: readonly BoundArgument[],
): boolean {
  return (
    candidates.some(({ owner, member }) =>
      [owner, receiver?.type].some(
        (type) => type?.kind === 'named' && type.definition.missing.has(member.name),
      ),
    ) &&
    candidates.every(({ member: { parameters } }) =>
      [false, true].every((expanded) => mapArguments(parameters, args, expanded) === undefined),
    )
  );
}

/** The error inside a lambda whose parameters could be typed: more helpful than "no overload". */
function lambdaError(
  binder: Binder,
  candidates: readonly Candidate[],
  explicit: readonly Type[],
  args: readonly BoundArgument[],
  lambda: BoundArgument,
): ExpressionError | undefined {
  if (lambda.item.kind !== 'lambda') return undefined;
  const { syntax } = lambda.item;
  for (const candidate of candidates) {
    const mapped = mapArguments(candidate.member.parameters, args, false);
    const parameter = mapped?.find(({ argument }) => argument === lambda)?.parameter;
    if (mapped === undefined || parameter === undefined || explicit.length > 0) continue;
    const inference = new Inference(candidate.member.typeParameters);
    for (const { parameter: target, argument } of mapped) {
      if (argument?.item.kind === 'value') inference.bound(argument.item.type, target.type);
    }
    const fixed = inference.fixed();
    const signature = delegateSignature(parameter.type);
    if (fixed === undefined || signature?.parameters.length !== syntax.parameters.length) continue;
    const types = signature.parameters.map((type) =>
      substitute(substitute(type, candidate.substitution), fixed),
    );
    if (types.some(mentionsParameter)) continue;
    try {
      lambdaResult(binder, syntax, types);
    } catch (error) {
      if (error instanceof ExpressionError) return error;
      throw error;
    }
  }
  return undefined;
}

function describe(item: Item, out: OutTarget | undefined): string {
  if (out !== undefined) return `out ${out.type === undefined ? 'var' : display(out.type)}`;
  if (item.kind === 'value') return item.type === NULL ? 'null' : display(item.type);
  return item.kind;
}
