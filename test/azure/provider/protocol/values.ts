/**
 * Values as Terraform sends them to a provider: msgpack, shaped by a type of Terraform's language.
 * The rules are those of go-cty's msgpack encoding, which the plugin protocol prescribes.
 */
import { decode, ExtData, encode } from '@msgpack/msgpack';

/** A type as the protocol writes it in JSON, such as `"string"` or `["list", "string"]`. */
export type Type =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | ['list' | 'set' | 'map', Type]
  | ['tuple', Type[]]
  | ['object', { [attribute: string]: Type }]
  | ['object', { [attribute: string]: Type }, string[]];

/** Stands for a value that is only known after apply. */
export const UNKNOWN: unique symbol = Symbol('known after apply');

/** What a `dynamic` attribute holds: a value together with the type that the configuration gave it. */
export class Dynamic {
  readonly type: Type;
  readonly value: Value;
  constructor(type: Type, value: Value) {
    this.type = type;
    this.value = value;
  }
}

/** A JSON value, as Azure Resource Manager sends and receives it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Value =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | Dynamic
  | Value[]
  | { [key: string]: Value };

/** The attributes and blocks of one resource, data source or provider. */
export type Attributes = { [name: string]: Value };

/** Whether a value is a map or an object, as opposed to a list, a scalar or a dynamic value. */
export function isObject(value: Value | undefined): value is { [key: string]: Value } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Dynamic)
  );
}

/** Whether nothing in the value is left to be known after apply. */
export function isWhollyKnown(value: Value): boolean {
  if (value === UNKNOWN) return false;
  if (value instanceof Dynamic) return isWhollyKnown(value.value);
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  return !isObject(value) || Object.values(value).every(isWhollyKnown);
}

/** The type of a value that came from JSON: objects and tuples, never maps and lists, as Terraform infers it. */
export function impliedType(value: Value): Type {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof Dynamic) return value.type;
  if (Array.isArray(value)) return ['tuple', value.map(impliedType)];
  if (isObject(value)) {
    return [
      'object',
      Object.fromEntries(Object.entries(value).map(([key, item]) => [key, impliedType(item)])),
    ];
  }
  return 'dynamic';
}

/**
 * Reads a message's msgpack.
 *
 * @param type the type of the schema's block, see `blockType`
 * @returns null where Terraform has no value (a resource that does not exist yet, or no longer)
 */
export function decodeValue(bytes: Uint8Array, type: Type): Value {
  return bytes.length === 0 ? null : fromWire(decode(bytes), type);
}

/** Writes a value as msgpack; attributes of an object that are absent from the value are written as null. */
export function encodeValue(value: Value, type: Type): Uint8Array {
  return encode(toWire(value, type));
}

/** Reads a resource from the JSON of a state file, dropping attributes that the type does not have. */
export function fromStateJson(json: unknown, type: Type): Value {
  if (json === null || json === undefined) return null;
  if (type === 'dynamic') {
    const { value, type: written } = json as { value: unknown; type: Type };
    return new Dynamic(written, fromStateJson(value, written));
  }
  return convert(json, type, fromStateJson);
}

function fromWire(wire: unknown, type: Type): Value {
  // Extension 0 is a plain unknown value, extension 12 one that carries what is already known of its range.
  if (wire instanceof ExtData) return UNKNOWN;
  if (wire === null || wire === undefined) return null;
  if (type === 'dynamic') {
    const [typeBytes, value] = wire as [Uint8Array, unknown];
    const written: Type = JSON.parse(Buffer.from(typeBytes).toString('utf8'));
    return new Dynamic(written, fromWire(value, written));
  }
  return convert(wire, type, fromWire);
}

/** Walks a decoded value by its type; `inner` converts what lies inside. */
function convert(raw: unknown, type: Type, inner: (raw: unknown, type: Type) => Value): Value {
  if (!Array.isArray(type)) {
    // A number that a double cannot hold exactly arrives as its decimal text.
    if (type === 'number') return Number(raw);
    return raw as string | boolean;
  }
  if (type[0] === 'tuple') {
    const types = type[1];
    return (raw as unknown[]).map((item, index) => inner(item, types[index] ?? 'dynamic'));
  }
  if (type[0] === 'object') {
    const items = raw as { [key: string]: unknown };
    return mapValues(type[1], (itemType, key) => inner(items[key], itemType));
  }
  const itemType = type[1];
  if (type[0] === 'map') {
    return mapValues(raw as { [key: string]: unknown }, (item) => inner(item, itemType));
  }
  return (raw as unknown[]).map((item) => inner(item, itemType));
}

function toWire(value: Value | undefined, type: Type): unknown {
  if (value === UNKNOWN) return new ExtData(0, new Uint8Array(1));
  if (value === null || value === undefined) return null;
  if (type === 'dynamic') {
    const written = impliedType(value);
    const plain = value instanceof Dynamic ? value.value : value;
    // A type that is itself unknown has nothing to announce.
    if (written === 'dynamic') return toWire(plain, 'string');
    return [Buffer.from(JSON.stringify(written)), toWire(plain, written)];
  }
  if (value instanceof Dynamic) return toWire(value.value, type);
  if (typeof value === 'number') {
    // Terraform counts in decimal: 0.1 sent as a double would come back as another number.
    return Number.isInteger(value) ? value : String(value);
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => toWire(item, itemTypeOf(type, index)));
  }
  if (typeof value !== 'object') return value;
  if (Array.isArray(type) && type[0] === 'object') {
    return mapValues(type[1], (itemType, key) => toWire(value[key], itemType));
  }
  return mapValues(value, (item) => toWire(item, itemTypeOf(type, 0)));
}

function itemTypeOf(type: Type, index: number): Type {
  if (Array.isArray(type) && type[0] === 'tuple') return type[1][index] ?? 'dynamic';
  if (Array.isArray(type) && type[0] !== 'object') return type[1];
  throw new TypeError(`a list or map was given for ${JSON.stringify(type)}`);
}

/** The same keys, each with what `each` makes of its item. */
export function mapValues<In, Out>(
  items: { [key: string]: In },
  each: (item: In, key: string) => Out,
): { [key: string]: Out } {
  return Object.fromEntries(Object.entries(items).map(([key, item]) => [key, each(item, key)]));
}
