/** .NET types as the binder and the values see them. */

import type { Member } from './member.ts';
import type { Value } from './values.ts';

export type TypeCategory = 'class' | 'struct' | 'interface' | 'enum' | 'delegate' | 'static';

/** A type as it is declared, before type arguments. */
export type TypeDefinition = {
  /** Full name without arity, such as `System.Collections.Generic.List`. */
  readonly name: string;
  /** As policies write it: `List`, `string`. */
  readonly shortName: string;
  readonly category: TypeCategory;
  /** Names of the type parameters. */
  readonly parameters: readonly string[];
  /** Base class and interfaces, in terms of the type parameters. */
  readonly bases: () => readonly Type[];
  readonly members: () => ReadonlyMap<string, readonly Member[]>;
  /** Members that .NET has and this engine does not, or not with all overloads: `unsupported` instead of an error. */
  readonly missing: ReadonlySet<string>;
  /** True where APIM documents a closed list of members for the type; others are refused as not allowed. */
  readonly restricted: boolean;
  /** `default(T)`; null for reference types. */
  readonly initial: (type: NamedType) => Value;
  /** Tells values of this very type sooner than by asking them for theirs, which all casts do; undefined where nothing does. */
  readonly holds: ((value: Value) => boolean) | undefined;
};

export type NamedType = {
  readonly kind: 'named';
  readonly definition: TypeDefinition;
  readonly arguments: readonly Type[];
  readonly id: string;
};

export type ArrayType = { readonly kind: 'array'; readonly element: Type; readonly id: string };

/** A type parameter of a member's or a type's signature; never the type of an expression. */
export type TypeParameter = {
  readonly kind: 'parameter';
  readonly name: string;
  readonly id: string;
};

export type AnonymousType = {
  readonly kind: 'anonymous';
  readonly properties: readonly { readonly name: string; readonly type: Type }[];
  readonly id: string;
};

/** The types of `null` and of what has no value. */
type SpecialType = { readonly kind: 'null' | 'void'; readonly id: string };

export type Type = NamedType | ArrayType | TypeParameter | AnonymousType | SpecialType;

export const NULL: Type = { kind: 'null', id: '<null>' };
export const VOID: Type = { kind: 'void', id: 'System.Void' };

/** Types are made for every value whose type is asked: one object each. */
const plainTypes = new WeakMap<TypeDefinition, NamedType>();
/** By the ids of their arguments. */
const genericTypes = new WeakMap<TypeDefinition, Map<string, NamedType>>();

/** `id` is what .NET's `Type.ToString()` prints, so equal ids are equal types. */
export function named(definition: TypeDefinition, args: readonly Type[] = []): NamedType {
  const [first, second] = args;
  if (first === undefined) {
    const known = plainTypes.get(definition);
    if (known !== undefined) return known;
    const type: NamedType = { kind: 'named', definition, arguments: args, id: definition.name };
    plainTypes.set(definition, type);
    return type;
  }
  const key = second === undefined ? first.id : args.map((argument) => argument.id).join(',');
  const types = genericTypes.get(definition) ?? new Map<string, NamedType>();
  if (types.size === 0) genericTypes.set(definition, types);
  const known = types.get(key);
  if (known !== undefined) return known;
  const id = `${definition.name}\`${args.length}[${key}]`;
  const type: NamedType = { kind: 'named', definition, arguments: args, id };
  types.set(key, type);
  return type;
}

export function arrayOf(element: Type): ArrayType {
  return { kind: 'array', element, id: `${element.id}[]` };
}

export function typeParameter(name: string): TypeParameter {
  return { kind: 'parameter', name, id: `!${name}` };
}

export function anonymous(properties: AnonymousType['properties']): AnonymousType {
  const shape = properties.map(({ name, type }) => `${name}:${type.id}`).join(';');
  return { kind: 'anonymous', properties, id: `<>AnonymousType{${shape}}` };
}

export function sameType(left: Type, right: Type): boolean {
  return left === right || left.id === right.id;
}

/** As C# writes it: `List<string>`, `int?`. */
export function display(type: Type): string {
  switch (type.kind) {
    case 'null':
      return '<null>';
    case 'void':
      return 'void';
    case 'parameter':
      return type.name;
    case 'array':
      return `${display(type.element)}[]`;
    case 'anonymous':
      return '<anonymous type>';
    case 'named': {
      const [first] = type.arguments;
      if (first === undefined) return type.definition.shortName;
      if (isNullable(type)) return `${display(first)}?`;
      return `${type.definition.shortName}<${type.arguments.map(display).join(', ')}>`;
    }
  }
}

export function isNullable(type: Type): boolean {
  return type.kind === 'named' && type.definition.name === 'System.Nullable';
}

/** `T` of `T?`; any other type itself. */
export function withoutNullable(type: Type): Type {
  return (isNullable(type) && type.kind === 'named' && type.arguments[0]) || type;
}

export function isValueType(type: Type): boolean {
  return (
    type.kind === 'named' &&
    (type.definition.category === 'struct' || type.definition.category === 'enum')
  );
}

export function isEnum(type: Type): boolean {
  return type.kind === 'named' && type.definition.category === 'enum';
}

export function isInterface(type: Type): boolean {
  return type.kind === 'named' && type.definition.category === 'interface';
}

/** `default(T)`. */
export function defaultOf(type: Type): Value {
  return type.kind === 'named' ? type.definition.initial(type) : null;
}

export type Substitution = ReadonlyMap<string, Type>;

/** Replaces type parameters; those without an entry stay. */
export function substitute(type: Type, by: Substitution): Type {
  if (by.size === 0) return type;
  switch (type.kind) {
    case 'parameter':
      return by.get(type.name) ?? type;
    case 'array':
      return arrayOf(substitute(type.element, by));
    case 'named':
      return type.arguments.length === 0
        ? type
        : named(
            type.definition,
            type.arguments.map((argument) => substitute(argument, by)),
          );
    default:
      return type;
  }
}

/** What the parameters of a type's definition stand for. */
export function substitutionOf(type: NamedType): Substitution {
  return new Map(
    type.definition.parameters.flatMap((name, index) => {
      const argument = type.arguments[index];
      return argument === undefined ? [] : [[name, argument] as const];
    }),
  );
}

/** Base class and interfaces of a type, its type arguments filled in. */
function basesOf(type: NamedType): readonly Type[] {
  const by = substitutionOf(type);
  return type.definition.bases().map((base) => substitute(base, by));
}

const knownAncestors = new WeakMap<Type, readonly Type[]>();

/** Every type that a value of `type` also is, itself first. */
export function ancestors(type: Type): readonly Type[] {
  const known = knownAncestors.get(type);
  if (known !== undefined) return known;
  const bases = type.kind === 'named' ? basesOf(type) : [];
  const found = [type, ...bases.flatMap(ancestors)];
  knownAncestors.set(type, found);
  return found;
}

export function mentionsParameter(type: Type): boolean {
  switch (type.kind) {
    case 'parameter':
      return true;
    case 'array':
      return mentionsParameter(type.element);
    case 'named':
      return type.arguments.some(mentionsParameter);
    default:
      return false;
  }
}
