/** Conversions and arithmetic of the numeric types, C#'s `unchecked` rules. */
import { ClrException, overflow } from '../../errors.ts';
import { isValueType, named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { Char, charType } from '../foundation/char.ts';
import { EnumValue } from '../foundation/enum.ts';
import { Double, doubleType } from './double.ts';
import { fits, type IntegerName, integer, integerOf, integerTypes, wrap } from './integral.ts';

export type NumericName = IntegerName | 'char' | 'double';

const NAMES: ReadonlyMap<string, NumericName> = new Map<string, NumericName>([
  ['System.SByte', 'sbyte'],
  ['System.Byte', 'byte'],
  ['System.Int16', 'short'],
  ['System.UInt16', 'ushort'],
  ['System.Int32', 'int'],
  ['System.UInt32', 'uint'],
  ['System.Int64', 'long'],
  ['System.UInt64', 'ulong'],
  ['System.Char', 'char'],
  ['System.Double', 'double'],
]);

const TYPES: ReadonlyMap<string, Type> = new Map(
  [...integerTypes, charType, doubleType].map((definition) => [
    definition.shortName,
    named(definition),
  ]),
);

export function numericName(type: Type): NumericName | undefined {
  return isValueType(type) ? NAMES.get(type.id) : undefined;
}

export function numericType(name: NumericName): Type {
  const type = TYPES.get(name);
  if (type === undefined) throw new Error(`${name} is no numeric type`);
  return type;
}

/** C#'s implicit numeric conversions, `float` and `decimal` left out. */
const WIDENS: Readonly<Record<NumericName, readonly NumericName[]>> = {
  sbyte: ['short', 'int', 'long', 'double'],
  byte: ['short', 'ushort', 'int', 'uint', 'long', 'ulong', 'double'],
  short: ['int', 'long', 'double'],
  ushort: ['int', 'uint', 'long', 'ulong', 'double'],
  int: ['long', 'double'],
  uint: ['long', 'ulong', 'double'],
  long: ['double'],
  ulong: ['double'],
  char: ['ushort', 'int', 'uint', 'long', 'ulong', 'double'],
  double: [],
};

export function widens(from: NumericName, to: NumericName): boolean {
  return WIDENS[from].includes(to);
}

/** True where an integer constant fits a smaller type without a cast. */
export function constantFits(value: Value, from: NumericName, to: NumericName): boolean {
  if (to === 'double' || to === 'char') return false;
  if (from === 'int') return fits(to, integerOf(value));
  return from === 'long' && to === 'ulong' && integerOf(value) >= 0n;
}

/** The number as a JavaScript number; exact only up to 2^53, as a `double` is. */
export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (value instanceof Double) return value.value;
  if (value instanceof Char) return value.code;
  return Number(integerOf(value));
}

/** The number as an integer, fractions cut off; undefined for what no integer is near. */
function truncate(value: Value): bigint | undefined {
  if (value instanceof Char) return BigInt(value.code);
  if (!(value instanceof Double)) return integerOf(value);
  return Number.isFinite(value.value) ? BigInt(Math.trunc(value.value)) : undefined;
}

/** A conversion with a cast: integers keep their low bits, doubles lose their fraction. */
export function numericConversion(from: NumericName, to: NumericName): (value: Value) => Value {
  if (to === 'double') return (value) => new Double(toNumber(value));
  if (from === 'int' && to === 'long') return (value) => BigInt(toNumber(value));
  if (from === 'char' && to === 'int') return toNumber;
  if (to === 'char') return (value) => Char.of(Number(wrap('ushort', fromDouble(value, 'int'))));
  return (value) => integer(to, wrap(to, fromDouble(value, to)));
}

/** A double outside the type becomes its smallest value, as x64 processors have it. */
function fromDouble(value: Value, to: IntegerName): bigint {
  const whole = truncate(value);
  if (!(value instanceof Double)) return whole ?? 0n;
  const wide = to === 'long' || to === 'ulong' || to === 'uint' ? 'long' : 'int';
  return whole !== undefined && fits(wide, whole)
    ? whole
    : wide === 'long'
      ? -(1n << 63n)
      : -(1n << 31n);
}

export type Arithmetic = (left: Value, right: Value) => Value;

function divideByZero(): ClrException {
  return new ClrException('System.DivideByZeroException', 'Attempted to divide by zero.');
}

const INT: Readonly<Record<string, (left: number, right: number) => Value>> = {
  '+': (left, right) => (left + right) | 0,
  '-': (left, right) => (left - right) | 0,
  '*': (left, right) => Math.imul(left, right),
  '/': (left, right) => {
    if (right === 0) throw divideByZero();
    if (left === -2147483648 && right === -1) throw overflow();
    return Math.trunc(left / right) | 0;
  },
  '%': (left, right) => {
    if (right === 0) throw divideByZero();
    if (left === -2147483648 && right === -1) throw overflow();
    return (left % right) | 0;
  },
  '&': (left, right) => left & right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
};

const BIG: Readonly<Record<string, (left: bigint, right: bigint) => bigint | boolean>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => {
    if (right === 0n) throw divideByZero();
    if (left === -(1n << 63n) && right === -1n) throw overflow();
    return left / right;
  },
  '%': (left, right) => {
    if (right === 0n) throw divideByZero();
    if (left === -(1n << 63n) && right === -1n) throw overflow();
    return left % right;
  },
  '&': (left, right) => left & right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
};

const REAL: Readonly<Record<string, (left: number, right: number) => number | boolean>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
};

/** An operator on two values of one promoted type; undefined where the type has no such operator. */
export function arithmetic(type: NumericName, operator: string): Arithmetic | undefined {
  if (type === 'int') {
    const apply = INT[operator];
    return apply && ((left, right) => apply(Number(left), Number(right)));
  }
  if (type === 'double') {
    const apply = REAL[operator];
    if (apply === undefined) return undefined;
    return (left, right) => {
      const result = apply(toNumber(left), toNumber(right));
      return typeof result === 'number' ? new Double(result) : result;
    };
  }
  if (type === 'char') return undefined;
  const apply = BIG[operator];
  if (apply === undefined) return undefined;
  return (left, right) => {
    const result = apply(integerOf(left), integerOf(right));
    return typeof result === 'bigint' ? integer(type, wrap(type, result)) : result;
  };
}

/** The exact result of an operator on integers, for constants: an overflow there is an error. */
export function exactResult(operator: string, left: Value, right: Value): bigint | undefined {
  if (left instanceof Double || right instanceof Double) return undefined;
  if (!['+', '-', '*'].includes(operator)) return undefined;
  const result = BIG[operator]?.(integerOf(left), integerOf(right));
  return typeof result === 'bigint' ? result : undefined;
}

/** `<<` and `>>`; the count is an int of which only the low bits matter. */
export function shift(type: NumericName, operator: '<<' | '>>'): Arithmetic | undefined {
  if (type === 'double' || type === 'char') return undefined;
  if (type === 'int') {
    return operator === '<<'
      ? (left, right) => Number(left) << Number(right)
      : (left, right) => Number(left) >> Number(right);
  }
  const mask = type === 'uint' ? 31n : 63n;
  return (left, right) => {
    const count = BigInt(Number(right)) & mask;
    const value = integerOf(left);
    return integer(type, wrap(type, operator === '<<' ? value << count : value >> count));
  };
}

/** C#'s binary numeric promotion; undefined where it is ambiguous (`ulong` with a signed type). */
export function promote(left: NumericName, right: NumericName): NumericName | undefined {
  const both = [left, right];
  if (both.includes('double')) return 'double';
  if (both.includes('ulong')) {
    const signed = both.some((name) => ['sbyte', 'short', 'int', 'long'].includes(name));
    return signed ? undefined : 'ulong';
  }
  if (both.includes('long')) return 'long';
  if (both.includes('uint')) {
    return both.some((name) => ['sbyte', 'short', 'int'].includes(name)) ? 'long' : 'uint';
  }
  return 'int';
}

/** The number in an enum value, as the integer type asked for. */
export function enumNumber(value: Value): number {
  return value instanceof EnumValue ? value.value : toNumber(value);
}
