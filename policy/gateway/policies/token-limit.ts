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
import { nextPeriod, PERIODS, startOfPeriod } from '../state/periods.ts';

const MINUTE = 60_000;

export const llmTokenLimit = tokenLimit('llm-token-limit');
export const azureOpenaiTokenLimit = tokenLimit('azure-openai-token-limit');

function tokenLimit(name: string): PolicyDefinition {
  const fixedText = optional(text, { expression: false });
  return definePolicy({
    name,
    sections: ['inbound'],
    attributes: {
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
    },
    compile({ attributes, place }, report) {
      const hasQuota = attributes['token-quota'] !== undefined;
      if (attributes['tokens-per-minute'] === undefined && !hasQuota)
        report(`<${name}> needs "tokens-per-minute", or "token-quota" and "token-quota-period"`);
      if (hasQuota !== (attributes['token-quota-period'] !== undefined))
        report(`<${name}> needs "token-quota" and "token-quota-period" together`);

      const named = (attribute: keyof typeof attributes & `${string}-name`) =>
        attributes[attribute]?.literal;

      return async (exchange) => {
        const key = await attributes['counter-key'].resolve(exchange);
        const perMinute = await attributes['tokens-per-minute']?.resolve(exchange);
        const quota = await attributes['token-quota']?.resolve(exchange);
        const period = (await attributes['token-quota-period']?.resolve(exchange)) ?? 'Daily';
        const { counters } = exchange.instance;
        const rate = counters.sliding(`token-limit:${key}`);
        const used = counters.fixed(`token-quota:${period}:${key}`);

        // "When stream is set to true in the API request, prompt tokens are always estimated."
        const estimates =
          (await attributes['estimate-prompt-tokens'].resolve(exchange)) ||
          (await asksForStream(exchange));
        const estimate = estimates ? await estimatePrompt(exchange) : 0;
        setVariable(exchange, named('tokens-consumed-variable-name'), estimate);

        const refuse = (status: number, reason: string, message: string, milliseconds: number) => {
          const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
          setVariable(exchange, named('retry-after-variable-name'), seconds);
          const header = named('retry-after-header-name') ?? 'Retry-After';
          exchange.trace?.(place, message, { key, estimate, seconds });
          return new GatewayError(reason, `${message} Try again in ${seconds} seconds.`, {
            status,
            headers: new Map([[header.toLowerCase(), [String(seconds)]]]),
          });
        };

        const { now } = exchange;
        const window = startOfPeriod(period, now);
        if (quota !== undefined) {
          const total = used.total(window);
          if (total >= quota || total + estimate > quota)
            throw refuse(
              403,
              'TokenQuotaExceeded',
              'Token quota is exceeded.',
              nextPeriod(period, now) - now,
            );
        }
        if (perMinute !== undefined) {
          const total = rate.total(now, MINUTE);
          if (total >= perMinute || total + estimate > perMinute)
            throw refuse(
              429,
              'TokenLimitExceeded',
              'Token limit is exceeded.',
              rate.waitFor(now, MINUTE, Math.max(0, perMinute - Math.max(estimate, 1))),
            );
        }
        rate.add(now, estimate);
        used.add(window, estimate);

        const remaining = () => {
          const tokens =
            perMinute === undefined ? undefined : perMinute - rate.total(exchange.now, MINUTE);
          const ofQuota =
            quota === undefined
              ? undefined
              : quota - used.total(startOfPeriod(period, exchange.now));
          return { tokens: tokens && Math.max(0, tokens), quota: ofQuota && Math.max(0, ofQuota) };
        };
        const tellVariables = () => {
          setVariable(exchange, named('remaining-tokens-variable-name'), remaining().tokens);
          setVariable(exchange, named('remaining-quota-tokens-variable-name'), remaining().quota);
        };
        tellVariables();
        let consumed: number | undefined;
        onUsage(exchange, (read) => {
          const usage = read();
          if (usage === undefined) return;
          consumed = usage.total;
          rate.add(exchange.now, usage.total - estimate);
          used.add(startOfPeriod(period, exchange.now), usage.total - estimate);
          setVariable(exchange, named('tokens-consumed-variable-name'), usage.total);
          tellVariables();
          exchange.trace?.(place, `the call used ${usage.total} tokens`, { key, ...usage });
        });
        exchange.onHeaders((_, response) => {
          const headers: readonly (readonly [string | undefined, number | undefined])[] = [
            [named('remaining-tokens-header-name'), remaining().tokens],
            [named('remaining-quota-tokens-header-name'), remaining().quota],
            [named('tokens-consumed-header-name'), consumed],
          ];
          for (const [header, value] of headers)
            if (header !== undefined && value !== undefined)
              response.headers.set(header.toLowerCase(), [String(value)]);
        });
      };
    },
  });
}

function setVariable(
  exchange: Exchange,
  name: string | undefined,
  value: number | undefined,
): void {
  if (name !== undefined && value !== undefined) exchange.variables.set(name, value);
}
