/** The explicit conversions of JToken to values. */
import { argument, argumentNull, ClrException } from '../../errors.ts';
import { named } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import {
  fromBase64,
  toBoolean,
  toChar,
  toDateTime,
  toDouble,
  toInteger,
} from '../conversion/convert.ts';
import { Guid } from '../foundation/guid.ts';
import { textOf } from '../foundation/text-of.ts';
import { Double } from '../numbers/double.ts';
import { checkedInteger, type IntegerName, integerTypes } from '../numbers/integral.ts';
import { numericName } from '../numbers/numeric.ts';
import { absoluteUri, Uri } from '../text/uri.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset, parseDateTimeOffset } from '../time/date-time-offset.ts';
import { parseTimeSpan, TimeSpan } from '../time/time-span.ts';
import { JProperty } from './containers.ts';
import { BigInteger } from './scalars.ts';
import { type JToken, JValue, STRING_KIND } from './token.ts';

/** JTokenType numbers that a cast to these accepts. */
const NUMBERS = [6, 7, 8, 9];
const STRINGS = [6, 7, 8, 9, 12, 14, 15, 16, 17];

/** A property stands for its value. */
function simpleOf(token: JToken): JValue | undefined {
  const value = token instanceof JProperty ? token.value : token;
  return value instanceof JValue ? value : undefined;
}

function describe(token: JToken): string {
  const value = token instanceof JProperty ? token.value : token;
  return value.tokenType.toString();
}

/**
 * An explicit conversion operator of JToken.
 *
 * @param target short .NET name, for the message
 * @param accepted JTokenTypes the operator takes
 */
function castToken<T extends Value>(
  target: string,
  accepted: readonly number[],
  convert: (value: Value) => T,
): (token: JToken | null) => T {
  return (token) => {
    if (token === null) throw argumentNull('value');
    const value = simpleOf(token);
    if (value === undefined || !accepted.includes(value.tokenType.value)) {
      throw argument(`Can not convert ${describe(token)} to ${target}.`);
    }
    return convert(value.value);
  };
}

/** The nullable form: null tokens and JSON's null are null. */
function castNullable<T extends Value>(
  target: string,
  accepted: readonly number[],
  convert: (value: Value) => T,
): (token: JToken | null) => T | null {
  const strict = castToken(target, accepted, convert);
  return (token) => (token === null || simpleOf(token)?.value === null ? null : strict(token));
}

/** Big integers overflow whatever does not hold them. */
function fromBig(integer: IntegerName): (value: Value) => Value {
  return (value) =>
    value instanceof BigInteger ? checkedInteger(integer, value.value) : toInteger(integer, value);
}

function doubleOf(value: Value): Double {
  return value instanceof BigInteger ? new Double(Number(value.value)) : toDouble(value);
}

/** Kinds of tokens that `(string)` takes. */
const TEXTS: readonly number[] = [10, 11, ...STRINGS];

/** Nearly always of a text, which needs no further look. */
function tokenText(token: JToken | null): string | null {
  if (token === null) return null;
  const isText = token instanceof JValue && token.tokenType === STRING_KIND;
  if (isText && typeof token.value === 'string') return token.value;
  const value = simpleOf(token);
  const kind = value?.tokenType.value;
  if (value === undefined || kind === undefined || !TEXTS.includes(kind)) {
    throw argument(`Can not convert ${describe(token)} to String.`);
  }
  if (value.value === null) return null;
  if (value.value instanceof Uint8Array) return Buffer.from(value.value).toString('base64');
  return textOf(value.value);
}

const flag = cast('bool', 'Boolean', NUMBERS, toBoolean);

/** The same for truth values, which are asked for in conditions. */
const tokenFlag: Cast['apply'] = (token) =>
  token instanceof JValue && typeof token.value === 'boolean' ? token.value : flag.apply(token);

const real = cast('double', 'Double', NUMBERS, doubleOf);

/** The same for numbers with a fraction, which waits, sizes and times are. */
function ofDouble(token: JToken | null): Double | undefined {
  return token instanceof JValue && token.value instanceof Double ? token.value : undefined;
}

function toGuid(value: Value): Guid {
  if (value instanceof Guid) return value;
  if (value instanceof Uint8Array) return Guid.fromBytes(value);
  const guid = Guid.parse(textOf(value));
  if (guid === undefined) {
    throw new ClrException(
      'System.FormatException',
      'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).',
    );
  }
  return guid;
}

function toUri(value: Value): Uri {
  return value instanceof Uri ? value : absoluteUri(textOf(value));
}

function toTimeSpan(value: Value): TimeSpan {
  if (value instanceof TimeSpan) return value;
  const span = parseTimeSpan(textOf(value));
  if (span === undefined) {
    throw new ClrException(
      'System.FormatException',
      'String was not recognized as a valid TimeSpan.',
    );
  }
  return span;
}

export function toBytes(value: Value): Uint8Array {
  return value instanceof Uint8Array ? value : fromBase64(textOf(value));
}

function toDateTimeOffset(value: Value): DateTimeOffset {
  if (value instanceof DateTimeOffset) return value;
  if (value instanceof DateTime) return new DateTimeOffset(value.ticks, 0);
  return parseDateTimeOffset(textOf(value));
}

function dateTime(value: Value): DateTime {
  return value instanceof DateTimeOffset
    ? new DateTime(value.ticks, 'unspecified')
    : toDateTime(value);
}

/** No token is null, JSON's null is refused. */
function bytesOrNull(token: JToken | null): Value {
  return token === null ? null : castToken('byte array', [8, 14], toBytes)(token);
}

export type Cast = {
  readonly result: string;
  readonly apply: (token: JToken | null) => Value;
  readonly nullable?: (token: JToken | null) => Value;
};

function cast<T extends Value>(
  result: string,
  target: string,
  accepted: readonly number[],
  convert: (value: Value) => T,
): Required<Cast> {
  return {
    result,
    apply: castToken(target, accepted, convert),
    nullable: castNullable(target, accepted, convert),
  };
}

/** All explicit conversions of JToken to values. */
export const CASTS: readonly Cast[] = [
  { result: 'string', apply: tokenText },
  ...integerTypes.flatMap(({ shortName, name }) => {
    const integer = numericName(named(integerDefinition(shortName)));
    if (integer === undefined || integer === 'char' || integer === 'double') return [];
    return [cast(integer, name.replace('System.', ''), NUMBERS, fromBig(integer))];
  }),
  {
    ...real,
    apply: (token) => ofDouble(token) ?? real.apply(token),
    nullable: (token) => ofDouble(token) ?? real.nullable(token),
  },
  cast('char', 'Char', [6, 7, 8], toChar),
  { ...flag, apply: tokenFlag },
  cast('DateTime', 'DateTime', [8, 12], dateTime),
  cast('DateTimeOffset', 'DateTimeOffset', [8, 12], toDateTimeOffset),
  cast('TimeSpan', 'TimeSpan', [8, 17], toTimeSpan),
  cast('Guid', 'Guid', [8, 15, 14], toGuid),
  { result: 'Uri', apply: castNullable('Uri', [8, 16], toUri) },
  { result: 'byte[]', apply: bytesOrNull },
];

function integerDefinition(shortName: string) {
  const definition = integerTypes.find((one) => one.shortName === shortName);
  if (definition === undefined) throw new Error(`${shortName} is no integer type`);
  return definition;
}
