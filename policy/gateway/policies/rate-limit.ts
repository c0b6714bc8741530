/**
 * Call rates: a sliding window of at most 300 s, per subscription or per key; 429 with Retry-After beyond it.
 * Sources: "rate-limit", "rate-limit-by-key". Assumed: a call that is refused is not counted.
 */
import { GatewayError } from '../errors.ts';
import {
  boolean,
  definePolicy,
  element,
  integer,
  optional,
  type Parameter,
  required,
  text,
} from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import type { Place } from '../trace.ts';
import { isSubject, SUBJECT_ATTRIBUTES } from './call-limits.ts';

const LONGEST_PERIOD_SECONDS = 300;

const REPORTS = {
  'retry-after-header-name': optional(text, { expression: false }),
  'retry-after-variable-name': optional(text, { expression: false }),
  'remaining-calls-header-name': optional(text, { expression: false }),
  'remaining-calls-variable-name': optional(text, { expression: false }),
  'total-calls-header-name': optional(text, { expression: false }),
} as const;

const LIMITS = {
  calls: required(integer(1), { expression: false }),
  'renewal-period': required(integer(1, LONGEST_PERIOD_SECONDS), { expression: false }),
} as const;

/** Per subscription; `<api>` and `<operation>` limit calls of theirs in addition. Nothing without a subscription. */
export const rateLimit = definePolicy({
  name: 'rate-limit',
  sections: ['inbound'],
  once: true,
  attributes: { ...LIMITS, ...REPORTS },
  children: {
    api: element({
      attributes: { ...SUBJECT_ATTRIBUTES, ...LIMITS },
      children: { operation: element({ attributes: { ...SUBJECT_ATTRIBUTES, ...LIMITS } }) },
    }),
  },
  compile({ attributes, children, place }) {
    return async (exchange) => {
      const { access, api, operation } = exchange;
      if (access.subscription === undefined) {
        exchange.trace?.(place, 'not applied: the request has no subscription');
        return;
      }
      const key = `rate-limit:${place.document}:${place.path}:${access.subscription.id}`;
      const count = async (rule: typeof attributes | LimitAttributes, counter: string) =>
        await countCall(exchange, place, attributes, {
          key: counter,
          calls: await rule.calls.resolve(exchange),
          period: await rule['renewal-period'].resolve(exchange),
          amount: 1,
          condition: undefined,
        });
      for (const limited of children.api) {
        if (!isSubject(limited.attributes, api)) continue;
        for (const inner of limited.children.operation) {
          if (isSubject(inner.attributes, operation)) {
            await count(inner.attributes, `${key}:operation:${operation?.id}`);
          }
        }
        await count(limited.attributes, `${key}:api:${api?.id}`);
      }
      await count(attributes, key);
    };
  },
});

type LimitAttributes = {
  readonly calls: Parameter<number>;
  readonly 'renewal-period': Parameter<number>;
};

/** Per value of an expression, shared by every policy that uses the same one. */
export const rateLimitByKey = definePolicy({
  name: 'rate-limit-by-key',
  sections: ['inbound'],
  attributes: {
    calls: required(integer(1)),
    'renewal-period': required(integer(1, LONGEST_PERIOD_SECONDS)),
    'counter-key': required(text),
    'increment-condition': optional(boolean),
    'increment-count': optional(integer(1)),
    ...REPORTS,
  },
  compile({ attributes, place }) {
    return async (exchange) => {
      await countCall(exchange, place, attributes, {
        key: `rate-limit-by-key:${await attributes['counter-key'].resolve(exchange)}`,
        calls: await attributes.calls.resolve(exchange),
        period: await attributes['renewal-period'].resolve(exchange),
        amount: (await attributes['increment-count']?.resolve(exchange)) ?? 1,
        condition: attributes['increment-condition'],
      });
    };
  },
});

type ReportAttributes = {
  readonly [Name in keyof typeof REPORTS]: Parameter<string> | undefined;
};

async function countCall(
  exchange: Exchange,
  place: Place,
  attributes: ReportAttributes,
  limit: {
    readonly key: string;
    readonly calls: number;
    readonly period: number;
    readonly amount: number;
    readonly condition: Parameter<boolean> | undefined;
  },
): Promise<void> {
  const { key, calls, amount, condition } = limit;
  const length = limit.period * 1000;
  const window = exchange.instance.counters.sliding(key);
  const { now } = exchange;
  if (window.total(now, length) + amount > calls) {
    const seconds = Math.max(1, Math.ceil(window.waitFor(now, length, calls - amount) / 1000));
    exchange.trace?.(place, 'the rate limit is exceeded', { key, calls, seconds });
    const variable = attributes['retry-after-variable-name']?.literal;
    if (variable !== undefined) exchange.variables.set(variable, seconds);
    const header = attributes['retry-after-header-name']?.literal ?? 'Retry-After';
    throw new GatewayError('RateLimitExceeded', 'Rate limit is exceeded', {
      status: 429,
      publicMessage: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
      headers: new Map([[header.toLowerCase(), [String(seconds)]]]),
    });
  }
  if (condition === undefined) window.add(now, amount);
  // It may ask for the response, so it is answered when there is one, and before the headers tell what remains.
  else {
    exchange.onHeaders(async () => {
      if (await condition.resolve(exchange)) window.add(exchange.now, amount);
    });
  }
  const remaining = () => Math.max(0, calls - window.total(exchange.now, length));
  const variable = attributes['remaining-calls-variable-name']?.literal;
  if (variable !== undefined) exchange.variables.set(variable, remaining());
  exchange.onHeaders((_, response) => {
    const remainingHeader = attributes['remaining-calls-header-name']?.literal;
    const totalHeader = attributes['total-calls-header-name']?.literal;
    if (remainingHeader !== undefined) {
      response.headers.set(remainingHeader.toLowerCase(), [String(remaining())]);
    }
    if (totalHeader !== undefined) response.headers.set(totalHeader.toLowerCase(), [String(calls)]);
  });
}
