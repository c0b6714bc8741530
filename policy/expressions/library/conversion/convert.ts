/** System.Convert: conversions by the runtime type of the value, rounding halves to even. */
import {
  argument,
  argumentNull,
  argumentOutOfRange,
  ClrException,
  format as formatError,
  invalidCast,
  overflow,
} from '../../errors.ts';
import type { Runtime } from '../../runtime.ts';
import { define } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import { isNullable, type Type, withoutNullable } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { BOOL, requireBool } from '../foundation/bool.ts';
import { Char } from '../foundation/char.ts';
import { EnumValue } from '../foundation/enum.ts';
import { textOf } from '../foundation/text-of.ts';
import { Double, requireDouble, roundHalfEven } from '../numbers/double.ts';
import {
  BITS,
  checkedInteger,
  type IntegerName,
  Integral,
  integerOf,
  requireInteger,
  wrap,
} from '../numbers/integral.ts';
import { numericName } from '../numbers/numeric.ts';
import { STRING } from '../text/string.ts';
import { DateTime, parseDateTime } from '../time/date-time.ts';
import { isInstance, typeOf } from './type-of.ts';

function noConversion(value: Value, target: string): ClrException {
  const source = value === null ? 'null' : typeOf(value).id.replace(/^System\./, '');
  return invalidCast(`Invalid cast from '${source}' to '${target}'.`);
}

/** A JSON token converts as what it holds. */
function holdsValue(value: Value): value is ClrObject & { held(): Value } {
  return value instanceof ClrObject && 'held' in value && typeof value.held === 'function';
}

/** A token refuses by another exception what it cannot be converted to. */
function ofHeld<T>(token: { held(): Value }, convert: (held: Value) => T): T {
  try {
    return convert(token.held());
  } catch (error) {
    const isCast = error instanceof ClrException && error.type === 'System.InvalidCastException';
    throw isCast ? argument(error.message) : error;
  }
}

export function toInteger(name: IntegerName, value: Value): Value {
  if (holdsValue(value)) return ofHeld(value, (held) => toInteger(name, held));
  if (value === null) return checkedInteger(name, 0n);
  if (typeof value === 'string') return requireInteger(name, value);
  if (typeof value === 'boolean') return checkedInteger(name, value ? 1n : 0n);
  if (value instanceof Char) return checkedInteger(name, BigInt(value.code));
  if (value instanceof Double) {
    if (!Number.isFinite(value.value)) throw overflow();
    return checkedInteger(name, BigInt(roundHalfEven(value.value)));
  }
  if (isInteger(value)) return checkedInteger(name, integerOf(value));
  throw noConversion(value, name);
}

function isInteger(value: Value): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Integral ||
    value instanceof EnumValue
  );
}

export function toDouble(value: Value): Double {
  if (holdsValue(value)) return ofHeld(value, (held) => toDouble(held));
  if (value === null) return new Double(0);
  if (value instanceof Double) return value;
  if (typeof value === 'string') return new Double(requireDouble(value));
  if (typeof value === 'boolean') return new Double(value ? 1 : 0);
  if (isInteger(value)) return new Double(Number(integerOf(value)));
  throw noConversion(value, 'Double');
}

export function toBoolean(value: Value): boolean {
  if (holdsValue(value)) return ofHeld(value, (held) => toBoolean(held));
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return requireBool(value);
  if (value instanceof Double) return value.value !== 0;
  if (isInteger(value)) return integerOf(value) !== 0n;
  throw noConversion(value, 'Boolean');
}

export function toChar(value: Value): Char {
  if (holdsValue(value)) return ofHeld(value, (held) => toChar(held));
  if (value instanceof Char) return value;
  if (typeof value === 'string') {
    if (value.length !== 1) throw formatError('String must be exactly one character long.');
    return Char.of(value.charCodeAt(0));
  }
  if (value === null) return Char.of(0);
  if (isInteger(value)) {
    const code = integerOf(value);
    if (code < 0n || code > 0xffffn) {
      throw overflow('Value was either too large or too small for a character.');
    }
    return Char.of(Number(code));
  }
  throw noConversion(value, 'Char');
}

export function toDateTime(value: Value, clock?: Pick<Runtime, 'now'>): DateTime {
  if (holdsValue(value)) return ofHeld(value, (held) => toDateTime(held, clock));
  if (value === null) return new DateTime(0n, 'unspecified');
  if (value instanceof DateTime) return value;
  if (typeof value === 'string') return parseDateTime(value, clock);
  throw noConversion(value, 'DateTime');
}

/** `Convert.ChangeType` in the invariant culture; what Json.NET's `Value<T>` uses. */
export function changeType(value: Value, target: Type): Value {
  const type = withoutNullable(target);
  if (value === null) {
    if (isNullable(target) || type.kind !== 'named' || type.definition.category !== 'struct') {
      return null;
    }
    throw invalidCast('Null object cannot be converted to a value type.');
  }
  if (isInstance(value, type)) return value;
  if (type.id === STRING.id) return textOf(value);
  if (type.id === BOOL.id) return toBoolean(value);
  if (type.id === 'System.DateTime') return toDateTime(value);
  const name = numericName(type);
  if (name === 'double') return toDouble(value);
  if (name === 'char') return toChar(value);
  if (name !== undefined) return toInteger(name, value);
  throw noConversion(value, type.id);
}

/** Text in base 2, 8, 10 or 16; other bases than 10 spell the bits. */
function fromBase(name: IntegerName, text: string | null, base: number): Value {
  if (![2, 8, 10, 16].includes(base)) throw argument('Invalid Base.');
  if (text === null) return checkedInteger(name, 0n);
  if (text === '') throw argumentOutOfRangeText();
  if (base === 10) return requireInteger(name, text);
  if (text.startsWith('-')) {
    throw argument('String cannot contain a minus sign if the base is not 10.');
  }
  const digits = base === 16 ? text.replace(/^0[xX]/, '') : text;
  const pattern = base === 16 ? /^[\da-fA-F]+$/ : base === 8 ? /^[0-7]+$/ : /^[01]+$/;
  if (!pattern.test(digits)) {
    throw formatError('Could not find any recognizable digits.');
  }
  const prefix = base === 16 ? '0x' : base === 8 ? '0o' : '0b';
  const value = BigInt(prefix + digits);
  const bits = BITS[name];
  if (value >= 1n << BigInt(bits)) throw overflow('Value was either too large or too small.');
  return checkedInteger(name, wrap(name, value));
}

function argumentOutOfRangeText(): ClrException {
  return new ClrException(
    'System.ArgumentOutOfRangeException',
    'Index was out of range. Must be non-negative and less than the size of the collection.',
  );
}

function toBase(value: Value, base: number, bits: number): string {
  if (![2, 8, 10, 16].includes(base)) throw argument('Invalid Base.');
  const number = integerOf(value);
  return base === 10 ? number.toString() : BigInt.asUintN(bits, number).toString(base);
}

/** @throws {ClrException} FormatException for characters and lengths that are no base 64 */
export function fromBase64(text: string | null): Uint8Array {
  if (text === null) throw argumentNull('s');
  const compact = text.replace(/[\t\n\r ]/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z\d+/]*={0,2}$/.test(compact)) {
    throw formatError(
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
    );
  }
  return new Uint8Array(Buffer.from(compact, 'base64'));
}

const SOURCES = [
  'object',
  'string',
  'bool',
  'char',
  'int',
  'long',
  'double',
  'byte',
  'sbyte',
  'short',
  'ushort',
  'uint',
  'ulong',
  'DateTime',
];

function integerMembers(method: string, name: IntegerName): Record<string, Implementation> {
  const members: Record<string, Implementation> = {};
  for (const source of SOURCES) {
    members[`static ${name} ${method}(${source} value)`] = (value: Value) => toInteger(name, value);
  }
  members[`static ${name} ${method}(string value, int fromBase)`] = (
    text: string | null,
    base: number,
  ) => fromBase(name, text, base);
  return members;
}

function members(result: string, method: string, convert: (value: Value) => Value) {
  return Object.fromEntries(
    SOURCES.map((source) => [`static ${result} ${method}(${source} value)`, convert] as const),
  );
}

export const convertType = define({
  declaration: 'static System.Convert',
  members: {
    ...integerMembers('ToInt32', 'int'),
    ...integerMembers('ToInt64', 'long'),
    ...integerMembers('ToInt16', 'short'),
    ...integerMembers('ToByte', 'byte'),
    ...integerMembers('ToSByte', 'sbyte'),
    ...integerMembers('ToUInt16', 'ushort'),
    ...integerMembers('ToUInt32', 'uint'),
    ...integerMembers('ToUInt64', 'ulong'),
    ...members('double', 'ToDouble', toDouble),
    ...members('bool', 'ToBoolean', toBoolean),
    ...members('string', 'ToString', (value) => (value === null ? null : textOf(value))),
    'static string ToString(object value)': (value: Value) => textOf(value),
    'static string ToString(int value, int toBase)': (value: number, base: number) =>
      toBase(value, base, 32),
    'static string ToString(long value, int toBase)': (value: bigint, base: number) =>
      toBase(value, base, 64),
    'static string ToString(byte value, int toBase)': (value: Integral, base: number) =>
      toBase(value, base, 16),
    ...members('char', 'ToChar', toChar),
    'static char ToChar(string value)': (text: string | null) => {
      if (text === null) throw argumentNull('value');
      return toChar(text);
    },
    ...Object.fromEntries(
      SOURCES.map((source) => [
        `static DateTime ToDateTime(${source} value)`,
        { withCall: ({ runtime }: Call, value: Value) => toDateTime(value, runtime) },
      ]),
    ),
    'static string ToString(short value, int toBase)': (value: Integral, base: number) =>
      toBase(value, base, 16),
    'static string ToBase64String(byte[] inArray)': (bytes: Uint8Array | null) => {
      if (bytes === null) throw argumentNull('inArray');
      return Buffer.from(bytes).toString('base64');
    },
    'static string ToBase64String(byte[] inArray, int offset, int length)': (
      bytes: Uint8Array | null,
      offset: number,
      length: number,
    ) => {
      if (bytes === null) throw argumentNull('inArray');
      if (length < 0 || offset < 0 || offset + length > bytes.length) {
        throw argumentOutOfRange(length < 0 ? 'length' : 'offset');
      }
      return Buffer.from(bytes.subarray(offset, offset + length)).toString('base64');
    },
    'static byte[] FromBase64String(string s)': fromBase64,
  },
  missing:
    'ChangeType ToBase64String ToDecimal ToSingle GetTypeCode IsDBNull ToBase64CharArray FromBase64CharArray DBNull',
});
