/** Overloads for `decimal`, which this engine lacks and C# counts. */
import { numericName } from '../clr/numeric.ts';
import { ExpressionError } from '../errors.ts';
import { display } from '../types/type.ts';
import type { MethodGroup } from './bound.ts';
import type { BoundArgument, Resolution } from './overloads.ts';

/** Of `System.Math`, for `double` and `decimal` alone: an integer converts to both. */
const ROUNDING: ReadonlySet<string> = new Set(['Ceiling', 'Floor', 'Round', 'Truncate']);

/** @throws {ExpressionError} for a number that C# would not know how to round */
export function refuseAmbiguousRounding(
  { name, at }: Pick<MethodGroup, 'name' | 'at'>,
  { candidate }: Resolution,
  [argument]: readonly BoundArgument[],
): void {
  if (candidate.owner.id !== 'System.Math' || !ROUNDING.has(candidate.member.name)) return;
  const type = argument?.item.kind === 'value' ? argument.item.type : undefined;
  const number = type && numericName(type);
  if (type === undefined || number === undefined || number === 'double') return;
  throw new ExpressionError(
    `${name} is ambiguous for ${display(type)}, between double and decimal: cast it, or an operand of the division, to double`,
    at,
  );
}
