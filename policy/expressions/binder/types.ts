/** Names of types → types, with the reason where a type may not be used. */

import { ExpressionError } from '../errors.ts';
import { nullable } from '../library/foundation/object.ts';
import { unsupportedType } from '../library/unsupported-types.ts';
import type { TypeSyntax } from '../syntax/ast.ts';
import { findType, knownArities } from '../types/registry.ts';
import { arrayOf, display, isNullable, isValueType, named, type Type } from '../types/type.ts';

/** @throws {ExpressionError} for types that are unknown, not allowed, or not supported */
export function resolveType(syntax: TypeSyntax): Type {
  switch (syntax.kind) {
    case 'arrayOf':
      return arrayOf(resolveType(syntax.element));
    case 'nullableOf': {
      const element = resolveType(syntax.element);
      if (!isValueType(element) || isNullable(element)) {
        throw new ExpressionError(
          `${display(element)}? is no type: only value types can be made nullable in C# 7`,
          syntax.at,
        );
      }
      return nullable(element);
    }
    case 'named': {
      const type = tryResolveName(syntax);
      if (type === undefined) throw unknownType(syntax.name, syntax);
      if (type.kind === 'named' && type.definition.category === 'static') {
        throw new ExpressionError(`${display(type)} is static: it is no type of values`, syntax.at);
      }
      return type;
    }
  }
}

/** Undefined where no type has the name: in an expression it may name something else. */
export function tryResolveName(syntax: Extract<TypeSyntax, { kind: 'named' }>): Type | undefined {
  const definition = findType(syntax.name, syntax.arguments.length);
  if (definition === undefined) return undefined;
  return named(definition, syntax.arguments.map(resolveType));
}

export function unknownType(name: string, { at }: Pick<TypeSyntax, 'at'>): ExpressionError {
  const arities = knownArities(name);
  if (arities.length > 0) {
    return new ExpressionError(`${name} takes ${arities.join(' or ')} type arguments`, at);
  }
  const reason = unsupportedType(name);
  if (reason !== undefined) {
    return new ExpressionError(`unsupported: ${reason} (${name})`, at, name);
  }
  return new ExpressionError(
    `${name} is not among the types that API Management allows in policy expressions`,
    at,
    undefined,
    'type',
  );
}
