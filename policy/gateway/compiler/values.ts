/** Attribute values and texts, compiled: literals are checked once, expressions are evaluated per request. */

import type { PolicyValue } from '../../document/index.ts';
import {
  ClrException,
  type CompiledExpression,
  compile,
  ExpressionError,
  internalized,
  toText,
  type Value,
} from '../../expressions/index.ts';
import { GatewayError } from '../errors.ts';
import type { MessageBody } from '../http/body.ts';
import { after } from '../maybe-promise.ts';
import type { Parameter, ValueType } from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import type { Place } from '../trace.ts';
import type { Findings, Spot } from './findings.ts';

export function literal<T>(value: T): Parameter<T> {
  const same = () => value;
  return { literal: value, prepare: undefined, evaluate: same, resolve: same };
}

/**
 * @param what how errors name the value: `the attribute "count"`
 * @param written the value as it stands in the tree, where `value` is what it was made of
 * @returns undefined when it is faulted
 */
export function compileValue<T>(
  value: PolicyValue,
  type: ValueType<T>,
  what: string,
  place: Place,
  spot: Spot,
  findings: Findings,
  written = value,
): Parameter<T> | undefined {
  if (value.kind === 'literal') {
    const parsed = type.parse(internalized(value.text));
    if (parsed !== undefined) return literal(parsed);
    findings.fault(`${what} must be ${type.expected}, not "${value.text}"`, value.position, spot);
    return undefined;
  }
  findings.expressions += 1;
  try {
    const compiled = compile(value.text, value.kind, value.position);
    findings.reading.expressions.set(written, compiled);
    for (const warning of compiled.warnings) findings.warn(warning.message, warning, spot);
    return expression(compiled, value.text, type, what, place);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { message, kind = 'expression', unsupported } = error;
    findings.fault(message, error, spot, { kind, unsupported });
    return undefined;
  }
}

/** Double braces that are left name no value, unless C# reads them as a brace in an interpolated string. */
export function refuseUnknownNames(
  { kind, text, position }: PolicyValue,
  spot: Spot,
  findings: Findings,
): void {
  if (kind !== 'literal' && /\$@?"/.test(text)) return;
  for (const [, name = ''] of text.matchAll(/\{\{([A-Za-z0-9][\w.-]*)\}\}/g)) {
    findings.fault(`there is no named value "${name}"`, position, spot, { kind: 'name' });
  }
}

/** @param what how errors name the value: `the attribute "count"` */
function expression<T>(
  compiled: CompiledExpression,
  text: string,
  type: ValueType<T>,
  what: string,
  place: Place,
): Parameter<T> {
  const take = type.fromValue ?? ((value: Value) => type.parse(toText(value)));
  // In one function, since it runs some thirty times for each request.
  const evaluate = (exchange: Exchange): T => {
    let value: Value;
    try {
      value = compiled.evaluate(exchange.context, exchange.instance.runtime);
    } catch (error) {
      throw evaluationFailure(error, text, exchange, place);
    }
    const taken = take(value);
    if (taken === undefined) {
      throw failure(`Expression evaluation failed. ${what} must be ${type.expected}.`);
    }
    return taken;
  };
  if (!compiled.readsRequestBody && !compiled.readsResponseBody) {
    return { literal: undefined, prepare: undefined, evaluate, resolve: evaluate };
  }
  const read = (exchange: Exchange, body: MessageBody | undefined) =>
    after(body?.tryBuffer(), () => {
      if (body?.refusal !== undefined) exchange.trace?.(place, body.refusal, { expression: text });
    });
  const prepare = (exchange: Exchange) =>
    after(compiled.readsRequestBody ? read(exchange, exchange.request.body) : undefined, () =>
      compiled.readsResponseBody ? read(exchange, exchange.response?.body) : undefined,
    );
  return {
    literal: undefined,
    prepare,
    evaluate,
    resolve: (exchange) => after(prepare(exchange), () => evaluate(exchange)),
  };
}

/** What an expression threw, as the error of its policy; what is no exception of C# stays what it is. */
function evaluationFailure(
  error: unknown,
  source: string,
  exchange: Exchange,
  place: Place,
): unknown {
  if (!(error instanceof ClrException)) return error;
  exchange.trace?.(place, 'Expression evaluation failed.', {
    expression: source,
    details: error.message,
    exception: error.type,
  });
  return failure(`Expression evaluation failed. ${error.message}`, error);
}

/** Message as observed in Azure-Samples/openai-apim-lb#25. */
function failure(message: string, cause?: unknown): GatewayError {
  return new GatewayError('ExpressionValueEvaluationFailure', message, { cause });
}
