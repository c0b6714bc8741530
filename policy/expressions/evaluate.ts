/** The function behind `aolb eval`: one expression, one context, one plain result. */

import { compile } from './compile.ts';
import { ClrException, ExpressionError } from './errors.ts';
import { readContext } from './library/context/context-document.ts';
import { printValue } from './library/context/print.ts';
import { typeOf } from './library/conversion/type-of.ts';

export type EvaluationResult =
  /** `value` is the printed form (docs/expressions.md); null for null, whose type is `null`. */
  | { readonly type: string; readonly value: string | null }
  | { readonly exception: string; readonly message: string }
  | {
      readonly error: string;
      readonly line: number;
      readonly column: number;
      /** Set where API Management may accept what this engine does not support. */
      readonly unsupported?: string;
    };

/**
 * Compiles and runs an expression.
 *
 * @param expression with or without its wrapper: `@(1 + 1)`, `@{ return 2; }` or `1 + 1`
 * @param context a context document (docs/expressions.md); undefined: a plain GET request
 * @param stopwatch milliseconds of real time, so that the evaluation's time is bounded too
 * @param evaluationsBeforeFusion see `compile`
 * @throws {Error} where the context document is wrong; it names the key
 */
export function evaluateExpression(
  expression: string,
  context?: unknown,
  stopwatch?: () => number,
  evaluationsBeforeFusion?: number,
): EvaluationResult {
  const { context: policyContext, runtime: described } = readContext(context);
  const runtime = { ...described, ...(stopwatch === undefined ? {} : { stopwatch }) };
  try {
    const { source, kind, origin } = unwrap(expression);
    const value = compile(source, kind, origin, evaluationsBeforeFusion).evaluate(
      policyContext,
      runtime,
    );
    // Lazy sequences run while they are printed.
    return value === null
      ? { type: 'null', value: null }
      : { type: typeOf(value).id, value: printValue(value) };
  } catch (error) {
    if (error instanceof ClrException) return { exception: error.type, message: error.message };
    if (!(error instanceof ExpressionError)) throw error;
    const { message, line, column, unsupported } = error;
    return { error: message, line, column, ...(unsupported === undefined ? {} : { unsupported }) };
  }
}

function unwrap(expression: string) {
  const match = /^\s*@([({])([\s\S]*)([)}])\s*$/.exec(expression);
  const paired = match?.[1] === '(' ? match[3] === ')' : match?.[3] === '}';
  if (match === null || !paired) {
    return { source: expression, kind: 'expression' as const, origin: { line: 1, column: 1 } };
  }
  const before = expression.slice(0, expression.indexOf('@') + 2).split('\n');
  const origin = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return {
    source: match[2] ?? '',
    kind: match[1] === '(' ? ('expression' as const) : ('block' as const),
    origin,
  };
}
