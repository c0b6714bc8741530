/** A number as decimal digits: what formats round, group and print. */

/** `0.d₁d₂d₃… × 10^point`; no digits for zero. */
export type Digits = {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
};

export function digitsOfInteger(value: bigint): Digits {
  const text = (value < 0n ? -value : value).toString();
  const digits = text === '0' ? '' : text;
  return { negative: value < 0n, digits, point: digits.length };
}

/** With `precision` significant digits; 15 is what .NET Framework formats by. */
export function digitsOfDouble(value: number, precision: number): Digits {
  const [mantissa = '', exponent = '0'] = Math.abs(value)
    .toExponential(precision - 1)
    .split('e');
  const digits = withoutZeros(mantissa.replace('.', ''));
  const negative = value < 0 || Object.is(value, -0);
  return { negative, digits, point: digits === '' ? 0 : Number(exponent) + 1 };
}

/** Keeps `count` digits; a half is rounded away from zero. */
export function keepDigits(number: Digits, count: number): Digits {
  const { negative, digits, point } = number;
  if (count >= digits.length) return number;
  if (count < 0) return { negative, digits: '', point: 0 };
  const roundsUp = digits.charCodeAt(count) >= 53;
  const kept = digits.slice(0, count);
  if (!roundsUp) {
    const trimmed = withoutZeros(kept);
    return { negative, digits: trimmed, point: trimmed === '' ? 0 : point };
  }
  const raised = (BigInt(kept === '' ? '0' : kept) + 1n).toString().padStart(count, '0');
  const carried = raised.length > count;
  return { negative, digits: withoutZeros(raised), point: carried ? point + 1 : point };
}

/** Rounded to `decimals` digits behind the decimal point. */
export function roundTo(number: Digits, decimals: number): Digits {
  return keepDigits(number, number.point + decimals);
}

export function integerPart({ digits, point }: Digits): string {
  return point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
}

/** Digits behind the decimal point, without trailing zeros. */
export function fraction({ digits, point }: Digits): string {
  return point <= 0 ? '0'.repeat(digits === '' ? 0 : -point) + digits : digits.slice(point);
}

/** Without the zeros at the end. */
export function withoutZeros(digits: string): string {
  return digits.replace(/(?<!0)0+$/, '');
}

/** With a comma in front of every three digits from the end. */
export function group(integer: string): string {
  const first = integer.length % 3;
  const groups = integer.slice(first).match(/\d{3}/g) ?? [];
  return (first === 0 ? groups : [integer.slice(0, first), ...groups]).join(',');
}
