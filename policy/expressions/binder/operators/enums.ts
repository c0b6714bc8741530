/** Operators on enumerations: those of their numbers. */
import { EnumValue } from '../../clr/enum.ts';
import { type Arithmetic, arithmetic, enumNumber } from '../../clr/numeric.ts';
import { BOOL } from '../../clr/type-of.ts';
import { implicitConversion } from '../../types/conversions.ts';
import { isNullable, NULL, type Type, withoutNullable } from '../../types/type.ts';
import { type Bound, bound, constant } from '../bound.ts';
import { COMPARISONS, lift } from './lifted.ts';

export function enumOperator(
  operator: string,
  left: Bound,
  right: Bound,
  at: Bound['at'],
): Bound | undefined {
  const types = [left, right].map(({ type }) => withoutNullable(type));
  const type = types.find((one) => one.kind === 'named' && one.definition.category === 'enum');
  if (type === undefined) return undefined;
  const [one, two] = [left, right].map((side) =>
    implicitConversion(withoutNullable(side.type), type, side.constant?.value) === undefined ||
    side.type === NULL
      ? undefined
      : side,
  );
  if (one === undefined || two === undefined) return undefined;
  const apply = enumArithmetic(operator, type);
  if (apply === undefined) return undefined;
  const result = COMPARISONS.has(operator) ? BOOL : type;
  if (isNullable(left.type) || isNullable(right.type)) {
    return lift(operator, apply, result, left, right, at);
  }
  if (left.constant !== undefined && right.constant !== undefined) {
    return constant(result, at, apply(left.constant.value, right.constant.value));
  }
  return bound(result, at, (frame) => apply(left.evaluate(frame), right.evaluate(frame)));
}

function enumArithmetic(operator: string, type: Type): Arithmetic | undefined {
  const apply = arithmetic('int', operator);
  if (apply === undefined || ['+', '-', '*', '/', '%'].includes(operator)) return undefined;
  const initial = type.kind === 'named' ? type.definition.initial() : null;
  return (left, right) => {
    const result = apply(enumNumber(left), enumNumber(right));
    return typeof result === 'number' && initial instanceof EnumValue
      ? initial.with(result)
      : result;
  };
}
