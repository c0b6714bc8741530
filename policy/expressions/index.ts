/** Policy expressions: the C# of APIM policies, compiled to closures over a value model of its own. */
import type { PolicyContext } from './context.ts';
import { ExpressionError, type Position } from './errors.ts';
import type { Runtime } from './runtime.ts';
import type { Value } from './values.ts';

export type * from './context.ts';
export { ClrException, ExpressionError, type Position } from './errors.ts';
export type { Runtime } from './runtime.ts';
export {
  fromBool,
  fromBytes,
  fromInt,
  fromLong,
  fromString,
  type Value,
} from './values.ts';

/** `@(…)` or `@{…}`. */
export type ExpressionKind = 'expression' | 'block';

export type Warning = { readonly message: string } & Position;

export type CompiledExpression = {
  /** .NET name of the static type of the result. */
  readonly staticType: string;
  /** True where the expression may read `context.Request.Body`, which the gateway must then have buffered. */
  readonly readsRequestBody: boolean;
  readonly readsResponseBody: boolean;
  /** What compiles and is most probably not meant, such as comparing an `object` with a string by reference. */
  readonly warnings: readonly Warning[];
  /** @throws {ClrException} what the expression throws. */
  evaluate(context: PolicyContext, runtime: Runtime): Value;
};

/**
 * Compiles one policy expression.
 *
 * @param source the C# between `@(` and `)` or `@{` and `}`, entities decoded
 * @param origin where `source` starts in its document; line 1, column 1 when left out
 * @throws {ExpressionError} when APIM would refuse it, or when this engine cannot judge it (`unsupported`)
 */
export function compile(
  source: string,
  kind: ExpressionKind,
  origin: Position = { line: 1, column: 1 },
): CompiledExpression {
  throw new ExpressionError(`the ${kind} ${source} cannot be compiled yet`, origin, source);
}

/** Full .NET name of a value's type; `null` for null. */
export function typeName(value: Value): string {
  return value === null ? 'null' : typeof value;
}

/** A value as APIM writes it into a header, a query parameter or a body: `ToString()`, empty for null. */
export function toText(value: Value): string {
  return value === null ? '' : String(value);
}
