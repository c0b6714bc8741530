/** Overloads for `decimal` and `IFormatProvider`, which this engine lacks and C# counts. */

import { ExpressionError } from '../../errors.ts';
import { numericName } from '../../library/numbers/numeric.ts';
import { display, isEnum, NULL, type Type } from '../../types/type.ts';
import type { BoundArgument, MethodGroup } from '../bound.ts';
import type { Resolution } from './resolution.ts';

/** Of `System.Math`, for `double` and `decimal` alone: an integer converts to both. */
const ROUNDING: ReadonlySet<string> = new Set(['Ceiling', 'Floor', 'Round', 'Truncate']);

/** @throws {ExpressionError} for a call that is ambiguous in C# because of an overload that is missing here */
export function refuseMissingOverload(
  group: Pick<MethodGroup, 'name' | 'at' | 'receiver'>,
  { candidate }: Resolution,
  [argument]: readonly BoundArgument[],
): void {
  const type = argument?.item.kind === 'value' ? argument.item.type : undefined;
  if (type === undefined) return;
  const { name } = candidate.member;
  if (candidate.owner.id === 'System.Math' && ROUNDING.has(name)) refuseRounding(group, type);
  if (name === 'ToString' && type === NULL) refuseFormat(group);
}

function refuseRounding({ name, at }: Pick<MethodGroup, 'name' | 'at'>, type: Type): void {
  const number = numericName(type);
  if (number === undefined || number === 'double') return;
  throw new ExpressionError(
    `${name} is ambiguous for ${display(type)}, between double and decimal: cast it, or an operand of the division, to double`,
    at,
  );
}

/** Numbers, enumerations and dates have `ToString(string)` and `ToString(IFormatProvider)`. */
function refuseFormat({ receiver, at }: Pick<MethodGroup, 'at' | 'receiver'>): void {
  if (receiver === undefined) return;
  const { type } = receiver;
  const isDate = type.id === 'System.DateTime' || type.id === 'System.DateTimeOffset';
  if (!isDate && !isEnum(type) && numericName(type) === undefined) return;
  throw new ExpressionError(
    'ToString(null) is ambiguous between string and IFormatProvider: write ToString()',
    at,
  );
}
