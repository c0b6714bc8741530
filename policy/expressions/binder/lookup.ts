/** Members by name: of a type, of what it derives from, and extension methods. */

import { ExpressionError, type Position } from '../errors.ts';
import { OBJECT } from '../library/foundation/object.ts';
import type { Member, MemberKind } from '../types/member.ts';
import { findType } from '../types/registry.ts';
import {
  ancestors,
  display,
  isNullable,
  type NamedType,
  named,
  substitutionOf,
  type Type,
} from '../types/type.ts';
import type { Candidate } from './bound.ts';

/** Static classes whose extension methods are in scope. */
const EXTENSIONS = [
  'System.Linq.Enumerable',
  'Newtonsoft.Json.Linq.Extensions',
  'Microsoft.ApiManagement.ExpressionExtensions',
];

/** The type to search for members: arrays have those of `System.Array`. */
function* searched(type: Type): Generator<NamedType> {
  if (type.kind === 'array') {
    const array = findType('Array', 0);
    if (array !== undefined) yield named(array);
  } else {
    for (const ancestor of ancestors(type)) if (ancestor.kind === 'named') yield ancestor;
  }
  yield OBJECT;
}

export function findMembers(
  type: Type,
  name: string,
  kinds: readonly MemberKind[],
  isStatic: boolean,
): Candidate[] {
  const found: Candidate[] = [];
  const seen = new Set<string>();
  let level = 0;
  for (const ancestor of searched(type)) {
    level++;
    if (seen.has(ancestor.id)) continue;
    seen.add(ancestor.id);
    for (const member of ancestor.definition.members().get(name) ?? []) {
      if (!kinds.includes(member.kind) || member.isStatic !== isStatic) continue;
      found.push({ member, owner: ancestor, substitution: substitutionOf(ancestor), level });
    }
  }
  return found;
}

/** Extension methods of a name that a value of the type may have: the kind of their first parameter fits. */
export function findExtensions(name: string, type: Type): Candidate[] {
  return EXTENSIONS.flatMap((container) => {
    const definition = findType(container, 0);
    if (definition === undefined) return [];
    const members = definition.members().get(name) ?? [];
    return members
      .filter((member) => member.isExtension && mayExtend(member, type))
      .map((member) => ({
        member,
        owner: named(definition),
        substitution: new Map<string, Type>(),
        level: 0,
      }));
  });
}

function mayExtend({ parameters }: Member, type: Type): boolean {
  const extended = parameters[0]?.type;
  if (extended?.kind !== 'named' || type.kind !== 'named') return true;
  return [...ancestors(type), OBJECT].some(
    (ancestor) => ancestor.kind === 'named' && ancestor.definition === extended.definition,
  );
}

/** Why a type has no such member: .NET has it and this engine does not, APIM forbids it, or nobody has it. */
export function unknownMember(type: Type, name: string, at: Position): ExpressionError {
  const shown = display(type);
  for (const ancestor of searched(type)) {
    const { definition } = ancestor;
    if (definition.missing.has(name)) {
      return new ExpressionError(`unsupported: ${shown}.${name}`, at, `${shown}.${name}`);
    }
    if (definition.restricted) {
      const allowed = [...definition.members().keys()].filter((known) => /^[A-Z]/.test(known));
      return new ExpressionError(
        `${shown}.${name} is not allowed: of ${definition.name}, API Management allows ${allowed.join(', ')}`,
        at,
      );
    }
  }
  for (const container of EXTENSIONS) {
    if (findType(container, 0)?.missing.has(name) !== true) continue;
    return new ExpressionError(`unsupported: ${shown}.${name}`, at, `${shown}.${name}`);
  }
  if (name === 'GetType') {
    return new ExpressionError(
      'GetType is not allowed: System.Type is not among the allowed types',
      at,
    );
  }
  const hint = isNullable(type) ? ': read .Value first' : otherCase(type, name);
  return new ExpressionError(`${shown} has no member ${name}${hint}`, at);
}

/** What is mistaken most; nothing that takes longer to find, since overloads are tried many times over. */
function otherCase(type: Type, name: string): string {
  for (const { definition } of searched(type)) {
    for (const known of definition.members().keys()) {
      if (known.toLowerCase() === name.toLowerCase()) return ` (did you mean "${known}"?)`;
    }
  }
  return '';
}
