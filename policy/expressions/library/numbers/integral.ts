/** The integer types: Int32 is a JavaScript number, Int64 a bigint, the others are `Integral`. */
import { argumentNull, ClrException, format, overflow } from '../../errors.ts';
import { define, type TypeSource } from '../../types/define.ts';
import type { Reference } from '../../types/member.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { Comparable } from '../foundation/compare.ts';
import { EnumValue } from '../foundation/enum.ts';
import { hashLong } from '../foundation/hash-code.ts';
import { formatInteger } from './format-number.ts';
import { plainDigits } from './plain-digits.ts';

export type SmallIntegral = 'sbyte' | 'byte' | 'short' | 'ushort' | 'uint' | 'ulong';
export type IntegerName = SmallIntegral | 'int' | 'long';

export const BITS: Readonly<Record<IntegerName, number>> = {
  sbyte: 8,
  byte: 8,
  short: 16,
  ushort: 16,
  int: 32,
  uint: 32,
  long: 64,
  ulong: 64,
};
const UNSIGNED: ReadonlySet<IntegerName> = new Set(['byte', 'ushort', 'uint', 'ulong']);

/** A boxed `sbyte`, `byte`, `short`, `ushort`, `uint` or `ulong`. */
export class Integral extends Comparable {
  readonly name: SmallIntegral;
  readonly value: bigint;

  private constructor(name: SmallIntegral, value: bigint) {
    super();
    this.name = name;
    this.value = value;
  }

  /** @throws {RangeError} when the type cannot hold the value: wrap or check it before */
  static of(name: SmallIntegral, value: bigint): Integral {
    if (wrap(name, value) !== value) throw new RangeError(`${value} is no ${name}`);
    return new Integral(name, value);
  }

  get type(): Type {
    return named(TYPES[this.name]);
  }

  override toString(): string {
    return this.value.toString();
  }

  override equals(other: Value): boolean {
    return other instanceof Integral && other.name === this.name && other.value === this.value;
  }

  compareTo(other: Value): number {
    const difference = other instanceof Integral ? this.value - other.value : 1n;
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  }

  override key(): unknown {
    return `${this.name} ${this.value}`;
  }

  hash(): number {
    const low = Number(BigInt.asIntN(32, this.value));
    if (this.name === 'sbyte') return low ^ (low << 8);
    if (this.name === 'short') return (low & 0xffff) | (low << 16);
    return this.name === 'ulong' ? hashLong(this.value) : low;
  }
}

/** The low bits of a value, read as the type: what an unchecked conversion keeps. */
export function wrap(name: IntegerName, value: bigint): bigint {
  return UNSIGNED.has(name) ? BigInt.asUintN(BITS[name], value) : BigInt.asIntN(BITS[name], value);
}

export function fits(name: IntegerName, value: bigint): boolean {
  return wrap(name, value) === value;
}

/** What stands for a value of the type. */
export type IntegerOf<Name extends IntegerName> = Name extends 'int'
  ? number
  : Name extends 'long'
    ? bigint
    : Integral;

/** A value of the type; the caller has wrapped or checked it. */
export function integer<Name extends IntegerName>(name: Name, value: bigint): IntegerOf<Name>;
export function integer(name: IntegerName, value: bigint): Value {
  if (name === 'int') return Number(value);
  if (name === 'long') return value;
  return Integral.of(name, value);
}

/** The number in any integer value, a character's code and an enum's number included. */
export function integerOf(value: Value): bigint {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'bigint') return value;
  if (value instanceof Integral) return value.value;
  if (value instanceof EnumValue) return BigInt(value.value);
  throw new TypeError('the value is no integer');
}

const OVERFLOWS: Readonly<Record<IntegerName, string>> = {
  sbyte: 'Value was either too large or too small for a signed byte.',
  byte: 'Value was either too large or too small for an unsigned byte.',
  short: 'Value was either too large or too small for an Int16.',
  ushort: 'Value was either too large or too small for a UInt16.',
  int: 'Value was either too large or too small for an Int32.',
  uint: 'Value was either too large or too small for a UInt32.',
  long: 'Value was either too large or too small for an Int64.',
  ulong: 'Value was either too large or too small for a UInt64.',
};

/** @throws {ClrException} OverflowException */
export function checkedInteger(name: IntegerName, value: bigint): Value {
  if (!fits(name, value)) throw overflow(OVERFLOWS[name]);
  return integer(name, value);
}

/** Digits of the largest number of 64 bits. */
const MAXIMUM_DIGITS = 20;

function parseInteger(text: string): bigint | undefined {
  const plain = plainDigits(text);
  return plain === undefined ? readInteger(text) : BigInt(plain);
}

function readInteger(text: string): bigint | undefined {
  const match = /^[\t-\r ]*([+-]?)(\d+)[\t-\r \0]*$/.exec(text);
  if (match === null) return undefined;
  const [, sign, written = ''] = match;
  const digits = written.replace(/^0+/, '');
  // What has more digits than any type holds is not worth reading.
  const size = digits.length > MAXIMUM_DIGITS ? 10n ** BigInt(MAXIMUM_DIGITS) : BigInt(digits);
  return sign === '-' ? -size : size;
}

/** @throws {ClrException} as `int.Parse` and its siblings */
export function requireInteger(name: IntegerName, text: string | null): Value {
  if (text === null) throw argumentNull('String');
  const value = parseInteger(text);
  if (value === undefined) throw format('Input string was not in a correct format.');
  return checkedInteger(name, value);
}

/** .NET's small types answer the difference, the others its sign. */
function compareIntegers(left: Value, right: Value, bits: number): number {
  const difference = integerOf(left) - integerOf(right);
  if (bits < 32) return Number(difference);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function integerSource(name: IntegerName, clrName: string): TypeSource {
  const bits = BITS[name];
  const unsigned = UNSIGNED.has(name);
  const maximum = (1n << BigInt(unsigned ? bits : bits - 1)) - 1n;
  const minimum = unsigned ? 0n : -(1n << BigInt(bits - 1));
  const attempt = (text: string | null, result: Reference): boolean => {
    const value = text === null ? undefined : parseInteger(text);
    const accepted = value !== undefined && fits(name, value);
    result.value = integer(name, accepted ? value : 0n);
    return accepted;
  };
  return {
    declaration: `struct System.${clrName} : IComparable, IComparable<${name}>, IFormattable`,
    alias: name,
    initial: () => integer(name, 0n),
    members: {
      [`const ${name} MaxValue`]: () => integer(name, maximum),
      [`const ${name} MinValue`]: () => integer(name, minimum),
      [`static ${name} Parse(string s)`]: (text: string | null) => requireInteger(name, text),
      [`static bool TryParse(string s, out ${name} result)`]: (
        text: string | null,
        result: Reference,
      ) => attempt(text, result),
      'string ToString(string format)': (value: Value, pattern: string | null) =>
        formatInteger(integerOf(value), pattern, bits),
      [`int CompareTo(${name} value)`]: (left: Value, right: Value) => {
        return compareIntegers(left, right, bits);
      },
      'int CompareTo(object value)': (left: Value, right: Value) => {
        if (right === null) return 1;
        const same =
          typeof left === typeof right &&
          (!(left instanceof Integral) || (right instanceof Integral && right.name === left.name));
        if (!same) {
          throw new ClrException('System.ArgumentException', `Object must be of type ${clrName}.`);
        }
        return compareIntegers(left, right, bits);
      },
      [`bool Equals(${name} obj)`]: (left: Value, right: Value) =>
        integerOf(left) === integerOf(right),
    },
    missing: 'GetTypeCode Parse ToString TryParse',
  };
}

const intType = define(integerSource('int', 'Int32'));
export const longType = define(integerSource('long', 'Int64'));
const sbyteType = define(integerSource('sbyte', 'SByte'));
export const byteType = define(integerSource('byte', 'Byte'));
const shortType = define(integerSource('short', 'Int16'));
const ushortType = define(integerSource('ushort', 'UInt16'));
const uintType = define(integerSource('uint', 'UInt32'));
const ulongType = define(integerSource('ulong', 'UInt64'));

export const INT: Type = named(intType);

const TYPES: Readonly<Record<IntegerName, TypeDefinition>> = {
  sbyte: sbyteType,
  byte: byteType,
  short: shortType,
  ushort: ushortType,
  int: intType,
  uint: uintType,
  long: longType,
  ulong: ulongType,
};

export const integerTypes: readonly TypeDefinition[] = [...Object.values(TYPES)];
