/** Operators on two operands of type double, or of one that becomes it: limits, waits and times are reckoned with as doubles. */

import { fusible, given, js, type Part, type Source } from '../../evaluation/fusion.ts';
import { Double } from '../../library/numbers/double.ts';
import { type Arithmetic, toNumber } from '../../library/numbers/numeric.ts';
import type { Bound } from '../bound.ts';

const real = given(toNumber);
const made = given(Double);

/** Without a value in between for an operand that is no double yet, as `apply` does it. */
export const ON_DOUBLES: ReadonlyMap<string, (left: Part, right: Part) => Source> = new Map([
  ['==', (left, right) => js`(${real}(${left}) === ${real}(${right}))`],
  ['!=', (left, right) => js`(${real}(${left}) !== ${real}(${right}))`],
  ['<', (left, right) => js`(${real}(${left}) < ${real}(${right}))`],
  ['>', (left, right) => js`(${real}(${left}) > ${real}(${right}))`],
  ['<=', (left, right) => js`(${real}(${left}) <= ${real}(${right}))`],
  ['>=', (left, right) => js`(${real}(${left}) >= ${real}(${right}))`],
  ['+', (left, right) => js`new ${made}(${real}(${left}) + ${real}(${right}))`],
  ['-', (left, right) => js`new ${made}(${real}(${left}) - ${real}(${right}))`],
  ['*', (left, right) => js`new ${made}(${real}(${left}) * ${real}(${right}))`],
  ['/', (left, right) => js`new ${made}(${real}(${left}) / ${real}(${right}))`],
  ['%', (left, right) => js`new ${made}(${real}(${left}) % ${real}(${right}))`],
]);

/** @param apply what the operator does to any two numbers */
export function onDoubles(operator: string, left: Bound, right: Bound, apply: Arithmetic) {
  const [one, two] = [left.evaluate, right.evaluate];
  const source = ON_DOUBLES.get(operator) ?? (() => js`${given(apply)}(${one}, ${two})`);
  return fusible((frame) => apply(one(frame), two(frame)), source(one, two));
}
