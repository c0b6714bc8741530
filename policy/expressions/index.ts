/** Policy expressions: the C# of APIM policies, compiled to closures over a value model of its own. */

import { resolveType } from './binder/types.ts';
import { ClrException } from './errors.ts';
import { responseOf, responseValue } from './library/context/context-types.ts';
import { parseJwt } from './library/context/credentials.ts';
import type { ExpressionResponse } from './library/context/policy-context.ts';
import { typeOf } from './library/conversion/type-of.ts';
import { textOf } from './library/foundation/text-of.ts';
import { writeJson } from './library/json/write.ts';
import type { TypeSyntax } from './syntax/ast.ts';
import type { Value } from './types/values.ts';

export {
  type CompiledExpression,
  compile,
} from './compile.ts';
export { ClrException, ExpressionError } from './errors.ts';
export { type EvaluationResult, evaluateExpression } from './evaluate.ts';
export { readContext } from './library/context/context-document.ts';
export type * from './library/context/policy-context.ts';
export { Guid } from './library/foundation/guid.ts';
export { supportedMembers } from './library/types.ts';
export type { Runtime } from './runtime.ts';
export type { Expression, Syntax, TypeSyntax } from './syntax/ast.ts';
export { internalized } from './types/internalized.ts';
export { fromInt, type Value } from './types/values.ts';

/** What `send-request` stores: an `IResponse`. */
export function fromResponse(response: ExpressionResponse): Value {
  return responseValue(response);
}

/** The `IResponse` that a value is. */
export function toResponse(value: Value): ExpressionResponse | undefined {
  return responseOf(value);
}

/** What `validate-jwt` stores: a `Jwt`; null where the text is none. The signature is not checked here. */
export function fromJwt(token: string): Value {
  return parseJwt(token);
}

/** Full .NET name of a value's type; `null` for null. */
export function typeName(value: Value): string {
  return value === null ? 'null' : typeOf(value).id;
}

/** Full .NET name of a type that compiled code names. */
export function typeNameOf(syntax: TypeSyntax): string {
  return resolveType(syntax).id;
}

/** A value as APIM writes it into a header, a query parameter or a body: `ToString()`, empty for null. */
export function toText(value: Value): string {
  return textOf(value);
}

/** A value as Json.NET writes it; its text where it has no such form. */
export function toJson(value: Value): string {
  try {
    return writeJson(value, false);
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    return textOf(value);
  }
}
