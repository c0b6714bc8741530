/** Overload resolution: which of several methods a call means, by the rules of C#. */
import { numericName } from '../clr/numeric.ts';
import { ExpressionError, type Position } from '../errors.ts';
import { implicitConversion } from '../types/conversions.ts';
import { Inference } from '../types/inference.ts';
import type { Parameter } from '../types/member.ts';
import {
  display,
  mentionsParameter,
  NULL,
  type Substitution,
  sameType,
  substitute,
  type Type,
  VOID,
} from '../types/type.ts';
import type { Value } from '../values.ts';
import type { OutTarget } from './arguments.ts';
import type { Binder } from './binder.ts';
import type { Candidate, Item, MethodGroup } from './bound.ts';
import { delegateSignature, isConvertible } from './convert.ts';
import { invoke } from './invocation.ts';
import { lambdaResult } from './lambdas.ts';

export type BoundArgument = {
  readonly name: string | undefined;
  readonly item: Item;
  readonly out: OutTarget | undefined;
  readonly at: Position;
};

/** What stands for one parameter of the chosen method. */
export type Filling =
  | { readonly kind: 'argument'; readonly argument: BoundArgument; readonly type: Type }
  | {
      readonly kind: 'params';
      readonly arguments: readonly BoundArgument[];
      readonly element: Type;
    }
  | { readonly kind: 'initial'; readonly value: Value };

export type Resolution = {
  readonly candidate: Candidate;
  readonly fillings: readonly Filling[];
  readonly result: Type;
  /** Type arguments of the method. */
  readonly types: readonly Type[];
  readonly expanded: boolean;
};

/**
 * Chooses the best method of a group.
 *
 * @throws {ExpressionError} where none accepts the arguments, or several do equally well
 */
export function resolveOverload(
  binder: Binder,
  group: Pick<MethodGroup, 'name' | 'candidates' | 'typeArguments' | 'at'>,
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

type Mapped = {
  readonly parameter: Parameter;
  readonly argument: BoundArgument | undefined;
  /** The arguments of a `params` parameter in expanded form. */
  readonly rest: readonly BoundArgument[] | undefined;
};

/** Which argument goes to which parameter; undefined where the numbers or names do not fit. */
function mapArguments(
  parameters: readonly Parameter[],
  args: readonly BoundArgument[],
  expanded: boolean,
): Mapped[] | undefined {
  const last = parameters.at(-1);
  if (expanded && last?.mode !== 'params') return undefined;
  const fixed = expanded ? parameters.length - 1 : parameters.length;
  const positional = args.filter(({ name }) => name === undefined);
  if (!expanded && args.length > parameters.length) return undefined;
  const named = args.filter(({ name }) => name !== undefined);
  if (named.some(({ name }) => !parameters.some((parameter) => parameter.name === name))) {
    return undefined;
  }
  const mapped: Mapped[] = [];
  for (const [index, parameter] of parameters.entries()) {
    if (expanded && index === fixed) {
      if (named.some(({ name }) => name === parameter.name)) return undefined;
      mapped.push({ parameter, argument: undefined, rest: positional.slice(fixed) });
      continue;
    }
    const argument = positional[index] ?? named.find(({ name }) => name === parameter.name);
    if (argument === undefined && parameter.initial === undefined) return undefined;
    if (index < positional.length && named.some(({ name }) => name === parameter.name)) {
      return undefined;
    }
    mapped.push({ parameter, argument, rest: undefined });
  }
  return mapped;
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

/** The method's type arguments: given, or inferred from what the arguments are. */
function methodSubstitution(
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
    if (one.item.kind === 'value') inference.bound(one.item.type, type);
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
  if (signature === undefined || known === undefined || !mentionsParameter(signature.result))
    return;
  const parameters = signature.parameters.map((parameter) => substitute(parameter, known));
  try {
    if (item.kind === 'lambda') {
      if (item.syntax.parameters.length !== parameters.length) return;
      const result = lambdaResult(binder, item.syntax, parameters);
      if (result !== undefined) inference.bound(result, signature.result);
    } else if (item.kind === 'methods') {
      const args = parameters.map((parameter) => placeholder(parameter, item.at));
      inference.bound(invoke(binder, item, args).type, signature.result);
    }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
}

function placeholder(type: Type, at: Position): BoundArgument {
  const item: Item = { kind: 'value', type, at, evaluate: () => null };
  return { name: undefined, item, out: undefined, at };
}

/** True where `one` converts no argument worse than `other` and is better by some rule. */
function isBetter(
  binder: Binder,
  one: Resolution,
  other: Resolution,
  args: readonly BoundArgument[],
): boolean {
  let better = false;
  for (const argument of args) {
    const order = compareConversions(
      binder,
      argument.item,
      wantedType(one, argument),
      wantedType(other, argument),
    );
    if (order < 0) return false;
    if (order > 0) better = true;
  }
  if (better) return true;
  return tieBreak(one, other);
}

function tieBreak(one: Resolution, other: Resolution): boolean {
  const generic = (resolution: Resolution) => resolution.types.length > 0;
  if (generic(one) !== generic(other)) return !generic(one);
  if (one.expanded !== other.expanded) return !one.expanded;
  const omitted = (resolution: Resolution) =>
    resolution.fillings.filter(({ kind }) => kind === 'initial').length;
  if (omitted(one) !== omitted(other)) return omitted(one) < omitted(other);
  const { length } = one.candidate.member.parameters;
  const otherLength = other.candidate.member.parameters.length;
  if (one.expanded && length !== otherLength) return length > otherLength;
  return false;
}

function wantedType(resolution: Resolution, argument: BoundArgument): Type | undefined {
  for (const filling of resolution.fillings) {
    if (filling.kind === 'argument' && filling.argument === argument) return filling.type;
    if (filling.kind === 'params' && filling.arguments.includes(argument)) return filling.element;
  }
  return undefined;
}

/** Positive where converting to `left` is better than to `right`. */
function compareConversions(
  binder: Binder,
  item: Item,
  left: Type | undefined,
  right: Type | undefined,
): number {
  if (left === undefined || right === undefined || sameType(left, right)) return 0;
  if (item.kind === 'lambda') return compareLambda(binder, item, left, right);
  if (item.kind === 'value' && item.type !== NULL) {
    if (sameType(item.type, left)) return 1;
    if (sameType(item.type, right)) return -1;
  }
  return compareTargets(left, right);
}

function compareTargets(left: Type, right: Type): number {
  const toRight = implicitConversion(left, right) !== undefined;
  const toLeft = implicitConversion(right, left) !== undefined;
  if (toRight !== toLeft) return toRight ? 1 : -1;
  // Of a signed and an unsigned type, the signed one is better: `long` before `ulong`.
  const [signedLeft, signedRight] = [isSigned(left), isSigned(right)];
  if (signedLeft === undefined || signedRight === undefined || signedLeft === signedRight) return 0;
  return signedLeft ? 1 : -1;
}

function isSigned(type: Type): boolean | undefined {
  const name = numericName(type);
  if (name === undefined || name === 'double' || name === 'char') return undefined;
  return !name.startsWith('u') && name !== 'byte';
}

function compareLambda(
  binder: Binder,
  item: Extract<Item, { kind: 'lambda' }>,
  left: Type,
  right: Type,
): number {
  const [one, other] = [delegateSignature(left), delegateSignature(right)];
  if (one === undefined || other === undefined) return 0;
  if (sameType(one.result, other.result)) return 0;
  if (one.result === VOID || other.result === VOID) return other.result === VOID ? 1 : -1;
  const actual = lambdaResult(binder, item.syntax, one.parameters);
  if (actual !== undefined && sameType(actual, one.result)) return 1;
  if (actual !== undefined && sameType(actual, other.result)) return -1;
  return compareTargets(one.result, other.result);
}

/** Says what is wrong with the arguments; a single candidate allows to say it exactly. */
function inapplicable(
  binder: Binder,
  {
    name,
    candidates,
    at,
    typeArguments,
  }: Pick<MethodGroup, 'name' | 'candidates' | 'at' | 'typeArguments'>,
  args: readonly BoundArgument[],
): ExpressionError {
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
  if (lacksOverload(candidates, args)) {
    const what = `${name}(${given})`;
    return new ExpressionError(`unsupported: ${what}; there is ${known}`, at, what);
  }
  return new ExpressionError(`no overload of ${name} takes (${given}): there is ${known}`, at);
}

/** True where .NET has overloads that the tables lack, and no known one takes this many arguments. */
function lacksOverload(candidates: readonly Candidate[], args: readonly BoundArgument[]): boolean {
  return (
    candidates.some(
      ({ owner, member }) => owner.kind === 'named' && owner.definition.missing.has(member.name),
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
