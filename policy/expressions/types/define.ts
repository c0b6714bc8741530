/** How the tables of library/ describe a type. */
import { argumentNull } from '../errors.ts';
import type { CheckedMember, CheckedMembers } from './checked-signature.ts';
import type { Call, Implementation, Member } from './member.ts';
import { once } from './once.ts';
import { parseDeclaration, parseMember } from './signature.ts';
import {
  type NamedType,
  named,
  type TypeCategory,
  type TypeDefinition,
  typeParameter,
} from './type.ts';
import type { Value } from './values.ts';

export type TypeSource = {
  /** As C# declares it, full name, bases: `class System.Text.StringBuilder`. */
  readonly declaration: string;
  /** The C# keyword for it. */
  readonly alias?: string;
  /** C# signature → what it does; `tsc` holds one against the other. */
  readonly members: Readonly<Record<string, Implementation>>;
  /**
   * Names of members that .NET has, APIM allows, and this engine does not support, or not with all overloads;
   * separated by spaces.
   */
  readonly missing?: string;
  /** The documented list of allowed types closes this type's members. */
  readonly restricted?: true;
  /** `default(T)` of a struct. */
  readonly initial?: (type: NamedType) => Value;
  /** See `TypeDefinition`. */
  readonly holds?: (value: Value) => boolean;
};

/** Signatures are read when the type is first used: they name types that are not registered yet. */
export function define<
  const Declaration extends string,
  const Members extends TypeSource['members'],
  const Alias extends string,
>(
  source: TypeSource & {
    readonly declaration: Declaration;
    readonly alias?: Alias;
    readonly members: Members & CheckedMembers<Members, Declaration, Alias>;
  },
): TypeDefinition {
  const { category, name, parameters, bases } = parseDeclaration(source.declaration);
  const definition: TypeDefinition = {
    name,
    shortName: source.alias ?? name.slice(name.lastIndexOf('.') + 1),
    category: toCategory(category),
    parameters,
    bases: once(bases),
    members: once(() => {
      const members = new Map<string, Member[]>();
      for (const [signature, implementation] of Object.entries(source.members)) {
        const member = guarded(parseMember(signature, parameters, self, implementation));
        const named = members.get(member.name);
        if (named === undefined) members.set(member.name, [member]);
        else named.push(member);
      }
      return members;
    }),
    missing: new Set(source.missing?.split(/\s+/)),
    restricted: source.restricted ?? false,
    initial: source.initial ?? (() => null),
    holds: source.holds,
  };
  const self = () => named(definition, parameters.map(typeParameter));
  return definition;
}

/** Members that stand apart from the definition of their type, which is named as signatures name it. */
export function implement<const Name extends string, const Members extends TypeSource['members']>(
  _type: Name,
  members: Members & CheckedMembers<Members, `class ${Name}`, Name>,
): Members {
  return members;
}

/** One member, whose signature may be put together of words that are known: `static bool ${name}(char c)`. */
export function member<
  const Name extends string,
  const Text extends string,
  Given extends Implementation,
>(
  _type: Name,
  signature: Text,
  implementation: Given & CheckedMember<Text, Given, Name>,
): Readonly<Record<string, Implementation>> {
  return { [signature]: implementation };
}

/** A delegate that is null is refused by every member that takes one. */
function guarded(member: Member): Member {
  const names = member.parameters.map(({ name, type }) =>
    type.kind === 'named' && type.definition.category === 'delegate' ? name : undefined,
  );
  if (names.every((name) => name === undefined) || member.name === 'Invoke') return member;
  // An instance comes before the arguments.
  const first = member.isStatic ? 0 : 1;
  const check = (args: readonly unknown[]) => {
    const missing = names.find((name, index) => name !== undefined && args[first + index] === null);
    if (missing !== undefined) throw argumentNull(missing);
  };
  const { implementation } = member;
  if (typeof implementation === 'function') {
    const run = implementation as (...args: unknown[]) => Value;
    const plain = (...args: never[]) => {
      check(args);
      return run(...args);
    };
    return { ...member, implementation: plain };
  }
  const run = implementation.withCall as (call: Call, ...args: unknown[]) => Value;
  const withCall = (call: Call, ...args: never[]) => {
    check(args);
    return run(call, ...args);
  };
  return { ...member, implementation: { withCall } };
}

function toCategory(text: string): TypeCategory {
  const categories: readonly TypeCategory[] = [
    'class',
    'struct',
    'interface',
    'enum',
    'delegate',
    'static',
  ];
  const category = categories.find((candidate) => candidate === text);
  if (category === undefined) throw new Error(`unknown category of types ${text}`);
  return category;
}
