/** Number literals: the value and, by its suffix and size, the type. */

import { ExpressionError, type Position } from '../errors.ts';
import { Double } from '../library/numbers/double.ts';
import { Integral } from '../library/numbers/integral.ts';
import type { Value } from '../types/values.ts';

/** @throws {ExpressionError} for literals out of range and for `float` and `decimal`, which are not supported */
export function numberLiteral(text: string, at: Position): Value {
  const digits = text.replaceAll('_', '');
  const radix = /^0[xX]/.test(digits) ? 16 : /^0[bB]/.test(digits) ? 2 : 10;
  const suffix =
    (radix === 16 ? /(?<![uUlL])[uUlL]*$/ : /(?<![uUlLfFdDmM])[uUlLfFdDmM]*$/).exec(digits)?.[0] ??
    '';
  const number = digits.slice(0, digits.length - suffix.length);
  if (/^[fFmM]$/.test(suffix)) {
    const type = /[fF]/.test(suffix) ? 'float' : 'decimal';
    throw new ExpressionError(`unsupported: ${type} (${text}): write a double`, at, type);
  }
  if (/^[dD]$/.test(suffix) || (radix === 10 && /[.eE]/.test(number))) {
    if (/[uUlL]/.test(suffix)) throw new ExpressionError(`${text} is no number`, at);
    const value = Number(number);
    if (!Number.isFinite(value)) throw new ExpressionError(`${text} is too large for a double`, at);
    return new Double(value);
  }
  return integer(BigInt(number), suffix.toLowerCase(), text, at);
}

/** The first type that holds the value: int, uint, long, ulong; a suffix narrows the choice. */
function integer(value: bigint, suffix: string, text: string, at: Position): Value {
  if (!['', 'u', 'l', 'ul', 'lu'].includes(suffix)) {
    throw new ExpressionError(`${text} is no number`, at);
  }
  const long = suffix.includes('l');
  const unsigned = suffix.includes('u');
  if (!long && !unsigned && value < 1n << 31n) return Number(value);
  if (!long && value < 1n << 32n) return Integral.of('uint', value);
  if (!unsigned && value < 1n << 63n) return value;
  if (value < 1n << 64n) return Integral.of('ulong', value);
  throw new ExpressionError(`${text} is too large for an integer`, at);
}
