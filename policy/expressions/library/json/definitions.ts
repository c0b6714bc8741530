/** Json.NET's types, by short name; token classes need them before their tables exist. */
import { findType } from '../../types/registry.ts';
import { type NamedType, named } from '../../types/type.ts';

/** The type of that name, looked up when it is first asked for: tokens are asked for theirs at every cast. */
export function jsonType(name: string): () => NamedType {
  let known: NamedType | undefined;
  return () => {
    known ??= find(name);
    return known;
  };
}

function find(name: string): NamedType {
  const definition = findType(name, 0);
  if (definition === undefined) throw new Error(`${name} is not registered`);
  return named(definition);
}
