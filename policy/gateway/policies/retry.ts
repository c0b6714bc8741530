/**
 * Runs its policies, and again while the condition holds.
 *
 * Waits as "retry" documents them, n being the number of the retry: `interval` alone is fixed; with `delta`
 * it is interval + (n-1)·delta; with `delta` and `max-interval` interval + 2^(n-1)·random(0.8·delta, 1.2·delta),
 * at most `max-interval`. After an error inside, the condition is evaluated as well (observed:
 * Azure-Samples/openai-apim-lb#25), and the error stands when it is not true or the retries are used up.
 */

import type { GatewayError } from '../errors.ts';
import { emptyResponse } from '../http/message.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { Flow } from '../pipeline/definition.ts';
import {
  boolean,
  definePolicy,
  integer,
  number,
  optional,
  required,
} from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import { located } from '../pipeline/sequence.ts';
import { SECTIONS } from '../trace.ts';

export const retry = definePolicy({
  name: 'retry',
  sections: SECTIONS,
  attributes: {
    condition: required(boolean),
    count: required(integer(1, 50)),
    interval: required(number),
    'max-interval': optional(number),
    delta: optional(number),
    'first-fast-retry': optional(boolean),
  },
  policies: 'any',
  compile({ attributes, nested, place }) {
    // Without a wait where nothing has to be waited for: most retries end after their first attempt.
    const attemptFrom = (
      exchange: Exchange,
      attempt: number,
      count: number,
    ): MaybePromise<Flow> => {
      const ended = (flow: Flow | undefined) =>
        flow === 'end' ? flow : askAgain(exchange, attempt, count);
      const failed = (error: unknown) => {
        if (exchange.signal?.aborted) throw error;
        return askAgain(exchange, attempt, count, {
          error: located(error, exchange.place, exchange),
        });
      };
      exchange.trace?.(place, `attempt ${attempt} of at most ${count + 1}`);
      let flow: MaybePromise<Flow | undefined>;
      try {
        flow = nested.run(exchange);
      } catch (error) {
        return failed(error);
      }
      return flow instanceof Promise ? flow.then(ended, failed) : ended(flow);
    };
    const askAgain = (
      exchange: Exchange,
      attempt: number,
      count: number,
      failure?: { readonly error: GatewayError },
    ): MaybePromise<Flow> => {
      exchange.place = place;
      const ask = () => attributes.condition.resolve(exchange);
      return after(afterFailure(exchange, failure?.error, ask), (again) => {
        exchange.trace?.(place, `after attempt ${attempt} the condition is ${again}`, {
          status: exchange.response?.status,
          error: failure?.error.message,
        });
        if (again && attempt <= count) {
          return pause(exchange, attempt).then(() => attemptFrom(exchange, attempt + 1, count));
        }
        if (failure !== undefined) throw failure.error;
        return 'next';
      });
    };
    const pause = async (exchange: Exchange, attempt: number): Promise<void> => {
      const wait = waitSeconds(
        attempt,
        {
          interval: await attributes.interval.resolve(exchange),
          delta: await attributes.delta?.resolve(exchange),
          maximum: await attributes['max-interval']?.resolve(exchange),
          firstAtOnce: (await attributes['first-fast-retry']?.resolve(exchange)) ?? false,
        },
        exchange.instance.ports.random,
      );
      if (wait <= 0) return;
      exchange.trace?.(place, `waiting ${wait} s`);
      await exchange.instance.ports.clock.sleep(wait * 1000, exchange.signal);
    };
    return (exchange) =>
      after(attributes.count.resolve(exchange), (count) => attemptFrom(exchange, 1, count));
  },
});

/** Assumed: a refusal by a policy, before any backend was called, is already a response with its status for the condition. */
function afterFailure(
  exchange: Exchange,
  error: GatewayError | undefined,
  ask: () => MaybePromise<boolean>,
): MaybePromise<boolean> {
  const isRefusal =
    error !== undefined && exchange.response === undefined && exchange.backendCalls === 0;
  return isRefusal ? withResponse(exchange, error.status, ask) : ask();
}

async function withResponse(
  exchange: Exchange,
  status: number,
  ask: () => MaybePromise<boolean>,
): Promise<boolean> {
  exchange.response = emptyResponse(status);
  try {
    return await ask();
  } finally {
    exchange.response = undefined;
  }
}

type Waits = {
  readonly interval: number;
  readonly delta: number | undefined;
  readonly maximum: number | undefined;
  readonly firstAtOnce: boolean;
};

/** Seconds to wait before retry number `retry`, counted from 1. */
export function waitSeconds(retry: number, waits: Waits, random: () => number): number {
  const { interval, delta, maximum, firstAtOnce } = waits;
  if (firstAtOnce && retry === 1) return 0;
  if (delta === undefined) return Math.min(interval, maximum ?? interval);
  if (maximum === undefined) return interval + (retry - 1) * delta;
  return Math.min(interval + 2 ** (retry - 1) * delta * (0.8 + 0.4 * random()), maximum);
}
