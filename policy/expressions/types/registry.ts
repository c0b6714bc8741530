/** Which types there are, by every name a policy may use for them. Filled once by library/types.ts. */
import type { TypeDefinition } from './type.ts';

const definitions = new Map<string, TypeDefinition>();

function key(name: string, arity: number): string {
  return arity === 0 ? name : `${name}\`${arity}`;
}

/** Makes definitions known by their short, their full and their keyword name. */
export function register(all: readonly TypeDefinition[]): void {
  for (const definition of all) {
    const arity = definition.parameters.length;
    const simple = definition.name.slice(definition.name.lastIndexOf('.') + 1);
    for (const name of [definition.name, simple, definition.shortName]) {
      definitions.set(key(name, arity), definition);
    }
  }
}

export function findType(name: string, arity: number): TypeDefinition | undefined {
  return definitions.get(key(name, arity));
}

/** True when some type has this name, whatever its number of type parameters. */
export function knownArities(name: string): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((arity) => definitions.has(key(name, arity)));
}

/** Namespaces that hold a known type, and their parents. */
export function isNamespace(name: string): boolean {
  for (const definition of definitions.values()) {
    if (definition.name.startsWith(`${name}.`)) return true;
  }
  return false;
}

export function allTypes(): readonly TypeDefinition[] {
  return [...new Set(definitions.values())];
}
