/** `==` and `!=` of two strings, which is what most conditions of policies come to. */

import type { Frame } from '../../evaluation/evaluation.ts';
import { type Emitter, fusible, Temporary } from '../../evaluation/fusion.ts';
import { BOOL } from '../../library/foundation/bool.ts';
import { STRING } from '../../library/text/string.ts';
import { CHARACTERS_PER_STEP } from '../../limits.ts';
import { sameType } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { type Bound, bound } from '../bound.ts';

/** Charged like a call of the operator that System.String declares; a look at a text beside a short constant costs nothing. */
export function textEquality(
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  if (operator !== '==' && operator !== '!=') return undefined;
  if (!sameType(left.type, STRING) || !sameType(right.type, STRING)) return undefined;
  const equal = operator === '==';
  const compared = equal ? '===' : '!==';
  const { evaluate: one } = left;
  const { evaluate: two } = right;
  const [a, b] = [new Temporary(), new Temporary()];
  if (right.constant !== undefined && !isLong(right.constant.value)) {
    const { value } = right.constant;
    return bound(
      BOOL,
      at,
      fusible(
        (frame) => (one(frame) === value) === equal,
        (emit) => `(${emit.part(one)} ${compared} ${emit.given(value)})`,
      ),
    );
  }
  return bound(
    BOOL,
    at,
    fusible(
      (frame) => {
        const first = one(frame);
        const second = two(frame);
        chargeLong(frame, first);
        chargeLong(frame, second);
        return (first === second) === equal;
      },
      (emit) =>
        `(${emit.part(a)} = ${emit.part(one)}, ${emit.part(b)} = ${emit.part(two)}, ${charged(emit, a)}, ${charged(emit, b)}, ${emit.part(a)} ${compared} ${emit.part(b)})`,
    ),
  );
}

/** `chargeLong` as a source, which asks for the length itself. */
function charged(emit: Emitter, value: Temporary): string {
  const name = emit.temporary(value);
  return `${name} !== null && ${name}.length >= ${CHARACTERS_PER_STEP} && ${emit.given(chargeLong)}(f, ${name})`;
}

function chargeLong({ evaluation }: Frame, value: Value): void {
  if (isLong(value)) evaluation.charge(value);
}

/** Shorter strings cost nothing. */
function isLong(value: Value): boolean {
  return typeof value === 'string' && value.length >= CHARACTERS_PER_STEP;
}
