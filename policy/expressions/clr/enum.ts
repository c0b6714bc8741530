/** Enumerations: a value is its type and a number. */
import { define } from '../types/define.ts';
import type { Implementation } from '../types/member.ts';
import { named, type Type, type TypeDefinition } from '../types/type.ts';
import type { Value } from '../values.ts';
import { Comparable } from './compare.ts';

export class EnumValue extends Comparable {
  readonly type: Type;
  readonly value: number;
  private readonly enumeration: Enumeration;

  constructor(enumeration: Enumeration, value: number) {
    super();
    this.type = named(enumeration.definition);
    this.enumeration = enumeration;
    this.value = value;
  }

  /** The constant's name; names joined by `, ` for flags; the number where there is no name. */
  override toString(): string {
    return this.enumeration.format(this.value);
  }

  override equals(other: Value): boolean {
    return (
      other instanceof EnumValue &&
      other.enumeration === this.enumeration &&
      other.value === this.value
    );
  }

  compareTo(other: Value): number {
    return other instanceof EnumValue ? this.value - other.value : 1;
  }

  override key(): unknown {
    return `${this.type.id} ${this.value}`;
  }

  /** Another value of the same enumeration. */
  with(value: number): EnumValue {
    return this.enumeration.of(value);
  }
}

/** An enumeration and its constants; equal numbers are the same value. */
export class Enumeration {
  readonly definition: TypeDefinition;
  private readonly names: ReadonlyMap<number, string>;
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly isFlags: boolean;
  private readonly values = new Map<number, EnumValue>();

  constructor(
    name: string,
    constants: Readonly<Record<string, number>>,
    options: { readonly flags?: true; readonly restricted?: true } = {},
  ) {
    const entries = Object.entries(constants);
    this.names = new Map(entries.map(([constant, value]) => [value, constant]));
    this.numbers = new Map(entries);
    this.isFlags = options.flags ?? false;
    const members: [string, Implementation][] = entries.map(([constant, value]) => [
      `const ${name} ${constant}`,
      () => this.of(value),
    ]);
    this.definition = define({
      declaration: `enum ${name} : Enum`,
      initial: () => this.of(0),
      ...(options.restricted ? { restricted: true } : {}),
      members: Object.fromEntries(members),
    });
  }

  of(value: number): EnumValue {
    const known = this.values.get(value);
    if (known !== undefined) return known;
    const created = new EnumValue(this, value);
    // Casts can make any number an enum value; only named ones are worth remembering.
    if (this.names.has(value)) this.values.set(value, created);
    return created;
  }

  named(name: string, ignoreCase: boolean): EnumValue | undefined {
    for (const [constant, value] of this.numbers) {
      const same = ignoreCase ? constant.toLowerCase() === name.toLowerCase() : constant === name;
      if (same) return this.of(value);
    }
    return undefined;
  }

  format(value: number): string {
    const name = this.names.get(value);
    if (name !== undefined) return name;
    if (!this.isFlags) return String(value);
    let rest = value;
    const parts: string[] = [];
    for (const [bit, constant] of [...this.names].sort(([left], [right]) => right - left)) {
      if (bit === 0 || (rest & bit) !== bit) continue;
      rest &= ~bit;
      parts.unshift(constant);
    }
    return rest === 0 ? parts.join(', ') : String(value);
  }
}

export const enumBase = define({
  declaration: 'class System.Enum',
  restricted: true,
  members: {
    'bool HasFlag(Enum flag)': (value: EnumValue, flag: EnumValue) =>
      (value.value & flag.value) === flag.value,
  },
  missing: 'Parse TryParse',
});
