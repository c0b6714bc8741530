/** Who calls, when, and for how much; and what a caller does with a refusal. */
import type { Headers, Random } from '../gateway/index.ts';
import type { Events } from './events.ts';
import { exponential, wholeNumber } from './random.ts';

export type Workload = {
  readonly model: string;
  /** Requests a second, as a Poisson process, until so many seconds have passed since the start. */
  readonly stages: readonly { readonly until: number; readonly rate: number }[];
  /** How many call; each request is any one's. Of them so many always fail, and so many always ask for too much. */
  readonly callers: number;
  readonly failing: number;
  readonly oversized: number;
  /** Tokens of a prompt and most tokens of its answer, from the least to the most. */
  readonly prompt: readonly [number, number];
  readonly answer: readonly [number, number];
  /** Most tokens of the answer of a caller that asks for too much. */
  readonly oversize: number;
  /** How often a caller's SDK tries again; OpenAI's do it twice unless they are told otherwise. */
  readonly retries: number;
  /** Of the ordinary calls, the share of 1 that begins a chain of Responses, and how many calls a chain has. */
  readonly chained: number;
  readonly turns: number;
};

export type Call = {
  /** Milliseconds since the start. */
  readonly at: number;
  readonly caller: string;
  readonly kind: 'ordinary' | 'failing' | 'oversized' | 'chained';
  readonly model: string;
  readonly promptTokens: number;
  readonly mostTokens: number;
  readonly seed: number;
  /** Of a chain: calls that follow when this one is served, and the response that it goes on from. */
  readonly follows?: number;
  readonly previous?: string | undefined;
};

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  /** Of a chained call that was served: the response's id. */
  readonly response?: string | undefined;
};

/** Callers by name, those whose requests always fail first, then those that ask for too much. */
function callersOf({ callers, failing, oversized }: Workload) {
  return Array.from({ length: callers }, (_, index) => {
    const kind: Call['kind'] =
      index < failing ? 'failing' : index < failing + oversized ? 'oversized' : 'ordinary';
    return { name: `caller-${index + 1}`, kind };
  });
}

export function failingCallers(workload: Workload): ReadonlySet<string> {
  return new Set(
    callersOf(workload).flatMap(({ name, kind }) => (kind === 'failing' ? [name] : [])),
  );
}

/** Every call of a workload in the order of time, but those that follow in a chain. */
export function* calls(workload: Workload, random: Random): Generator<Call, void> {
  const { model, stages, prompt, answer, oversize, chained, turns } = workload;
  const callers = callersOf(workload);
  let from = 0;
  for (const { until, rate } of stages) {
    // The process has no memory, so a stage may begin it anew.
    let at = from;
    while (rate > 0) {
      at += exponential(1 / rate, random);
      if (at >= until) break;
      const caller = callers[wholeNumber(0, callers.length - 1, random)];
      if (caller === undefined) throw new Error('a workload needs callers');
      const promptTokens = wholeNumber(...prompt, random);
      const mostTokens = wholeNumber(...answer, random);
      const call: Call = {
        at: Math.round(at * 1000),
        caller: caller.name,
        kind: caller.kind,
        model,
        promptTokens,
        mostTokens: caller.kind === 'oversized' ? oversize : mostTokens,
        seed: wholeNumber(0, 0x7fffffff, random),
      };
      yield chained > 0 && caller.kind === 'ordinary' && random() < chained
        ? { ...call, kind: 'chained', follows: turns - 1 }
        : call;
    }
    from = until;
  }
}

/** Milliseconds, on average, that somebody thinks before a chain goes on. */
const THOUGHT = 3000;

/** The next call of a chain; undefined where it ends. */
export function followUp(
  call: Call,
  { response }: Answer,
  now: number,
  random: Random,
): Call | undefined {
  const { follows = 0 } = call;
  if (follows === 0 || response === undefined) return undefined;
  return {
    ...call,
    at: now + Math.round(exponential(THOUGHT, random)),
    follows: follows - 1,
    previous: response,
    seed: wholeNumber(0, 0x7fffffff, random),
  };
}

type Caller = {
  readonly clock: Pick<Events['clock'], 'now' | 'schedule'>;
  readonly random: Random;
  /** How often a call is sent again at most. */
  readonly retries: number;
  readonly send: (call: Call) => Promise<Answer>;
  /** Hears of the answer that stands. */
  readonly onAnswer: (call: Call, answer: Answer) => void;
  /** Hears what `send` or `onAnswer` throws. */
  readonly onFailure: (error: unknown) => void;
};

/**
 * Sends calls as OpenAI's SDKs do (openai-node, `src/client.ts`): 408, 409, 429 and 5xx again, after what `retry-after-ms` or
 * `Retry-After` tells where that is at most a minute, else after half a second, doubled each time, up to eight.
 *
 * Not async: hundreds of calls wait for their answers at a time, and more would be kept of each.
 */
export function createCaller(caller: Caller): (call: Call) => void {
  const { clock, send, onAnswer, onFailure } = caller;
  const answered = (call: Call, sent: number, answer: Answer) => {
    try {
      const wait = waitBeforeRetry(answer, sent, caller);
      if (wait === undefined) onAnswer(call, answer);
      else clock.schedule(wait, () => attempt(call, sent + 1));
    } catch (error) {
      onFailure(error);
    }
  };
  const attempt = (call: Call, sent: number) => {
    try {
      send(call).then((answer) => answered(call, sent, answer), onFailure);
    } catch (error) {
      onFailure(error);
    }
  };
  return (call) => attempt(call, 0);
}

/**
 * @param sent how often it was sent again before
 * @returns milliseconds; undefined: the answer stands
 */
function waitBeforeRetry(
  { status, headers }: Answer,
  sent: number,
  { retries, clock, random }: Caller,
): number | undefined {
  const again = status === 408 || status === 409 || status === 429 || status >= 500;
  if (!again || sent === retries) return undefined;
  const told = waitTold(headers, clock.now());
  return told !== undefined && told > 0 && told <= 60_000
    ? told
    : Math.min(500 * 2 ** sent, 8000) * (1 - 0.25 * random());
}

/** Milliseconds; a date in the place of seconds is read, too. */
function waitTold(headers: Headers, now: number): number | undefined {
  const textOf = (name: string) => headers.get(name)?.[0] ?? '';
  const [exact, other] = [textOf('retry-after-ms'), textOf('retry-after')];
  if (NUMBER.test(exact)) return Number(exact);
  if (NUMBER.test(other)) return 1000 * Number(other);
  const until = Date.parse(other);
  return Number.isNaN(until) ? undefined : until - now;
}

const NUMBER = /^\d+(\.\d+)?$/;
