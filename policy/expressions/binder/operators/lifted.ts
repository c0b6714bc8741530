/** Operators on nullables. */

import { fusible, given, js, type Part, type Source, Temporary } from '../../evaluation/fusion.ts';
import { BOOL } from '../../library/foundation/bool.ts';
import { nullable } from '../../library/foundation/object.ts';
import type { Arithmetic } from '../../library/numbers/numeric.ts';
import type { Type } from '../../types/type.ts';
import { type Bound, bound } from '../bound.ts';

export const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=']);

/**
 * An operator on nullables: null in, null out; comparisons with null are false, except `!=`.
 *
 * @param write `apply` as a source, where it has one
 */
export function lift(
  operator: string,
  apply: Arithmetic,
  result: Type,
  left: Bound,
  right: Bound,
  at: Bound['at'],
  write = (one: Part, two: Part): Source => js`${given(apply)}(${one}, ${two})`,
): Bound {
  const compares = COMPARISONS.has(operator);
  const withNull = WITH_NULL.get(operator) ?? (compares ? NEVER : NOTHING);
  const [a, b] = [new Temporary(), new Temporary()];
  const operands = js`${a} = ${left.evaluate}, ${b} = ${right.evaluate}, ${a} === null || ${b} === null`;
  return bound(
    compares ? BOOL : nullable(result),
    at,
    fusible(
      (frame) => {
        const one = left.evaluate(frame);
        const two = right.evaluate(frame);
        return one === null || two === null ? withNull.apply(one, two) : apply(one, two);
      },
      (emit) => `(${operands(emit)} ? ${withNull.write(a, b)(emit)} : ${write(a, b)(emit)})`,
    ),
  );
}

type WithNull = {
  readonly apply: Arithmetic;
  readonly write: (one: Part, two: Part) => Source;
};

const NEVER: WithNull = { apply: () => false, write: () => js`false` };
const NOTHING: WithNull = { apply: () => null, write: () => js`null` };
const WITH_NULL: ReadonlyMap<string, WithNull> = new Map([
  ['==', { apply: (one, two) => one === two, write: (one, two) => js`${one} === ${two}` }],
  ['!=', { apply: (one, two) => one !== two, write: (one, two) => js`${one} !== ${two}` }],
]);
