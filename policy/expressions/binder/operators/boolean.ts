/** `&`, `|`, `^`, `==` and `!=` on truth values. */

import { BOOL } from '../../library/foundation/bool.ts';
import { nullable } from '../../library/foundation/object.ts';
import type { Arithmetic } from '../../library/numbers/numeric.ts';
import { isNullable, sameType, withoutNullable } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { type Bound, bound, constant } from '../bound.ts';
import { lift } from './lifted.ts';

export function boolOperator(
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const isBool = ({ type }: Bound) => sameType(withoutNullable(type), BOOL);
  if (!isBool(left) || !isBool(right)) return undefined;
  const apply = BOOLEAN[operator];
  if (apply === undefined) return undefined;
  if (left.constant !== undefined && right.constant !== undefined) {
    return constant(BOOL, at, apply(left.constant.value, right.constant.value));
  }
  if (isNullable(left.type) || isNullable(right.type)) {
    if (operator === '==' || operator === '!=' || operator === '^') {
      return lift(operator, apply, BOOL, left, right, at);
    }
    return bound(nullable(BOOL), at, (frame) =>
      threeValued(operator, left.evaluate(frame), right.evaluate(frame)),
    );
  }
  return bound(BOOL, at, (frame) => apply(left.evaluate(frame), right.evaluate(frame)));
}

const BOOLEAN: Readonly<Record<string, Arithmetic>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '&': (left, right) => left === true && right === true,
  '|': (left, right) => left === true || right === true,
  '^': (left, right) => left !== right,
};

/** `bool?` with `&` and `|`: null is "unknown". */
function threeValued(operator: string, left: Value, right: Value): Value {
  const decisive = operator === '|';
  if (left === decisive || right === decisive) return decisive;
  return left === null || right === null ? null : !decisive;
}
