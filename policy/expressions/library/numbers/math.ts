/** System.Math and System.Random. */
import {
  argument,
  argumentNull,
  argumentOutOfRange,
  ClrException,
  overflow,
} from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call, Reference } from '../../types/member.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { Enumeration } from '../foundation/enum.ts';
import { textOf } from '../foundation/text-of.ts';
import { Double, roundHalfEven } from './double.ts';
import { type IntegerOf, integer, integerOf } from './integral.ts';
import { arithmetic, type NumericName, toNumber } from './numeric.ts';

export const MidpointRounding = new Enumeration('System.MidpointRounding', {
  ToEven: 0,
  AwayFromZero: 1,
});

const TYPES = [
  'int',
  'long',
  'double',
  'byte',
  'sbyte',
  'short',
  'ushort',
  'uint',
  'ulong',
] as const;
const SIGNED = ['int', 'long', 'double', 'short', 'sbyte'] as const;

function lessThan(left: Value, right: Value): boolean {
  if (left instanceof Double || right instanceof Double) return toNumber(left) < toNumber(right);
  return integerOf(left) < integerOf(right);
}

function isNotANumber(value: Value): boolean {
  return value instanceof Double && Number.isNaN(value.value);
}

/** NaN wins against every other number. */
function extreme(sign: 'min' | 'max'): (left: Value, right: Value) => Value {
  return (left, right) => {
    if (isNotANumber(left)) return left;
    if (isNotANumber(right)) return right;
    const less = lessThan(left, right);
    return (sign === 'min') === less ? left : right;
  };
}

function absolute(type: NumericName): (value: Value) => Value {
  return (value) => {
    if (value instanceof Double) return new Double(Math.abs(value.value));
    const number = integerOf(value);
    if (number >= 0n || type === 'double' || type === 'char') return value;
    const minimum = { sbyte: -128n, short: -32768n, int: -2147483648n, long: -(1n << 63n) };
    if (
      Object.values(minimum).includes(number) &&
      minimum[type as keyof typeof minimum] === number
    ) {
      throw overflow('Negating the minimum value of a twos complement number is invalid.');
    }
    return integer(type, -number);
  };
}

function sign(value: Value): number {
  if (isNotANumber(value)) {
    throw new ClrException(
      'System.ArithmeticException',
      'Function does not accept floating point Not-a-Number values.',
    );
  }
  return lessThan(value, 0) ? -1 : lessThan(0, value) ? 1 : 0;
}

function clamp(value: Value, minimum: Value, maximum: Value): Value {
  if (lessThan(maximum, minimum)) {
    throw argument(`'${textOf(minimum)}' cannot be greater than ${textOf(maximum)}.`);
  }
  if (lessThan(value, minimum)) return minimum;
  return lessThan(maximum, value) ? maximum : value;
}

function divideWithRest<Type extends 'int' | 'long'>(type: Type) {
  const [divide, rest] = [arithmetic(type, '/'), arithmetic(type, '%')];
  return (left: Value, right: Value, result: Reference): IntegerOf<Type> => {
    result.value = rest?.(left, right) ?? null;
    return integer(type, integerOf(divide?.(left, right) ?? 0));
  };
}

function perType(
  names: readonly NumericName[],
  make: (type: NumericName) => readonly [string, (...args: never[]) => Value],
): Record<string, (...args: never[]) => Value> {
  return Object.fromEntries(names.map(make));
}

const real = (compute: (value: number) => number) => (value: Double) =>
  new Double(compute(value.value));

function awayFromZero(value: number): number {
  return Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
}

function round(value: Double, digits: number, mode: EnumValue | undefined): Double {
  if (digits < 0 || digits > 15) {
    throw argumentOutOfRange('digits', 'Rounding digits must be between 0 and 15, inclusive.');
  }
  if (mode !== undefined && mode.value > 1) throw argument('The value is not valid.', 'mode');
  const scale = 10 ** digits;
  const scaled = value.value * scale;
  if (!Number.isFinite(scaled) || Math.abs(value.value) >= 1e16) return value;
  return new Double((mode?.value === 1 ? awayFromZero(scaled) : roundHalfEven(scaled)) / scale);
}

const mathType = define({
  declaration: 'static System.Math',
  members: {
    'const double PI': () => new Double(Math.PI),
    'const double E': () => new Double(Math.E),
    ...perType(TYPES, (type) => [`static ${type} Max(${type} val1, ${type} val2)`, extreme('max')]),
    ...perType(TYPES, (type) => [`static ${type} Min(${type} val1, ${type} val2)`, extreme('min')]),
    ...perType(SIGNED, (type) => [`static ${type} Abs(${type} value)`, absolute(type)]),
    ...perType(SIGNED, (type) => [`static int Sign(${type} value)`, sign]),
    ...perType(TYPES, (type) => [
      `static ${type} Clamp(${type} value, ${type} min, ${type} max)`,
      clamp,
    ]),
    'static int DivRem(int a, int b, out int result)': divideWithRest('int'),
    'static long DivRem(long a, long b, out long result)': divideWithRest('long'),
    'static double Floor(double d)': real(Math.floor),
    'static double Ceiling(double a)': real(Math.ceil),
    'static double Truncate(double d)': real(Math.trunc),
    'static double Sqrt(double d)': real(Math.sqrt),
    'static double Exp(double d)': real(Math.exp),
    'static double Log(double d)': real(Math.log),
    'static double Log(double a, double newBase)': (value: Double, base: Double) =>
      new Double(Math.log(value.value) / Math.log(base.value)),
    'static double Log10(double d)': real(Math.log10),
    'static double Pow(double x, double y)': (value: Double, power: Double) =>
      new Double(value.value ** power.value),
    'static double Sin(double a)': real(Math.sin),
    'static double Asin(double d)': real(Math.asin),
    'static double Acos(double d)': real(Math.acos),
    'static double Atan(double d)': real(Math.atan),
    'static double Atan2(double y, double x)': (y: Double, x: Double) =>
      new Double(Math.atan2(y.value, x.value)),
    'static double Sinh(double value)': real(Math.sinh),
    'static double Cosh(double value)': real(Math.cosh),
    'static double Tanh(double value)': real(Math.tanh),
    'static double Cos(double d)': real(Math.cos),
    'static double Tan(double a)': real(Math.tan),
    'static double Round(double a)': real(roundHalfEven),
    'static double Round(double value, int digits)': (value: Double, digits: number) =>
      round(value, digits, undefined),
    'static double Round(double value, MidpointRounding mode)': (value: Double, mode: EnumValue) =>
      round(value, 0, mode),
    'static double Round(double value, int digits, MidpointRounding mode)': round,
    'static long BigMul(int a, int b)': (left: number, right: number) =>
      BigInt(left) * BigInt(right),
  },
  missing: 'IEEERemainder',
});

/** Draws from the chance that the runtime hands in; a seed does not choose the sequence here. */
export class Random extends ClrObject {
  get type(): Type {
    return named(randomType);
  }
}

function next({ runtime }: Call, minimum: number, maximum: number): number {
  return minimum + Math.floor(runtime.random() * (maximum - minimum));
}

const randomType = define({
  declaration: 'class System.Random',
  members: {
    'new()': () => new Random(),
    'new(int Seed)': () => new Random(),
    'int Next()': { withCall: (call: Call) => next(call, 0, 2147483647) },
    'int Next(int maxValue)': {
      withCall: (call: Call, _random: Random, maximum: number) => {
        if (maximum < 0) {
          throw argumentOutOfRange('maxValue', "'maxValue' must be greater than zero.");
        }
        return next(call, 0, maximum);
      },
    },
    'int Next(int minValue, int maxValue)': {
      withCall: (call: Call, _random: Random, minimum: number, maximum: number) => {
        if (minimum > maximum) {
          throw argumentOutOfRange('minValue', "'minValue' cannot be greater than maxValue.");
        }
        return next(call, minimum, maximum);
      },
    },
    'double NextDouble()': { withCall: ({ runtime }: Call) => new Double(runtime.random()) },
    'void NextBytes(byte[] buffer)': {
      withCall: (call: Call, _random: Random, bytes: Uint8Array | null) => {
        if (bytes === null) throw argumentNull('buffer');
        for (let index = 0; index < bytes.length; index++) bytes[index] = next(call, 0, 256);
      },
    },
  },
});

export const mathTypes: readonly TypeDefinition[] = [mathType, randomType];
