/** `==` and `!=` of two strings, which is what most conditions of policies come to. */
import { BOOL, STRING } from '../../clr/type-of.ts';
import { CHARACTERS_PER_STEP } from '../../evaluation.ts';
import { sameType } from '../../types/type.ts';
import type { Value } from '../../values.ts';
import { type Bound, bound } from '../bound.ts';

/** Charged like a call of the operator that System.String declares. */
export function textEquality(
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  if (operator !== '==' && operator !== '!=') return undefined;
  if (!sameType(left.type, STRING) || !sameType(right.type, STRING)) return undefined;
  const equal = operator === '==';
  const { evaluate: one } = left;
  const { evaluate: two } = right;
  if (right.constant !== undefined && !isLong(right.constant.value)) {
    const { value } = right.constant;
    return bound(BOOL, at, (frame) => {
      const first = one(frame);
      if (isLong(first)) frame.evaluation.charge(first);
      return (first === value) === equal;
    });
  }
  return bound(BOOL, at, (frame) => {
    const first = one(frame);
    const second = two(frame);
    if (isLong(first)) frame.evaluation.charge(first);
    if (isLong(second)) frame.evaluation.charge(second);
    return (first === second) === equal;
  });
}

/** Shorter strings cost nothing. */
function isLong(value: Value): boolean {
  return typeof value === 'string' && value.length >= CHARACTERS_PER_STEP;
}
