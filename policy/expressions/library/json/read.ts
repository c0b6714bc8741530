/** Tokens → .NET values: casts, `Value<T>` and `ToObject<T>`, each with its own rules. */
import { argument, argumentNull, ClrException, invalidCast } from '../../errors.ts';
import {
  defaultOf,
  display,
  isNullable,
  type NamedType,
  named,
  type Type,
  withoutNullable,
} from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { createArray } from '../collections/array.ts';
import { Dictionary, Pair } from '../collections/dictionary.ts';
import { HashSet } from '../collections/hash-set.ts';
import { List } from '../collections/list.ts';
import {
  changeType,
  fromBase64,
  toBoolean,
  toChar,
  toDateTime,
  toDouble,
  toInteger,
} from '../conversion/convert.ts';
import { isInstance } from '../conversion/type-of.ts';
import { EnumValue } from '../foundation/enum.ts';
import { Guid } from '../foundation/guid.ts';
import { textOf } from '../foundation/text-of.ts';
import { Double } from '../numbers/double.ts';
import { checkedInteger, type IntegerName, integerTypes } from '../numbers/integral.ts';
import { numericName } from '../numbers/numeric.ts';
import { absoluteUri, Uri, uriOf } from '../text/uri.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset, parseDateTimeOffset } from '../time/date-time-offset.ts';
import { parseTimeSpan, TimeSpan } from '../time/time-span.ts';
import { JArray, JObject, JProperty } from './containers.ts';
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

function toBytes(value: Value): Uint8Array {
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

type Cast = {
  readonly result: string;
  readonly apply: (token: JToken | null) => Value;
  readonly nullable?: (token: JToken | null) => Value;
};

function cast<T extends Value>(
  result: string,
  target: string,
  accepted: readonly number[],
  convert: (value: Value) => T,
): Cast {
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
  cast('double', 'Double', NUMBERS, doubleOf),
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

/** `Value<T>()` and `Value<T>(key)`: the value itself, or `Convert.ChangeType` of it. */
export function tokenValue(token: JToken | null, type: Type): Value {
  if (token === null) return defaultOf(type);
  if (isInstance(token, type)) return token;
  if (!(token instanceof JValue)) {
    throw invalidCast(`Cannot cast ${token.type.id} to Newtonsoft.Json.Linq.JToken.`);
  }
  const { value } = token;
  if (value !== null && isInstance(value, type)) return value;
  if (value instanceof BigInteger) throw invalidCast('Object must implement IConvertible.');
  return changeType(value, type);
}

/** `ToObject<T>()`: simple types by their casts, with their exceptions; anything else by the serializer. */
export function tokenToObject(token: JToken, type: Type): Value {
  const target = withoutNullable(type);
  const cast = target.kind === 'named' ? castTo(target) : undefined;
  if (cast === undefined) return tokenObject(token, type);
  return isNullable(type) ? (cast.nullable ?? cast.apply)(token) : cast.apply(token);
}

function castTo({ definition }: NamedType): Cast | undefined {
  return CASTS.find(({ result }) => result === definition.shortName);
}

/**
 * Fills a type as the serializer does.
 *
 * @param isText true where the tokens come from text that is read for this type: dates stay text, fractions are no ints
 * @throws {ClrException} for types this engine cannot fill
 */
export function tokenObject(token: JToken, type: Type, isText = false): Value {
  if (type.id === 'System.Object') return untyped(token);
  if (isInstance(token, type)) return token;
  const target = withoutNullable(type);
  if (token instanceof JValue && token.value === null) {
    if (defaultOf(type) === null) return null;
    throw serialization(`Error converting value {null} to type '${type.id}'.`);
  }
  // An empty text is null to whatever can be null.
  if (token instanceof JValue && token.value === '' && isEmptyNull(type)) return null;
  if (target.kind === 'array' && token instanceof JArray) {
    return createArray(
      target.element,
      token.items.map((item) => tokenObject(item, target.element, isText)),
    );
  }
  if (target.kind === 'array' && token instanceof JValue && target.element.id === 'System.Byte') {
    if (token.tokenType.value !== 8 && token.tokenType.value !== 14) {
      throw unexpected(token, target);
    }
    const guid = typeof token.value === 'string' ? Guid.parse(token.value) : undefined;
    return guid === undefined ? toBytes(token.value) : guid.bytes();
  }
  if (target.kind === 'named') {
    const collection = collectionOf(token, target, isText);
    if (collection !== undefined) return collection;
    const constant = enumOf(token, target);
    if (constant !== undefined) return constant;
    // A URI may be relative here, unlike in a cast.
    if (target.id === 'System.Uri' && token instanceof JValue && token.tokenType.value === 8) {
      return uriOf(textOf(token.value));
    }
    const convert = castTo(target);
    if (convert !== undefined && token instanceof JValue) {
      return simple(token, target, convert, isText);
    }
  }
  if (isReadByReader(target)) throw unexpected(token, target);
  throw serialization(
    `Cannot deserialize the current JSON ${token.tokenType.toString()} into type '${display(type)}'.`,
  );
}

/** Types that Json.NET's reader reads itself: what does not fit is the reader's error. */
const READ_BY_READER: ReadonlySet<string> = new Set([
  'System.String',
  'System.Int32',
  'System.Double',
  'System.Boolean',
  'System.DateTime',
  'System.DateTimeOffset',
  'System.Byte[]',
]);

export function isReadByReader(type: Type): boolean {
  return READ_BY_READER.has(type.id);
}

function isEmptyNull(type: Type): boolean {
  return defaultOf(type) === null && !isReadByReader(type) && !isToken(type);
}

function isToken(type: Type): boolean {
  return type.kind === 'named' && type.definition.name.startsWith('Newtonsoft.Json.Linq.');
}

function unexpected(token: JToken, target: Type): ClrException {
  return new ClrException(
    'Newtonsoft.Json.JsonReaderException',
    `Error reading ${display(target)}. Unexpected token: ${token.tokenType.toString()}.`,
  );
}

function simple(token: JValue, target: Type, { apply }: Cast, isText: boolean): Value {
  if (isText && target.id === 'System.String' && token.source !== undefined) return token.source;
  if (isText && target.id === 'System.Int32' && token.tokenType.value === 7) {
    throw unexpected(token, target);
  }
  if (target.id === 'System.Int32' && token.tokenType.value === 9) throw unexpected(token, target);
  try {
    return apply(token);
  } catch (error) {
    if (!(error instanceof ClrException) || error.fatal) throw error;
    throw new ClrException(
      `Newtonsoft.Json.Json${isReadByReader(target) ? 'Reader' : 'Serialization'}Exception`,
      `Could not convert ${token.tokenType.toString()} to ${display(target)}: ${textOf(token.value)}.`,
    );
  }
}

function collectionOf(
  token: JToken,
  { definition, arguments: types }: NamedType,
  isText: boolean,
): Value | undefined {
  const [first, second] = types;
  const lists = ['List', 'IList', 'IEnumerable', 'ICollection', 'IReadOnlyCollection'];
  if (token instanceof JArray && first !== undefined && lists.includes(definition.shortName)) {
    return new List(
      first,
      token.items.map((item) => tokenObject(item, first, isText)),
    );
  }
  if (
    token instanceof JArray &&
    first !== undefined &&
    ['HashSet', 'ISet'].includes(definition.shortName)
  ) {
    const set = new HashSet(first);
    for (const item of token.items) set.add(tokenObject(item, first, isText));
    return set;
  }
  if (token instanceof JObject && definition.shortName === 'KeyValuePair') {
    const [key, value] = types.map((type, index) => {
      const item = token.get(index === 0 ? 'Key' : 'Value');
      return item === null ? defaultOf(type) : tokenObject(item, type, isText);
    });
    return new Pair(named(definition, types), key ?? null, value ?? null);
  }
  const maps = ['Dictionary', 'IDictionary', 'IReadOnlyDictionary'];
  if (!(token instanceof JObject) || !maps.includes(definition.shortName)) return undefined;
  if (first === undefined || second === undefined) return undefined;
  const result = new Dictionary(first, second);
  for (const { name, value } of token.properties) {
    result.set(keyOf(name, first), tokenObject(value, second, isText));
  }
  return result;
}

function keyOf(name: string, type: Type): Value {
  try {
    return changeType(name, type);
  } catch (error) {
    if (!(error instanceof ClrException) || error.fatal) throw error;
    throw serialization(`Could not convert string '${name}' to dictionary key type '${type.id}'.`);
  }
}

/** An enumeration's value by number or name. */
function enumOf(token: JToken, type: Type): Value | undefined {
  const initial = defaultOf(type);
  if (!(initial instanceof EnumValue) || !(token instanceof JValue)) return undefined;
  const { value } = token;
  if (typeof value === 'bigint' || typeof value === 'number') return initial.with(Number(value));
  return typeof value === 'string' ? initial.enumeration.parse(value, true) : undefined;
}

/** Into `object`: simple values come out as themselves, the rest stays JSON. */
function untyped(token: JToken): Value {
  return token instanceof JValue ? token.value : token;
}

function serialization(message: string): ClrException {
  return new ClrException('Newtonsoft.Json.JsonSerializationException', message);
}
