/**
 * Quotas: calls and kilobytes in fixed periods, per subscription or per key; 403 with Retry-After beyond them.
 * Sources: "quota", "quota-by-key". A period of 0 never ends. Assumed: without `first-period-start` periods
 * are counted from the epoch; an API or operation without a period of its own has the subscription's; bandwidth is the bodies of request and response as far as their sizes are known.
 */
import { GatewayError } from '../errors.ts';
import { watched } from '../http/body.ts';
import { headerText } from '../http/headers.ts';
import {
  boolean,
  definePolicy,
  element,
  integer,
  optional,
  type Parameter,
  required,
  text,
  type ValueType,
} from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import type { Place } from '../trace.ts';
import { isSubject, SUBJECT_ATTRIBUTES } from './call-limits.ts';

const KILOBYTE = 1024;

const renewalPeriod: ValueType<number> = {
  expected: '0, or a whole number of seconds not less than 300',
  parse: (written) => {
    const seconds = integer(0).parse(written);
    return seconds !== undefined && (seconds === 0 || seconds >= 300) ? seconds : undefined;
  },
};

const date: ValueType<number> = {
  expected: 'a date and time such as 2026-01-31T00:00:00Z',
  parse: (written) => {
    const time = Date.parse(written);
    return Number.isNaN(time) ? undefined : time;
  },
};

const LIMITS = {
  calls: optional(integer(1), { expression: false }),
  bandwidth: optional(integer(1), { expression: false }),
  'renewal-period': required(renewalPeriod, { expression: false }),
} as const;

/** The reference asks for the period here as well, and leaves it out where it shows the elements. */
const INNER_LIMITS = {
  ...LIMITS,
  'renewal-period': optional(renewalPeriod, { expression: false }),
} as const;

/** Per subscription; `<api>` and `<operation>` have quotas of their own in addition. Nothing without a subscription. */
export const quota = definePolicy({
  name: 'quota',
  sections: ['inbound'],
  once: true,
  attributes: LIMITS,
  children: {
    api: element({
      attributes: { ...SUBJECT_ATTRIBUTES, ...INNER_LIMITS },
      children: { operation: element({ attributes: { ...SUBJECT_ATTRIBUTES, ...INNER_LIMITS } }) },
    }),
  },
  compile({ attributes, children, place }, report) {
    if (attributes.calls === undefined && attributes.bandwidth === undefined) {
      report('<quota> needs "calls" or "bandwidth"');
    }
    return async (exchange) => {
      const { access, api, operation } = exchange;
      if (access.subscription === undefined) {
        exchange.trace?.(place, 'not applied: the request has no subscription');
        return;
      }
      const key = `quota:${place.document}:${place.path}:${access.subscription.id}`;
      const use = (rule: LimitAttributes, counter: string) =>
        spend(exchange, place, {
          key: counter,
          calls: rule.calls?.literal,
          bandwidth: rule.bandwidth?.literal,
          period: rule['renewal-period']?.literal ?? attributes['renewal-period'].literal ?? 0,
          start: 0,
          amount: 1,
          condition: undefined,
        });
      for (const limited of children.api) {
        if (!isSubject(limited.attributes, api)) continue;
        for (const inner of limited.children.operation) {
          if (isSubject(inner.attributes, operation)) {
            use(inner.attributes, `${key}:operation:${operation?.id}`);
          }
        }
        use(limited.attributes, `${key}:api:${api?.id}`);
      }
      use(attributes, key);
    };
  },
});

/** Per value of an expression, shared by every policy that uses the same one. */
export const quotaByKey = definePolicy({
  name: 'quota-by-key',
  sections: ['inbound'],
  attributes: {
    ...LIMITS,
    'counter-key': required(text),
    'increment-condition': optional(boolean),
    'increment-count': optional(integer(1)),
    'first-period-start': optional(date, { expression: false }),
  },
  compile({ attributes, place }, report) {
    if (attributes.calls === undefined && attributes.bandwidth === undefined) {
      report('<quota-by-key> needs "calls" or "bandwidth"');
    }
    return async (exchange) => {
      spend(exchange, place, {
        key: `quota-by-key:${await attributes['counter-key'].resolve(exchange)}`,
        calls: attributes.calls?.literal,
        bandwidth: attributes.bandwidth?.literal,
        period: attributes['renewal-period'].literal ?? 0,
        start: attributes['first-period-start']?.literal ?? 0,
        amount: (await attributes['increment-count']?.resolve(exchange)) ?? 1,
        condition: attributes['increment-condition'],
      });
    };
  },
});

type LimitAttributes = {
  readonly calls: Parameter<number> | undefined;
  readonly bandwidth: Parameter<number> | undefined;
  readonly 'renewal-period': Parameter<number> | undefined;
};

type Quota = {
  readonly key: string;
  readonly calls: number | undefined;
  /** Kilobytes. */
  readonly bandwidth: number | undefined;
  /** Seconds. */
  readonly period: number;
  readonly start: number;
  readonly amount: number;
  readonly condition: Parameter<boolean> | undefined;
};

/** Refuses when the period is used up; else counts the call now, or when its condition can be answered. */
function spend(exchange: Exchange, place: Place, quota: Quota): void {
  const { counters } = exchange.instance;
  const calls = counters.fixed(`${quota.key}:calls`);
  const bytes = counters.fixed(`${quota.key}:bytes`);
  const window = () => startOfWindow(quota, exchange.now);

  const outOfCalls =
    quota.calls !== undefined && calls.total(window()) + quota.amount > quota.calls;
  const outOfBandwidth =
    quota.bandwidth !== undefined && bytes.total(window()) >= quota.bandwidth * KILOBYTE;
  if (outOfCalls || outOfBandwidth) throw exceeded(exchange, place, quota, outOfCalls);

  const { condition } = quota;
  if (condition === undefined) calls.add(window(), quota.amount);
  else {
    exchange.onHeaders(async () => {
      if (await condition.resolve(exchange)) calls.add(window(), quota.amount);
    });
  }
  if (quota.bandwidth === undefined) return;
  bytes.add(window(), Number(headerText(exchange.request.headers, 'content-length') ?? 0) || 0);
  exchange.onHeaders((_, response) => {
    const { length } = response.body;
    if (length !== undefined) bytes.add(window(), length);
    else {
      response.body.transform((stream) =>
        watched(
          stream,
          (chunk) => bytes.add(window(), chunk.length),
          () => undefined,
        ),
      );
    }
  });
}

function exceeded(
  exchange: Exchange,
  place: Place,
  quota: Quota,
  outOfCalls: boolean,
): GatewayError {
  const end = startOfWindow(quota, exchange.now) + quota.period * 1000;
  const seconds = quota.period === 0 ? undefined : Math.ceil((end - exchange.now) / 1000);
  exchange.trace?.(place, 'the quota is used up', { key: quota.key, seconds });
  const what = outOfCalls ? 'call volume' : 'bandwidth';
  const renewal =
    seconds === undefined ? '' : ` Quota will be replenished in ${clockTime(seconds)}.`;
  return new GatewayError('QuotaExceeded', `Out of ${what} quota.${renewal}`, {
    status: 403,
    headers: seconds === undefined ? new Map() : new Map([['retry-after', [String(seconds)]]]),
  });
}

function startOfWindow({ period, start }: Quota, now: number): number {
  if (period === 0) return start;
  const length = period * 1000;
  return start + Math.floor((now - start) / length) * length;
}

/** `hh:mm:ss`; days, where there are any, in front of it as .NET writes them. */
function clockTime(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  const time = `${two((seconds % 86_400) / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
  return days === 0 ? time : `${days}.${time}`;
}
