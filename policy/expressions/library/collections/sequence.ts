/** What `foreach` and LINQ go through. */
import { define } from '../../types/define.ts';
import { ancestors, named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject, equalValues, type Value } from '../../types/values.ts';
import { Char, charType } from '../foundation/char.ts';
import { Integral } from '../numbers/integral.ts';

/** A value with elements. */
export abstract class SequenceObject extends ClrObject {
  abstract [Symbol.iterator](): Iterator<Value>;

  /** The elements as values of a static element type; a `JObject` has two kinds of elements. */
  elementsAs(_element: Type | undefined): Iterable<Value> {
    return this;
  }

  /** What `Contains` answers. */
  includes(wanted: Value): boolean {
    for (const value of this) if (equalValues(value, wanted)) return true;
    return false;
  }
}

const enumerableType = define({
  declaration:
    'interface System.Collections.Generic.IEnumerable<T> : System.Collections.IEnumerable',
  members: {},
  missing: 'GetEnumerator',
});

export const enumerableTypes: readonly TypeDefinition[] = [
  define({ declaration: 'interface System.Collections.IEnumerable', members: {} }),
  enumerableType,
];

/** The type `IEnumerable<T>`. */
export function enumerableOf(element: Type): Type {
  return named(enumerableType, [element]);
}

/** A lazy sequence, such as LINQ makes: every enumeration computes it again. */
export class Lazy extends SequenceObject {
  protected readonly element: Type;
  readonly #source: () => Iterator<Value>;

  constructor(element: Type, source: () => Iterator<Value>) {
    super();
    this.element = element;
    this.#source = source;
  }

  get type(): Type {
    return enumerableOf(this.element);
  }

  [Symbol.iterator](): Iterator<Value> {
    return this.#source();
  }
}

const CHAR = named(charType);

/** The type of the elements; undefined for types that have none. */
export function elementType(type: Type): Type | undefined {
  if (type.kind === 'array') return type.element;
  if (type.kind !== 'named') return undefined;
  if (type.definition.name === 'System.String') return CHAR;
  for (const ancestor of ancestors(type)) {
    if (ancestor.kind === 'named' && ancestor.definition === enumerableType) {
      return ancestor.arguments[0];
    }
  }
  return undefined;
}

/** @throws {TypeError} for values without elements: the binder lets none through */
export function iterate(value: Value, element?: Type): Iterable<Value> {
  if (value instanceof SequenceObject) return value.elementsAs(element);
  if (typeof value === 'string') return characters(value);
  if (value instanceof Uint8Array) return bytes(value);
  throw new TypeError('the value has no elements');
}

function* characters(text: string): Generator<Value> {
  for (let index = 0; index < text.length; index++) yield Char.of(text.charCodeAt(index));
}

function* bytes(values: Uint8Array): Generator<Value> {
  for (const value of values) yield Integral.of('byte', BigInt(value));
}
