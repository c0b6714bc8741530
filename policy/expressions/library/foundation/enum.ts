/** Enumerations: a value is its type and a number. */
import { argument, argumentNull, format as formatError } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call, Implementation, Reference } from '../../types/member.ts';
import { defaultOf, named, type Type, type TypeDefinition } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { Comparable } from './compare.ts';

export class EnumValue extends Comparable {
  readonly type: Type;
  readonly value: number;
  readonly enumeration: Enumeration;

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

  /** @throws {ClrException} FormatException for anything but `G`, `D`, `X` and `F` */
  format(pattern: string): string {
    switch (pattern.toUpperCase()) {
      case '':
      case 'G':
      case 'F':
        return this.toString();
      case 'D':
        return String(this.value);
      case 'X':
        return (this.value >>> 0).toString(16).toUpperCase().padStart(8, '0');
      default:
        throw formatError('Format String can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
    }
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

  hash(): number {
    return this.value;
  }

  /** Another value of the same enumeration. */
  with(value: number): EnumValue {
    return this.enumeration.of(value);
  }
}

/** An enumeration and its constants; equal numbers are the same value. */
export class Enumeration {
  readonly definition: TypeDefinition;
  readonly #names: ReadonlyMap<number, string>;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #isFlags: boolean;
  readonly #values = new Map<number, EnumValue>();

  constructor(
    name: string,
    constants: Readonly<Record<string, number>>,
    options: { readonly flags?: true; readonly restricted?: true } = {},
  ) {
    const entries = Object.entries(constants);
    this.#names = new Map(entries.map(([constant, value]) => [value, constant]));
    this.#numbers = new Map(entries);
    this.#isFlags = options.flags ?? false;
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
    const known = this.#values.get(value);
    if (known !== undefined) return known;
    const created = new EnumValue(this, value);
    // Casts can make any number an enum value; only named ones are worth remembering.
    if (this.#names.has(value)) this.#values.set(value, created);
    return created;
  }

  named(name: string, ignoreCase: boolean): EnumValue | undefined {
    for (const [constant, value] of this.#numbers) {
      const same = ignoreCase ? constant.toLowerCase() === name.toLowerCase() : constant === name;
      if (same) return this.of(value);
    }
    return undefined;
  }

  /** Names joined by commas, or a number; undefined for anything else. */
  parse(text: string, ignoreCase: boolean): EnumValue | undefined {
    const trimmed = text.trim();
    if (/^[+-]?\d+$/.test(trimmed)) {
      const number = Number(trimmed);
      return (number | 0) === number ? this.of(number) : undefined;
    }
    let value = 0;
    for (const name of trimmed.split(',')) {
      const known = this.named(name.trim(), ignoreCase);
      if (known === undefined) return undefined;
      value |= known.value;
    }
    return this.of(value);
  }

  format(value: number): string {
    const name = this.#names.get(value);
    if (name !== undefined) return name;
    if (!this.#isFlags) return String(value);
    let rest = value;
    const parts: string[] = [];
    for (const [bit, constant] of [...this.#names].sort(([left], [right]) => right - left)) {
      if (bit === 0 || (rest & bit) !== bit) continue;
      rest &= ~bit;
      parts.unshift(constant);
    }
    return rest === 0 ? parts.join(', ') : String(value);
  }
}

/** `G`, `D`, `X` and `F`; nothing is `G`. */
function formatEnum(value: EnumValue, pattern: string | null): string {
  return value.format(pattern ?? '');
}

function enumerationOf({ types: [type] }: Call): Enumeration {
  const initial = type === undefined ? null : defaultOf(type);
  if (!(initial instanceof EnumValue)) {
    throw argument('Type provided must be an Enum.', 'enumType');
  }
  return initial.enumeration;
}

const tryParse = {
  withCall: (call: Call, text: string | null, ...rest: (boolean | Reference)[]) => {
    const enumeration = enumerationOf(call);
    const [ignoreCase, result] = rest.length === 1 ? [false, rest[0]] : rest;
    const value = text === null ? undefined : enumeration.parse(text, ignoreCase === true);
    if (typeof result === 'object') result.value = value ?? enumeration.of(0);
    return value !== undefined;
  },
};

const requireEnum = {
  withCall: (call: Call, text: string | null, ignoreCase = false) => {
    if (text === null) throw argumentNull('value');
    const value = enumerationOf(call).parse(text, ignoreCase);
    if (value === undefined) throw argument(`Requested value '${text}' was not found.`);
    return value;
  },
};

export const enumBase = define({
  declaration: 'class System.Enum',
  restricted: true,
  members: {
    'bool HasFlag(Enum flag)': (value: EnumValue, flag: EnumValue) =>
      (value.value & flag.value) === flag.value,
    'string ToString(string format)': formatEnum,
    'static bool TryParse<T>(string value, out T result)': tryParse,
    'static bool TryParse<T>(string value, bool ignoreCase, out T result)': tryParse,
    'static T Parse<T>(string value)': requireEnum,
    'static T Parse<T>(string value, bool ignoreCase)': requireEnum,
  },
  missing: 'Parse',
});
