/** Any value → tokens (`FromObject`, content of containers) and what the JSON writer sees of it. */
import { argument, argumentNull, ClrException } from '../../errors.ts';
import type { Value } from '../../types/values.ts';
import { Lookup, Pair } from '../collections/dictionary.ts';
import { iterate, SequenceObject } from '../collections/sequence.ts';
import { typeOf } from '../conversion/type-of.ts';
import { AnonymousObject } from '../foundation/anonymous.ts';
import { Char } from '../foundation/char.ts';
import { EnumValue } from '../foundation/enum.ts';
import { Guid } from '../foundation/guid.ts';
import { textOf } from '../foundation/text-of.ts';
import { Tuple } from '../foundation/tuple.ts';
import { Double } from '../numbers/double.ts';
import { Integral } from '../numbers/integral.ts';
import { Uri } from '../text/uri.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset } from '../time/date-time-offset.ts';
import { TimeSpan } from '../time/time-span.ts';
import { JArray, JObject, JProperty } from './containers.ts';
import { BigInteger } from './scalars.ts';
import { FLOAT_KIND, JToken, JValue, STRING_KIND } from './token.ts';
import { JTokenType } from './token-kind.ts';
import { describeWith, ISO_FORMAT, type JsonNode } from './write.ts';

/** The JTokenType of a simple value; undefined for values that are none. */
export function valueKind(value: Value): EnumValue | undefined {
  const number = kindNumber(value);
  return number === undefined ? undefined : JTokenType.of(number);
}

function kindNumber(value: Value): number | undefined {
  if (value === null) return 10;
  if (typeof value === 'string' || value instanceof Char) return 8;
  if (typeof value === 'boolean') return 9;
  if (typeof value === 'number' || typeof value === 'bigint') return 6;
  if (value instanceof Integral || value instanceof EnumValue || value instanceof BigInteger) {
    return 6;
  }
  if (value instanceof Double) return 7;
  if (value instanceof DateTime || value instanceof DateTimeOffset) return 12;
  if (value instanceof Uint8Array) return 14;
  if (value instanceof Guid) return 15;
  if (value instanceof Uri) return 16;
  return value instanceof TimeSpan ? 17 : undefined;
}

function undetermined(value: Value): ClrException {
  return argument(`Could not determine JSON object type for type ${typeOf(value).id}.`);
}

/** `new JValue(value)`. */
export function valueToken(value: Value): JValue {
  if (value instanceof Double) return new JValue(FLOAT_KIND, value);
  const kind = valueKind(value);
  if (kind === undefined) {
    throw undetermined(value);
  }
  return new JValue(kind, value instanceof Char ? value.toString() : value);
}

/** `new JValue(text)` and the implicit conversion of text: without any text it is a string still, and no null. */
export function textToken(text: string | null): JValue {
  return new JValue(STRING_KIND, text);
}

/** `new JValue((object)value)`: a character alone has no type in JSON. */
export function simpleToken(value: Value): JValue {
  if (value instanceof Char) throw undetermined(value);
  return valueToken(value);
}

/** What a container makes of its content: tokens stay, simple values become JValues. */
export function contentToken(value: Value): JToken {
  return value instanceof JToken ? value : simpleToken(value);
}

/** Lists and arrays are taken apart; strings, bytes and tokens are not. */
export function isMultiContent(value: Value): boolean {
  return !(value instanceof JToken) && value instanceof SequenceObject;
}

/** A dictionary's key as a name; dates in the form of ISO 8601. */
function memberName(key: Value): string {
  return key instanceof DateTime || key instanceof DateTimeOffset
    ? key.format(ISO_FORMAT)
    : textOf(key);
}

function describe(value: Value): JsonNode {
  if (value instanceof JObject) {
    return {
      kind: 'object',
      members: value.properties.map((one) => [one.name, one.value] as const),
    };
  }
  if (value instanceof JArray) {
    const { unread } = value;
    return unread === undefined
      ? { kind: 'array', items: value.items }
      : { kind: 'numbers', numbers: unread };
  }
  if (value instanceof JValue) {
    return value.tokenType.value === 11
      ? { kind: 'undefined' }
      : { kind: 'value', value: value.value };
  }
  if (value instanceof JProperty) return { kind: 'property', name: value.name, value: value.value };
  if (value instanceof AnonymousObject || value instanceof Tuple) {
    return { kind: 'object', members: value.entries() };
  }
  if (value instanceof Lookup) {
    const members = [...value.entries()].map(([key, item]) => [memberName(key), item] as const);
    return { kind: 'object', members };
  }
  if (value instanceof Pair) {
    return {
      kind: 'object',
      members: [
        ['Key', value.name],
        ['Value', value.value],
      ],
    };
  }
  if (value instanceof SequenceObject) return { kind: 'array', items: iterate(value) };
  // `new object()` has no members.
  if (value !== null && typeOf(value).id === 'System.Object') {
    return { kind: 'object', members: [] };
  }
  if (valueKind(value) === undefined) {
    throw new ClrException(
      'Newtonsoft.Json.JsonSerializationException',
      `The local gateway cannot serialize ${textOf(value)}.`,
    );
  }
  return { kind: 'value', value };
}

describeWith(describe);

/** `JToken.FromObject`: integers keep their type, enumerations become theirs. */
export function fromObject(value: Value): JToken {
  if (value === null) throw argumentNull('o');
  return tokenOf(value);
}

function tokenOf(value: Value): JToken {
  if (value instanceof JToken) return value.clone();
  const node = describe(value);
  switch (node.kind) {
    case 'object': {
      const object = new JObject();
      for (const [name, item] of node.members) object.add(new JProperty(name, tokenOf(item)));
      return object;
    }
    case 'array': {
      const array = new JArray();
      for (const item of node.items) array.add(tokenOf(item));
      return array;
    }
    case 'undefined':
      return new JValue(JTokenType.of(11), null);
    case 'numbers':
      throw new Error('a token is copied, not read');
    case 'property':
      return new JProperty(node.name, tokenOf(node.value));
    case 'value': {
      const { value: simple } = node;
      return valueToken(simple instanceof EnumValue ? simple.value : simple);
    }
  }
}
