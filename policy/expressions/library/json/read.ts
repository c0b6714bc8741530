/** Tokens → .NET values: `Value<T>` and `ToObject<T>`, each with its own rules. */
import { ClrException, invalidCast } from '../../errors.ts';
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
import { changeType } from '../conversion/convert.ts';
import { isInstance } from '../conversion/type-of.ts';
import { EnumValue } from '../foundation/enum.ts';
import { Guid } from '../foundation/guid.ts';
import { textOf } from '../foundation/text-of.ts';
import { uriOf } from '../text/uri.ts';
import { CASTS, type Cast, toBytes } from './casts.ts';
import { JArray, JObject } from './containers.ts';
import { BigInteger } from './scalars.ts';
import { type JToken, JValue } from './token.ts';

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
