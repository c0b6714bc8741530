/** Source → closure. */

import { Binder } from './binder/binder.ts';
import { bindStatements } from './binder/blocks.ts';
import { bindValue } from './binder/convert.ts';
import { checkFlow, completes } from './binder/flow/analysis.ts';
import { LANGUAGE } from './binder/language.ts';
import { OBJECT } from './library/foundation/object.ts';
import './library/types.ts';
import { ExpressionError, type Position, unsupported } from './errors.ts';
import { type Evaluate, Evaluation, Frame } from './evaluation/evaluation.ts';
import { EVALUATIONS_BEFORE_FUSION, type Hot, hot, hotBody } from './evaluation/fusion.ts';
import type { PolicyContext } from './library/context/policy-context.ts';
import { outOfMemory } from './limits.ts';
import type { Runtime } from './runtime.ts';
import type { Syntax } from './syntax/ast.ts';
import { parseSingle, parseStatementList } from './syntax/parser.ts';
import { sameType, type Type, VOID } from './types/type.ts';
import type { Value } from './types/values.ts';

/** `@(…)` or `@{…}`. */
export type ExpressionKind = 'expression' | 'block';

type Warning = { readonly message: string } & Position;

export type CompiledExpression = {
  /** .NET name of the static type of the result. */
  readonly staticType: string;
  /** True where the expression may read `context.Request.Body`, which the gateway must then have buffered. */
  readonly readsRequestBody: boolean;
  /** The same for the body of `context.Response`. */
  readonly readsResponseBody: boolean;
  /** What compiles and is most probably not meant, such as comparing an `object` with a string by reference. */
  readonly warnings: readonly Warning[];
  /** The tree, for whoever judges code beyond whether it compiles. */
  readonly syntax: Syntax;
  /** @throws {ClrException} what the expression throws */
  evaluate(context: PolicyContext, runtime: Runtime): Value;
};

/** As long as the largest document that a tier of API Management documents to take. */
const MAXIMUM_SOURCE = 512 * 1024;

/**
 * What has been compiled of late. A policy is read again and again: by the check, by lint, by each side of a comparison, by a gateway that
 * loads it anew; and what is compiled keeps nothing of a call.
 */
const compiled = new Map<string, CompiledExpression>();
let kept = 0;
/** Characters: some policies of ours; each takes about 130 bytes. */
const MOST_KEPT = 256 * 1024;

/**
 * Compiles one policy expression.
 *
 * @param source the C# between `@(` and `)` or `@{` and `}`, entities decoded
 * @param origin where `source` starts in its document; line 1, column 1 when left out
 * @param evaluationsBeforeFusion after how many it becomes one function (fusion.ts), which changes nothing else
 * @throws {ExpressionError} when APIM would refuse it, or when this engine cannot judge it (`unsupported`)
 */
export function compile(
  source: string,
  kind: ExpressionKind,
  origin: Position = { line: 1, column: 1 },
  evaluationsBeforeFusion = EVALUATIONS_BEFORE_FUSION,
): CompiledExpression {
  const key = `${kind} ${origin.line} ${origin.column} ${evaluationsBeforeFusion} ${source}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const expression = compileAfresh(source, kind, origin, evaluationsBeforeFusion);
  if (kept + source.length > MOST_KEPT) {
    compiled.clear();
    kept = 0;
  }
  compiled.set(key, expression);
  kept += source.length;
  return expression;
}

function compileAfresh(
  source: string,
  kind: ExpressionKind,
  origin: Position,
  evaluationsBeforeFusion: number,
): CompiledExpression {
  if (source.length > MAXIMUM_SOURCE) {
    throw unsupported(`expressions of more than ${MAXIMUM_SOURCE} characters`, origin);
  }
  const binder = Binder.create(LANGUAGE, evaluationsBeforeFusion);
  const { syntax, type, body } = withinStack(origin, () =>
    kind === 'expression' ? bindSingle(binder, source, origin) : bindBlock(binder, source, origin),
  );
  const { slots } = binder;
  const { readsRequestBody, readsResponseBody, warnings } = binder.findings;
  return {
    staticType: type.id,
    readsRequestBody,
    readsResponseBody,
    warnings,
    syntax,
    evaluate(context, runtime) {
      try {
        const evaluation = evaluationOf(context, runtime);
        const hasSlots = slots > 0 && body.hasSlots;
        return body.run(hasSlots ? new Frame(evaluation, new Array(slots)) : evaluation.frame);
      } catch (error) {
        // The JavaScript engine's own limits: string length and stack.
        throw error instanceof RangeError ? outOfMemory() : error;
      }
    },
  };
}

type Bound = { readonly syntax: Syntax; readonly type: Type; readonly body: Hot<Evaluate> };

function bindSingle(binder: Binder, source: string, origin: Position): Bound {
  const syntax = parseSingle(source, origin);
  const { type, evaluate: run } = bindValue(binder, syntax);
  checkFlow(syntax, binder.constants, origin);
  if (type === VOID) throw new ExpressionError('the expression has no value', origin);
  return {
    syntax,
    type: type.kind === 'null' ? OBJECT : type,
    body: hot(run, binder.fusion),
  };
}

/** The type of a block is the one type of all its returns, else `object`. */
function bindBlock(binder: Binder, source: string, origin: Position): Bound {
  const statements = parseStatementList(source, origin);
  const body = hotBody(bindStatements(binder, statements), binder.fusion);
  checkFlow(statements, binder.constants, origin);
  if (completes(statements, binder.constants)) {
    throw new ExpressionError('not every path of the block returns a value', origin);
  }
  const types = binder.enclosing.returns.map(({ value, at }) => {
    if (value === undefined) throw new ExpressionError('return needs a value', at);
    return value.type;
  });
  const [first] = types;
  const same = first !== undefined && types.every((type) => sameType(type, first));
  return {
    syntax: statements,
    type: same && first.kind !== 'null' ? first : OBJECT,
    body,
  };
}

/** The parser limits nesting; what still exhausts the stack is refused, not a crash. */
function withinStack<T>(origin: Position, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw unsupported('code that is nested this deeply', origin);
    throw error;
  }
}

/** Of the expression before: mostly of the same request, since its policies run without a wait. */
let latest: Evaluation | undefined;

function evaluationOf(context: PolicyContext, runtime: Runtime): Evaluation {
  if (latest?.context === context && latest.runtime === runtime) return latest.renew();
  latest = new Evaluation(context, runtime);
  return latest;
}
