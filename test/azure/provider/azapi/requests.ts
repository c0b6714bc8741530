/** How azapi sends requests: with the headers, query parameters and retries that a resource configures. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Arm, failed, type Request } from '../arm/client.ts';
import type { Answer } from '../arm/exchange.ts';
import { type Attributes, isObject, type Json } from '../protocol/values.ts';
import { plain } from './json.ts';

export type Extras = {
  readonly headers?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
};

/** Headers and query parameters of one operation: `create`, `read`, `update`, `delete`, or those of an action. */
export function extrasOf(attributes: Attributes, operation: string): Extras {
  const prefix = operation === '' ? '' : `${operation}_`;
  return {
    headers: textsOf(plain(attributes[`${prefix}headers`])),
    query: textsOf(plain(attributes[`${prefix}query_parameters`])),
  };
}

function textsOf(values: Json): { [name: string]: string } {
  if (!isObject(values)) return {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join() : String(value),
    ]),
  );
}

/** A document, or undefined when there is none. */
export async function getDocument(
  arm: Arm,
  path: string,
  apiVersion: string,
  extras: Extras = {},
): Promise<Json | undefined> {
  const request: Request = {
    method: 'GET',
    path,
    ...extras,
    query: { ...extras.query, 'api-version': apiVersion },
  };
  const answer = await arm.send(request);
  if (answer.status === 404) return undefined;
  if (answer.status >= 400) throw failed(request, answer);
  return answer.body;
}

export function putDocument(
  arm: Arm,
  path: string,
  apiVersion: string,
  body: object,
  extras: Extras = {},
): Promise<Answer> {
  return arm.change({ method: 'PUT', path, body, ...extras }, apiVersion);
}

/**
 * Runs an operation, and again while its error matches one of the expressions of the `retry` block.
 *
 * @param signal ends the waiting between two attempts
 */
export async function retrying<Result>(
  attributes: Attributes,
  signal: AbortSignal,
  operation: () => Promise<Result>,
): Promise<Result> {
  const retry = plain(attributes.retry);
  const settings = isObject(retry) ? retry : {};
  const expressions = Array.isArray(settings.error_message_regex)
    ? settings.error_message_regex.map((expression) => new RegExp(String(expression)))
    : [];
  const longest = Number(settings.max_interval_seconds ?? 180);
  let seconds = Number(settings.interval_seconds ?? 10);
  for (;;) {
    try {
      return await operation();
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      if (signal.aborted || !expressions.some((expression) => expression.test(message))) {
        throw error;
      }
      await delay(seconds * 1000, undefined, { signal });
      seconds = Math.min(seconds * Number(settings.multiplier ?? 1.5), longest);
    }
  }
}
