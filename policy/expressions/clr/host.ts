/** Objects of `context`: a .NET type around a plain description that the gateway hands in. */
import { findType } from '../types/registry.ts';
import { parseTypeText } from '../types/signature.ts';
import { named, type Type } from '../types/type.ts';
import { ClrObject, type Value } from '../values.ts';
import { ClrArray } from './array.ts';
import { Lookup } from './collections.ts';
import { STRING } from './type-of.ts';

export class Host<T> extends ClrObject {
  readonly subject: T;
  private readonly typeName: string;

  constructor(typeName: string, subject: T) {
    super();
    this.typeName = typeName;
    this.subject = subject;
  }

  get type(): Type {
    const definition = findType(this.typeName, 0);
    if (definition === undefined) throw new Error(`${this.typeName} is not registered`);
    return named(definition);
  }
}

/** `context.Variables` and its siblings are made for every access: their types are read once. */
const types = new Map<string, Type>();

function typeNamed(text: string): Type {
  const known = types.get(text);
  if (known !== undefined) return known;
  const type = parseTypeText(text);
  types.set(text, type);
  return type;
}

/** A read-only dictionary over a map; header and query names ignore case. */
export class HostLookup extends Lookup {
  readonly type: Type;
  readonly keyType = STRING;
  readonly valueType: Type;
  private readonly map: ReadonlyMap<string, unknown>;
  private readonly toValue: (item: never) => Value;
  private readonly ignoreCase: boolean;

  /** @param toValue what an item of the map is to a policy */
  constructor(
    type: string,
    valueType: Type,
    map: ReadonlyMap<string, unknown>,
    toValue: (item: never) => Value,
    ignoreCase: boolean,
  ) {
    super();
    this.type = typeNamed(type);
    this.valueType = valueType;
    this.map = map;
    this.toValue = toValue;
    this.ignoreCase = ignoreCase;
  }

  get count(): number {
    return this.map.size;
  }

  find(key: Value): Value | undefined {
    if (typeof key !== 'string') return undefined;
    // `toValue` belongs to the map that came with it.
    const convert = this.toValue as (item: unknown) => Value;
    if (this.map.has(key)) return convert(this.map.get(key));
    if (!this.ignoreCase) return undefined;
    const wanted = key.toLowerCase();
    for (const [name, item] of this.map) if (name.toLowerCase() === wanted) return convert(item);
    return undefined;
  }

  *entries(): Generator<readonly [Value, Value]> {
    const convert = this.toValue as (item: unknown) => Value;
    for (const [name, item] of this.map) yield [name, convert(item)];
  }
}

export function stringArray(items: readonly string[]): ClrArray {
  return new ClrArray(STRING, [...items]);
}

/** Header, query and claim values: names to arrays of strings. */
export function multimap(
  map: ReadonlyMap<string, readonly string[]>,
  ignoreCase: boolean,
): HostLookup {
  return new HostLookup(
    'IReadOnlyDictionary<string, string[]>',
    stringArray([]).type,
    map,
    stringArray,
    ignoreCase,
  );
}
