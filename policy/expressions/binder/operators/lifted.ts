/** Operators on nullables. */

import { BOOL } from '../../clr/bool.ts';
import type { Arithmetic } from '../../clr/numeric.ts';
import { nullable } from '../../clr/object.ts';
import { fusible, given, js, Temporary } from '../../fusion.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../values.ts';
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
