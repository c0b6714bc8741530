/** Operators on two operands of type int, each as one closure: counters, ranks and status codes are what policies reckon with. */
import type { Arithmetic } from '../../clr/numeric.ts';
import type { Evaluate } from '../../evaluation.ts';

/** @param apply what the operator does, for those that are rare */
export function onIntegers(
  operator: string,
  left: Evaluate,
  right: Evaluate,
  apply: Arithmetic,
): Evaluate {
  switch (operator) {
    case '==':
      return (frame) => left(frame) === right(frame);
    case '!=':
      return (frame) => left(frame) !== right(frame);
    case '<':
      return (frame) => Number(left(frame)) < Number(right(frame));
    case '>':
      return (frame) => Number(left(frame)) > Number(right(frame));
    case '<=':
      return (frame) => Number(left(frame)) <= Number(right(frame));
    case '>=':
      return (frame) => Number(left(frame)) >= Number(right(frame));
    case '+':
      return (frame) => (Number(left(frame)) + Number(right(frame))) | 0;
    case '-':
      return (frame) => (Number(left(frame)) - Number(right(frame))) | 0;
    default:
      return (frame) => apply(left(frame), right(frame));
  }
}
