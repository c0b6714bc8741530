/** Operators on two operands of type int, each as one closure: counters, ranks and status codes are what policies reckon with. */

import type { Evaluate } from '../../evaluation/evaluation.ts';
import { fusible, given, js } from '../../evaluation/fusion.ts';
import type { Arithmetic } from '../../library/numbers/numeric.ts';
import type { Bound } from '../bound.ts';

/** @param apply what the operator does, for those that are rare */
export function onIntegers(
  operator: string,
  left: Evaluate,
  { evaluate: right, constant }: Bound,
  apply: Arithmetic,
): Evaluate {
  if (constant !== undefined) {
    const compared = withConstant(operator, left, Number(constant.value));
    if (compared !== undefined) return compared;
  }
  switch (operator) {
    case '==':
      return fusible((frame) => left(frame) === right(frame), js`(${left} === ${right})`);
    case '!=':
      return fusible((frame) => left(frame) !== right(frame), js`(${left} !== ${right})`);
    case '<':
      return fusible(
        (frame) => Number(left(frame)) < Number(right(frame)),
        js`(${left} < ${right})`,
      );
    case '>':
      return fusible(
        (frame) => Number(left(frame)) > Number(right(frame)),
        js`(${left} > ${right})`,
      );
    case '<=':
      return fusible(
        (frame) => Number(left(frame)) <= Number(right(frame)),
        js`(${left} <= ${right})`,
      );
    case '>=':
      return fusible(
        (frame) => Number(left(frame)) >= Number(right(frame)),
        js`(${left} >= ${right})`,
      );
    case '+':
      return fusible(
        (frame) => (Number(left(frame)) + Number(right(frame))) | 0,
        js`((${left} + ${right}) | 0)`,
      );
    case '-':
      return fusible(
        (frame) => (Number(left(frame)) - Number(right(frame))) | 0,
        js`((${left} - ${right}) | 0)`,
      );
    default:
      return fusible(
        (frame) => apply(left(frame), right(frame)),
        js`${given(apply)}(${left}, ${right})`,
      );
  }
}

/** Most comparisons are with one. */
function withConstant(operator: string, left: Evaluate, right: number): Evaluate | undefined {
  switch (operator) {
    case '==':
      return fusible((frame) => left(frame) === right, js`(${left} === ${given(right)})`);
    case '!=':
      return fusible((frame) => left(frame) !== right, js`(${left} !== ${given(right)})`);
    case '<':
      return fusible((frame) => Number(left(frame)) < right, js`(${left} < ${given(right)})`);
    case '>':
      return fusible((frame) => Number(left(frame)) > right, js`(${left} > ${given(right)})`);
    case '<=':
      return fusible((frame) => Number(left(frame)) <= right, js`(${left} <= ${given(right)})`);
    case '>=':
      return fusible((frame) => Number(left(frame)) >= right, js`(${left} >= ${given(right)})`);
    case '&':
      return fusible((frame) => Number(left(frame)) & right, js`(${left} & ${given(right)})`);
    case '%':
      // Zero and -1 may be errors; JavaScript's negative zero is none.
      return right === 0 || right === -1
        ? undefined
        : fusible(
            (frame) => (Number(left(frame)) % right) | 0,
            js`((${left} % ${given(right)}) | 0)`,
          );
    default:
      return undefined;
  }
}
