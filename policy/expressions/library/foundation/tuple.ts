/** System.Tuple: up to seven items; the value tuples of C# 7 are another type, and refused. */
import { argument } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject, equalValues, keyOf, type Value } from '../../types/values.ts';
import { compareValues } from './compare.ts';
import { textOf } from './text-of.ts';

export class Tuple extends ClrObject {
  readonly type: Type;
  readonly items: readonly Value[];

  constructor(type: Type, items: readonly Value[]) {
    super();
    this.type = type;
    this.items = items;
  }

  entries(): (readonly [string, Value])[] {
    return this.items.map((item, index) => [`Item${index + 1}`, item] as const);
  }

  override toString(): string {
    return `(${this.items.map(textOf).join(', ')})`;
  }

  override equals(other: Value): boolean {
    return (
      other instanceof Tuple &&
      other.type.id === this.type.id &&
      this.items.every((item, index) => equalValues(item, other.items[index] ?? null))
    );
  }

  override key(): unknown {
    return `${this.type.id} ${this.items.map((item) => String(keyOf(item))).join()}`;
  }

  compareTo(other: Value): number {
    if (!(other instanceof Tuple)) throw argument('Argument must be of the same type.');
    for (const [index, item] of this.items.entries()) {
      const order = compareValues(item, other.items[index] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  }
}

const creators: Record<string, Implementation> = {};

const definitions = Array.from({ length: 7 }, (_, index) => {
  const names = Array.from({ length: index + 1 }, (_, position) => `T${position + 1}`);
  const parameters = names.map((name, position) => `${name} item${position + 1}`).join(', ');
  const list = names.join(', ');
  const create = (types: Call['types'], items: readonly Value[]) =>
    new Tuple(named(definition, types), items);
  const properties = names.map((name, position) => [
    `${name} Item${position + 1}`,
    ({ items }: Tuple) => items[position] ?? null,
  ]);
  const definition = define({
    declaration: `class System.Tuple<${list}> : IComparable`,
    members: {
      ...Object.fromEntries(properties),
      [`new(${parameters})`]: {
        withCall: ({ ownerTypes }: Call, ...items: Value[]) => create(ownerTypes, items),
      },
    },
  });
  creators[`static Tuple<${list}> Create<${list}>(${parameters})`] = {
    withCall: ({ types }: Call, ...items: Value[]) => create(types, items),
  };
  return definition;
});

export const tupleTypes: readonly TypeDefinition[] = [
  define({ declaration: 'static System.Tuple', members: creators }),
  ...definitions,
];
