/** Operators that .NET types declare: dates, time spans, strings. */

import { ExpressionError } from '../../errors.ts';
import { BOOL } from '../../library/foundation/bool.ts';
import { nullable } from '../../library/foundation/object.ts';
import {
  isNullable,
  isValueType,
  NULL,
  sameType,
  type Type,
  withoutNullable,
} from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import type { Binder } from '../binder.ts';
import { type Bound, bound } from '../bound.ts';
import { emitCall } from '../calls.ts';
import { findMembers } from '../lookup.ts';
import { resolveOverload } from '../overloads/overloads.ts';
import { COMPARISONS } from './lifted.ts';

export function userOperator(
  binder: Binder,
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const [first, second] = [withoutNullable(left.type), withoutNullable(right.type)];
  const operands = sameType(first, second) ? [first] : [first, second];
  const candidates = operands
    .filter(({ kind }) => kind === 'named')
    .flatMap((type) => findMembers(type, operator, ['operator'], true))
    .map((candidate) => ({ ...candidate, level: 0 }));
  if (candidates.length === 0) return undefined;
  const lifted = isNullable(left.type) || isNullable(right.type) || bothOrNull(left, right);
  const operand = (side: Bound, type: Type) => ({
    name: undefined,
    item: lifted && side.type !== NULL ? bound(type, side.at, side.evaluate) : side,
    out: undefined,
    at: side.at,
  });
  try {
    if (!lifted) {
      const group = { name: `operator ${operator}`, candidates, typeArguments: [], at };
      const args = [operand(left, first), operand(right, second)];
      const call = emitCall(
        binder,
        { receiver: undefined, at },
        resolveOverload(binder, group, args),
      );
      return bound(call.type, at, call.evaluate);
    }
    return liftUser(binder, operator, candidates, left, right, at);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** A struct compared with the literal null: always unequal. */
function bothOrNull(left: Bound, right: Bound): boolean {
  return (
    (left.type === NULL && isValueType(right.type)) ||
    (right.type === NULL && isValueType(left.type))
  );
}

function liftUser(
  binder: Binder,
  operator: string,
  candidates: Parameters<typeof resolveOverload>[1]['candidates'],
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound {
  const cells: { left: Value; right: Value } = { left: null, right: null };
  const plain = (side: Bound, read: () => Value) => {
    const other = side === left ? right : left;
    const type = withoutNullable(side.type === NULL ? other.type : side.type);
    return { name: undefined, item: bound(type, side.at, read), out: undefined, at: side.at };
  };
  const group = { name: `operator ${operator}`, candidates, typeArguments: [], at };
  const resolution = resolveOverload(binder, group, [
    plain(left, () => cells.left),
    plain(right, () => cells.right),
  ]);
  const call = emitCall(binder, { receiver: undefined, at }, resolution);
  const compares = COMPARISONS.has(operator);
  return bound(compares ? BOOL : nullable(call.type), at, (frame) => {
    const one = left.evaluate(frame);
    const two = right.evaluate(frame);
    if (one === null || two === null) {
      if (operator === '==') return one === two;
      if (operator === '!=') return one !== two;
      return compares ? false : null;
    }
    cells.left = one;
    cells.right = two;
    return call.evaluate(frame);
  });
}
