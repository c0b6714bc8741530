/**
 * Limits the tokens of a key: per minute (429) and per period (403). Source: "llm-token-limit".
 *
 * Before the backend is called, what the window holds is compared with the limit, the estimated prompt included where it is
 * estimated; afterwards the response's usage replaces the estimate. Calls in flight do not know of each other,
 * so a limit may be exceeded by what runs at the same time, as documented.
 * Assumed: texts of the errors, that a limit is reached when it is used up exactly, and that the quota is looked at first where both are.
 */
import { GatewayError } from '../errors.ts';
import { asksForStream, estimatePrompt, onUsage } from '../llm/usage.ts';
import {
  type Attributes,
  boolean,
  definePolicy,
  integer,
  oneOf,
  optional,
  type PolicyDefinition,
  required,
  text,
} from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import type { Counters, FixedWindow, SlidingWindow } from '../state/counters.ts';
import { nextPeriod, PERIODS, type Period, startOfPeriod } from '../state/periods.ts';
import type { Place } from '../trace.ts';

const MINUTE = 60_000;

const fixedText = optional(text, { expression: false });

const ATTRIBUTES = {
  'counter-key': required(text),
  'tokens-per-minute': optional(integer(1)),
  'token-quota': optional(integer(1)),
  'token-quota-period': optional(oneOf(...PERIODS)),
  'estimate-prompt-tokens': required(boolean),
  'retry-after-header-name': fixedText,
  'retry-after-variable-name': fixedText,
  'remaining-quota-tokens-header-name': fixedText,
  'remaining-quota-tokens-variable-name': fixedText,
  'remaining-tokens-header-name': fixedText,
  'remaining-tokens-variable-name': fixedText,
  'tokens-consumed-header-name': fixedText,
  'tokens-consumed-variable-name': fixedText,
};

type Written = Attributes<typeof ATTRIBUTES>;

export const llmTokenLimit = tokenLimit('llm-token-limit');
export const azureOpenaiTokenLimit = tokenLimit('azure-openai-token-limit');

function tokenLimit(name: string): PolicyDefinition {
  return definePolicy({
    name,
    sections: ['inbound'],
    attributes: ATTRIBUTES,
    compile({ attributes, place }, report) {
      const hasQuota = attributes['token-quota'] !== undefined;
      if (attributes['tokens-per-minute'] === undefined && !hasQuota) {
        report(`<${name}> needs "tokens-per-minute", or "token-quota" and "token-quota-period"`);
      }
      if (hasQuota !== (attributes['token-quota-period'] !== undefined)) {
        report(`<${name}> needs "token-quota" and "token-quota-period" together`);
      }
      return (exchange) => limit(exchange, attributes, place);
    },
  });
}

/** @throws {GatewayError} when the limit or the quota is used up, or the estimate would exceed it */
async function limit(exchange: Exchange, attributes: Written, place: Place): Promise<undefined> {
  const allowance = await allowanceOf(exchange, attributes);
  // "When stream is set to true in the API request, prompt tokens are always estimated."
  const estimates =
    (await attributes['estimate-prompt-tokens'].resolve(exchange)) ||
    (await asksForStream(exchange));
  const estimate = estimates ? await estimatePrompt(exchange) : 0;
  const tell = (name: VariableName, value: number | undefined) => {
    const variable = attributes[name]?.literal;
    if (variable !== undefined && value !== undefined) exchange.variables.set(variable, value);
  };
  tell('tokens-consumed-variable-name', estimate);

  const excess = allowance.excessOf(estimate, exchange.now);
  if (excess !== undefined) {
    const { status, reason, message, wait } = excess;
    const seconds = Math.max(1, Math.ceil(wait / 1000));
    tell('retry-after-variable-name', seconds);
    const header = attributes['retry-after-header-name']?.literal ?? 'Retry-After';
    exchange.trace?.(place, message, { key: allowance.key, estimate, seconds });
    throw new GatewayError(reason, `${message} Try again in ${seconds} seconds.`, {
      status,
      headers: new Map([[header.toLowerCase(), [String(seconds)]]]),
    });
  }
  allowance.use(estimate, exchange.now);
  const tellRemaining = () => {
    const { tokens, quota } = allowance.remaining(exchange.now);
    tell('remaining-tokens-variable-name', tokens);
    tell('remaining-quota-tokens-variable-name', quota);
  };
  tellRemaining();

  let consumed: number | undefined;
  onUsage(exchange, (read) => {
    const usage = read();
    if (usage === undefined) return;
    consumed = usage.total;
    allowance.use(usage.total - estimate, exchange.now);
    tell('tokens-consumed-variable-name', usage.total);
    tellRemaining();
    exchange.trace?.(place, `the call used ${usage.total} tokens`, {
      key: allowance.key,
      ...usage,
    });
  });
  exchange.onHeaders((_, response) => {
    const { tokens, quota } = allowance.remaining(exchange.now);
    const headers: readonly (readonly [string | undefined, number | undefined])[] = [
      [attributes['remaining-tokens-header-name']?.literal, tokens],
      [attributes['remaining-quota-tokens-header-name']?.literal, quota],
      [attributes['tokens-consumed-header-name']?.literal, consumed],
    ];
    for (const [header, value] of headers) {
      if (header !== undefined && value !== undefined) {
        response.headers.set(header.toLowerCase(), [String(value)]);
      }
    }
  });
}

type VariableName = Extract<keyof Written, `${string}-variable-name`>;

async function allowanceOf(exchange: Exchange, attributes: Written): Promise<Allowance> {
  const key = await attributes['counter-key'].resolve(exchange);
  const perMinute = await attributes['tokens-per-minute']?.resolve(exchange);
  const quota = await attributes['token-quota']?.resolve(exchange);
  const period = (await attributes['token-quota-period']?.resolve(exchange)) ?? 'Daily';
  return new Allowance(exchange.instance.counters, key, { perMinute, quota, period });
}

type Limits = {
  readonly perMinute: number | undefined;
  readonly quota: number | undefined;
  readonly period: Period;
};

/** What is left to one key. Counted also where it is not limited: another document may limit the same key. */
class Allowance {
  readonly key: string;
  readonly #limits: Limits;
  readonly #rate: SlidingWindow;
  readonly #used: FixedWindow;

  constructor(counters: Counters, key: string, limits: Limits) {
    this.key = key;
    this.#limits = limits;
    this.#rate = counters.sliding(`token-limit:${key}`);
    this.#used = counters.fixed(`token-quota:${limits.period}:${key}`);
  }

  use(tokens: number, now: number): void {
    this.#rate.add(now, tokens);
    this.#used.add(startOfPeriod(this.#limits.period, now), tokens);
  }

  remaining(now: number) {
    const { perMinute, quota, period } = this.#limits;
    const tokens = perMinute === undefined ? undefined : perMinute - this.#rate.total(now, MINUTE);
    const ofQuota =
      quota === undefined ? undefined : quota - this.#used.total(startOfPeriod(period, now));
    return { tokens: tokens && Math.max(0, tokens), quota: ofQuota && Math.max(0, ofQuota) };
  }

  /** Undefined while there is room for `estimate`; `wait` in milliseconds. */
  excessOf(estimate: number, now: number) {
    const { perMinute, quota, period } = this.#limits;
    const isBeyond = (most: number | undefined, total: number) =>
      most !== undefined && (total >= most || total + estimate > most);
    if (isBeyond(quota, this.#used.total(startOfPeriod(period, now)))) {
      return {
        status: 403,
        reason: 'TokenQuotaExceeded',
        message: 'Token quota is exceeded.',
        wait: nextPeriod(period, now) - now,
      };
    }
    if (perMinute !== undefined && isBeyond(perMinute, this.#rate.total(now, MINUTE))) {
      return {
        status: 429,
        reason: 'TokenLimitExceeded',
        message: 'Token limit is exceeded.',
        wait: this.#rate.waitFor(now, MINUTE, Math.max(0, perMinute - Math.max(estimate, 1))),
      };
    }
    return undefined;
  }
}
