/** Operators on nullables. */

import { fusible, given, js, Temporary } from '../../evaluation/fusion.ts';
import { BOOL } from '../../library/foundation/bool.ts';
import { nullable } from '../../library/foundation/object.ts';
import type { Arithmetic } from '../../library/numbers/numeric.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { type Bound, bound } from '../bound.ts';

export const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** An operator on nullables: null in, null out; comparisons with null are false, except `!=`. */
export function lift(
  operator: string,
  apply: Arithmetic,
  result: Type,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound {
  const compares = COMPARISONS.has(operator);
  const withNull = (one: Value, two: Value): Value => {
    if (operator === '==') return one === two;
    if (operator === '!=') return one !== two;
    return compares ? false : null;
  };
  const [a, b] = [new Temporary(), new Temporary()];
  return bound(
    compares ? BOOL : nullable(result),
    at,
    fusible(
      (frame) => {
        const one = left.evaluate(frame);
        const two = right.evaluate(frame);
        return one === null || two === null ? withNull(one, two) : apply(one, two);
      },
      js`(${a} = ${left.evaluate}, ${b} = ${right.evaluate}, ${a} === null || ${b} === null ? ${given(withNull)}(${a}, ${b}) : ${given(apply)}(${a}, ${b}))`,
    ),
  );
}
