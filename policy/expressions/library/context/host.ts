/** Objects of `context`: a .NET type around a plain description that the gateway hands in. */
import { findType } from '../../types/registry.ts';
import { parseTypeText } from '../../types/signature.ts';
import { arrayOf, named, type Type } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { ClrArray } from '../collections/array.ts';
import { Lookup } from '../collections/dictionary.ts';
import { STRING } from '../text/string.ts';

export class Host<T> extends ClrObject {
  readonly subject: T;
  readonly #typeName: string;

  constructor(typeName: string, subject: T) {
    super();
    this.#typeName = typeName;
    this.subject = subject;
  }

  get type(): Type {
    const definition = findType(this.#typeName, 0);
    if (definition === undefined) throw new Error(`${this.#typeName} is not registered`);
    return named(definition);
  }
}

/** What a dictionary of `context` is to C#; said once, since policies ask for one again and again. */
export class LookupKind<T> {
  readonly valueType: Type;
  readonly ignoreCase: boolean;
  readonly toValue: (item: T) => Value;
  readonly #declaration: string;
  #declared: Type | undefined;

  /**
   * @param declaration the type as C# writes it; read when it is first asked for, when all types are registered
   * @param toValue what an item of the map is to a policy
   */
  constructor(
    declaration: string,
    valueType: Type,
    toValue: (item: T) => Value,
    options: { readonly ignoreCase: boolean },
  ) {
    this.#declaration = declaration;
    this.valueType = valueType;
    this.toValue = toValue;
    this.ignoreCase = options.ignoreCase;
  }

  get type(): Type {
    this.#declared ??= parseTypeText(this.#declaration);
    return this.#declared;
  }
}

/** A read-only dictionary over a map; header and query names ignore case. */
export class HostLookup<T> extends Lookup {
  readonly keyType = STRING;
  readonly #kind: LookupKind<T>;
  readonly #map: ReadonlyMap<string, T>;

  constructor(kind: LookupKind<T>, map: ReadonlyMap<string, T>) {
    super();
    this.#kind = kind;
    this.#map = map;
  }

  get type(): Type {
    return this.#kind.type;
  }

  get valueType(): Type {
    return this.#kind.valueType;
  }

  get count(): number {
    return this.#map.size;
  }

  find(key: Value): Value | undefined {
    const item = typeof key === 'string' ? this.item(key) : undefined;
    return item === undefined ? undefined : this.#kind.toValue(item);
  }

  /** What the map has under that name. */
  item(key: string): T | undefined {
    const item = this.#map.get(key);
    if (item !== undefined || !this.#kind.ignoreCase) return item;
    const wanted = key.toLowerCase();
    // Headers are kept by their lower-case names.
    const lower = this.#map.get(wanted);
    if (lower !== undefined) return lower;
    // Most names that are asked for are not there, and differ in their length already.
    for (const name of this.#map.keys()) {
      const isWanted = name.length === wanted.length && name.toLowerCase() === wanted;
      if (isWanted) return this.#map.get(name);
    }
    return undefined;
  }

  /** Nothing changes while they are gone through. */
  override part(index: 0 | 1): Iterator<Value> {
    return index === 0 ? this.#map.keys() : super.part(index);
  }

  *entries(): Generator<readonly [Value, Value]> {
    for (const [name, item] of this.#map) yield [name, this.#kind.toValue(item)];
  }
}

export function stringArray(items: readonly string[]): ClrArray {
  return new ClrArray(STRING, [...items]);
}

const multimapKind = (ignoreCase: boolean) =>
  new LookupKind<readonly string[]>(
    'IReadOnlyDictionary<string, string[]>',
    arrayOf(STRING),
    stringArray,
    { ignoreCase },
  );

const NAMED_VALUES = multimapKind(true);
const EXACT_VALUES = multimapKind(false);

const FORM = new LookupKind<readonly string[]>(
  'IDictionary<string, IList<string>>',
  arrayOf(STRING),
  stringArray,
  { ignoreCase: false },
);

/** Fields of a form. */
export function formLookup(
  fields: ReadonlyMap<string, readonly string[]>,
): HostLookup<readonly string[]> {
  return new HostLookup(FORM, fields);
}

export class Multimap extends HostLookup<readonly string[]> {}

/** Header and query values, whose names ignore case, or claims, whose do not: names to arrays of strings. */
export function multimap(
  map: ReadonlyMap<string, readonly string[]>,
  ignoreCase: boolean,
): Multimap {
  return new Multimap(ignoreCase ? NAMED_VALUES : EXACT_VALUES, map);
}
