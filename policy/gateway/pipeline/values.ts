/** Attribute values and texts, compiled: literals are checked once, expressions are evaluated per request. */
import type { PolicyValue } from '../../document/index.ts';
import {
  ClrException,
  type CompiledExpression,
  compile,
  type Value,
} from '../../expressions/index.ts';
import { GatewayError } from '../errors.ts';
import type { Place } from '../trace.ts';
import { convert, type Parameter, type ValueType } from './definition.ts';
import type { Exchange } from './exchange.ts';

export function literal<T>(value: T): Parameter<T> {
  return { literal: value, resolve: () => value };
}

/**
 * @param what how errors name the value: `the attribute "count"`
 * @throws {ExpressionError} when the expression does not compile
 */
export function expression<T>(
  { kind, text, position }: PolicyValue & { readonly kind: 'expression' | 'block' },
  type: ValueType<T>,
  what: string,
  place: Place,
): Parameter<T> {
  const compiled = compile(text, kind, position);
  const finish = (value: Value): T => {
    const converted = convert(type, value);
    if (converted !== undefined) return converted;
    throw evaluationFailure(`Expression evaluation failed. ${what} must be ${type.expected}.`);
  };
  const evaluate = (exchange: Exchange) =>
    finish(evaluateExpression(compiled, text, exchange, place));
  if (!compiled.readsRequestBody && !compiled.readsResponseBody)
    return { literal: undefined, resolve: evaluate };
  return {
    literal: undefined,
    async resolve(exchange) {
      if (compiled.readsRequestBody) await exchange.request.body.buffer();
      if (compiled.readsResponseBody) await exchange.response?.body.buffer();
      return evaluate(exchange);
    },
  };
}

function evaluateExpression(
  compiled: CompiledExpression,
  source: string,
  exchange: Exchange,
  place: Place,
): Value {
  try {
    return compiled.evaluate(exchange.context, exchange.instance.runtime);
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    exchange.trace(place, 'Expression evaluation failed.', {
      expression: source,
      details: error.message,
      exception: error.type,
    });
    throw evaluationFailure(`Expression evaluation failed. ${error.message}`, error);
  }
}

/** Message as observed in Azure-Samples/openai-apim-lb#25. */
function evaluationFailure(message: string, cause?: unknown): GatewayError {
  return new GatewayError('ExpressionValueEvaluationFailure', message, { cause });
}
