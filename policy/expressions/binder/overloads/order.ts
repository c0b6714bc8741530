/** Which of two applicable methods is better. */

import { implicitConversion } from '../../library/conversion/conversions.ts';
import { numericName } from '../../library/numbers/numeric.ts';
import { NULL, sameType, type Type, VOID } from '../../types/type.ts';
import type { Binder } from '../binder.ts';
import type { BoundArgument, Item } from '../bound.ts';
import { delegateSignature } from '../convert.ts';
import { lambdaResult } from '../lambdas.ts';
import type { Resolution } from './resolution.ts';

/** True where `one` converts no argument worse than `other` and is better by some rule. */
export function isBetter(
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
