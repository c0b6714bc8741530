/** How values inside of tokens are ordered: numbers by size, text by code units. */
import { argument, format } from '../../errors.ts';
import type { Value } from '../../types/values.ts';
import { typeOf } from '../conversion/type-of.ts';
import { Char } from '../foundation/char.ts';
import { compareOrdinal, compareValues } from '../foundation/compare.ts';
import { textOf } from '../foundation/text-of.ts';
import { numericName, toNumber } from '../numbers/numeric.ts';

/** @throws {ClrException} ArgumentException, FormatException for what cannot be compared with the first value */
export function compareContent(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'string') return compareOrdinal(left, textOf(right));
  if (isNumber(left)) {
    const [one, other] = [toNumber(left), isNumber(right) ? toNumber(right) : Number.NaN];
    if (Number.isNaN(other)) throw format('Input string was not in a correct format.');
    return one === other ? 0 : one < other ? -1 : 1;
  }
  if (typeOf(left) !== typeOf(right)) {
    throw argument(`Object must be of type ${typeOf(left).id.replace(/^System\./, '')}.`);
  }
  return compareValues(left, right);
}

function isNumber(value: Value): boolean {
  return numericName(typeOf(value)) !== undefined && !(value instanceof Char);
}
