/** Instances of anonymous types. */
import type { AnonymousType } from '../../types/type.ts';
import { ClrObject, equalValues, keyOf, type Value } from '../../types/values.ts';
import { textOf } from './text-of.ts';

export class AnonymousObject extends ClrObject {
  readonly type: AnonymousType;
  readonly #values: readonly Value[];

  constructor(type: AnonymousType, values: readonly Value[]) {
    super();
    this.type = type;
    this.#values = values;
  }

  at(index: number): Value {
    return this.#values[index] ?? null;
  }

  entries(): (readonly [string, Value])[] {
    return this.type.properties.map(({ name }, index) => [name, this.at(index)] as const);
  }

  override toString(): string {
    return `{ ${this.entries()
      .map(([name, value]) => `${name} = ${textOf(value)}`)
      .join(', ')} }`;
  }

  override equals(other: Value): boolean {
    return (
      other instanceof AnonymousObject &&
      other.type.id === this.type.id &&
      this.#values.every((value, index) => equalValues(value, other.at(index)))
    );
  }

  override key(): unknown {
    return `${this.type.id} ${JSON.stringify(this.#values.map((value) => String(keyOf(value))))}`;
  }
}
