/** System.Double: the only floating point type; `float` and `decimal` are refused. */
import { ClrException, format, overflow } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Reference } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { Comparable } from '../foundation/compare.ts';
import { hashLong } from '../foundation/hash-code.ts';
import { formatDouble } from './format-number.ts';
import { plainDigits } from './plain-digits.ts';

export class Double extends Comparable {
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = value;
  }

  get type(): Type {
    return DOUBLE;
  }

  override toString(): string {
    return formatDouble(this.value, null);
  }

  override equals(other: Value): boolean {
    return other instanceof Double && compareDoubles(this.value, other.value) === 0;
  }

  compareTo(other: Value): number {
    return other instanceof Double ? compareDoubles(this.value, other.value) : 1;
  }

  override key(): unknown {
    return `double ${this.value}`;
  }

  hash(): number {
    return hashLong(bitsOf(this.value));
  }
}

/** The 64 bits of a double. */
export function bitsOf(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigInt64(0);
}

/** Digits with group separators, exponent and sign, as `NumberStyles.Float | AllowThousands` reads them. */
const NUMBER = /^\s*[+-]?(?:[\d,]+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
const SYMBOLS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

function parseDouble(given: string): number | undefined {
  const plain = plainDigits(given);
  if (plain !== undefined) return plain;
  const text = given.replace(/(?<!\0)\0+$/, '');
  const symbol = SYMBOLS[text.trim()];
  if (symbol !== undefined) return symbol;
  if (!NUMBER.test(text) || /^\s*[+-]?,/.test(text)) return undefined;
  return Number(text.replaceAll(',', ''));
}

/** @throws {ClrException} FormatException, OverflowException as `double.Parse` of .NET Framework */
export function requireDouble(text: string | null): number {
  if (text === null) {
    throw new ClrException(
      'System.ArgumentNullException',
      'Value cannot be null.\nParameter name: String',
    );
  }
  const value = parseDouble(text);
  if (value === undefined) throw format('Input string was not in a correct format.');
  if (!Number.isFinite(value) && SYMBOLS[text.trim()] === undefined) {
    throw overflow('Value was either too large or too small for a Double.');
  }
  return value;
}

/** To the nearest integer; a half goes to the even neighbour. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const difference = value - floor;
  if (difference !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** NaN is equal to itself and less than everything else. */
function compareDoubles(left: number, right: number): number {
  if (left === right) return 0;
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : -1;
  return Number.isNaN(right) || left > right ? 1 : -1;
}

export const doubleType = define({
  declaration: 'struct System.Double : IComparable, IComparable<double>, IFormattable',
  alias: 'double',
  initial: () => new Double(0),
  members: {
    'const double MaxValue': () => new Double(Number.MAX_VALUE),
    'const double MinValue': () => new Double(-Number.MAX_VALUE),
    'const double Epsilon': () => new Double(Number.MIN_VALUE),
    'const double NaN': () => new Double(Number.NaN),
    'const double PositiveInfinity': () => new Double(Number.POSITIVE_INFINITY),
    'const double NegativeInfinity': () => new Double(Number.NEGATIVE_INFINITY),
    'static double Parse(string s)': (text: string | null) => new Double(requireDouble(text)),
    'static bool TryParse(string s, out double result)': (
      text: string | null,
      result: Reference,
    ) => {
      const value = text === null ? undefined : parseDouble(text);
      const accepted =
        value !== undefined &&
        (Number.isFinite(value) || SYMBOLS[text?.trim() ?? ''] !== undefined);
      result.value = new Double(accepted ? value : 0);
      return accepted;
    },
    'static bool IsNaN(double d)': ({ value }: Double) => Number.isNaN(value),
    'static bool IsInfinity(double d)': ({ value }: Double) =>
      value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY,
    'static bool IsPositiveInfinity(double d)': ({ value }: Double) =>
      value === Number.POSITIVE_INFINITY,
    'static bool IsNegativeInfinity(double d)': ({ value }: Double) =>
      value === Number.NEGATIVE_INFINITY,
    'string ToString(string format)': ({ value }: Double, pattern: string | null) =>
      formatDouble(value, pattern),
    'int CompareTo(object value)': (left: Double, right: Value) => {
      if (right === null || right instanceof Double) return left.compareTo(right);
      throw new ClrException('System.ArgumentException', 'Object must be of type Double.');
    },
    'int CompareTo(double value)': (left: Double, right: Double) =>
      compareDoubles(left.value, right.value),
    'bool Equals(double obj)': (left: Double, right: Double) => left.equals(right),
  },
  missing: 'GetTypeCode Parse ToString TryParse',
});

const DOUBLE = named(doubleType);
