/** The definitions of Json.NET's types, by short name; token classes need them before their tables exist. */
import { findType } from '../../types/registry.ts';
import type { TypeDefinition } from '../../types/type.ts';

export function definitionOf(name: string): TypeDefinition {
  const definition = findType(name, 0);
  if (definition === undefined) throw new Error(`${name} is not registered`);
  return definition;
}
