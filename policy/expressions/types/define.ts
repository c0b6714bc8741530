/** How the tables of clr/ describe a type. */
import type { Value } from '../values.ts';
import type { Implementation, Member } from './member.ts';
import { parseDeclaration, parseMember } from './signature.ts';
import { named, type TypeCategory, type TypeDefinition, typeParameter } from './type.ts';

export type TypeSource = {
  /** As C# declares it, full name, bases: `class System.Text.StringBuilder`. */
  readonly declaration: string;
  /** The C# keyword for it. */
  readonly alias?: string;
  /** C# signature → what it does. */
  readonly members: Readonly<Record<string, Implementation>>;
  /**
   * Names of members that .NET has, APIM allows, and this engine does not support, or not with all overloads;
   * separated by spaces.
   */
  readonly missing?: string;
  /** The documented list of allowed types closes this type's members. */
  readonly restricted?: true;
  /** `default(T)` of a struct. */
  readonly initial?: () => Value;
};

/** Signatures are read when the type is first used: they name types that are not registered yet. */
export function define(source: TypeSource): TypeDefinition {
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
        const member = parseMember(signature, parameters, self, implementation);
        const named = members.get(member.name);
        if (named === undefined) members.set(member.name, [member]);
        else named.push(member);
      }
      return members;
    }),
    missing: new Set(source.missing?.split(/\s+/)),
    restricted: source.restricted ?? false,
    initial: source.initial ?? (() => null),
  };
  const self = () => named(definition, parameters.map(typeParameter));
  return definition;
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

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}
