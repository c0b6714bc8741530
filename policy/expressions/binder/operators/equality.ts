/** `==` and `!=` on references, and of nullables with null. */

import { fusible, js } from '../../evaluation/fusion.ts';
import { explicitConversion } from '../../library/conversion/conversions.ts';
import { typeOf } from '../../library/conversion/type-of.ts';
import { BOOL } from '../../library/foundation/bool.ts';
import { STRING } from '../../library/text/string.ts';
import {
  display,
  isNullable,
  isValueType,
  NULL,
  sameType,
  VOID,
  withoutNullable,
} from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import type { Binder } from '../binder.ts';
import { type Bound, bound } from '../bound.ts';
import { isConstantType } from '../convert.ts';

export function equality(
  binder: Binder,
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  if (operator !== '==' && operator !== '!=') return undefined;
  if (left.type === VOID || right.type === VOID) return undefined;
  const equal = operator === '==';
  const withNull = left.type === NULL || right.type === NULL;
  if (withNull) {
    const other = left.type === NULL ? right : left;
    if (isValueType(other.type) && !isNullable(other.type)) {
      binder.warn(`${display(other.type)} is never null`, at);
      return isConstantType(other.type) ? bound(BOOL, at, () => !equal) : undefined;
    }
    const { evaluate } = other;
    return bound(
      BOOL,
      at,
      fusible(
        (frame) => (evaluate(frame) === null) === equal,
        equal ? js`(${evaluate} === null)` : js`(${evaluate} !== null)`,
      ),
    );
  }
  if (isValueType(withoutNullable(left.type)) || isValueType(withoutNullable(right.type))) {
    return undefined;
  }
  const related = [
    explicitConversion(left.type, right.type),
    explicitConversion(right.type, left.type),
  ].some((conversion) => conversion?.kind === 'identity' || conversion?.kind === 'reference');
  if (!related) return undefined;
  const mixed = sameType(left.type, STRING) !== sameType(right.type, STRING);
  if (mixed) {
    binder.warn(
      'an object is compared with a string by reference, which is practically never true: cast it to string',
      at,
    );
  }
  return bound(BOOL, at, (frame) => {
    const one = left.evaluate(frame);
    const two = right.evaluate(frame);
    return sameReference(one, two, mixed) === equal;
  });
}

/** Boxed values are never the same object; a string found in an object is another instance. */
function sameReference(left: Value, right: Value, mixed: boolean): boolean {
  return left === right && (left === null || !(mixed || isValueType(typeOf(left))));
}
