/** Trying again what Azure refuses for a while only, such as what a role allows that was granted a minute ago. */

import { setTimeout as sleep } from 'node:timers/promises';
import { parseRetryAfter } from '../../policy/standards/retry-after.ts';
import { messageOf } from '../failure.ts';
import { retried } from '../retried.ts';

/** Time, handed in. */
export type Clock = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** @throws the signal's reason, as soon as it is aborted */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
};

/** The machine's. Unlike a server's, its timers keep the process alive. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, signal && { signal }),
};

export type Patience = {
  readonly clock: Clock;
  /** For how long to try, in milliseconds from the first try on. */
  readonly limit: number;
  readonly signal: AbortSignal;
  /** Hears why it is tried again, and when. */
  readonly info: (line: string) => void;
};

/** A failure that may pass by itself. */
export class Passing extends Error {
  /** How long the other side asks to wait, as its header says it; null: it does not say. */
  readonly retryAfter: string | null;

  constructor(message: string, retryAfter: string | null = null) {
    super(message);
    this.name = 'Passing';
    this.retryAfter = retryAfter;
  }
}

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;

/**
 * Tries until it succeeds, fails for good, or the time is up; waits twice as long after each try.
 *
 * @param attempt throws `Passing` for what may pass; anything else ends it
 * @throws {Error} what the last try failed with, and for how long it was tried
 */
export async function patiently<Result>(
  { clock, limit, signal, info }: Patience,
  attempt: () => Promise<Result>,
): Promise<Result> {
  const start = clock.now();
  const pauseAfter = (error: unknown, tries: number) => {
    signal.throwIfAborted();
    if (!(error instanceof Passing)) throw error;
    const now = clock.now();
    const unnamed = Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT);
    const pause = parseRetryAfter(error.retryAfter, now) ?? unnamed;
    const tried = now - start;
    if (tried + pause > limit) throw new Error(`${error.message} (tried for ${seconds(tried)})`);
    info(`${error.message}; trying again in ${seconds(pause)}`);
    return pause;
  };
  return retried(attempt, pauseAfter, (milliseconds) => clock.sleep(milliseconds, signal));
}

/**
 * Statuses that pass for whoever has just made what is asked: a role that has not arrived (401, 403), a name that is not served yet (404),
 * another operation (409), too many calls, and a host that starts.
 */
export const PASSING_WHEN_NEW = [401, 403, 404, 408, 409, 425, 429, 500, 502, 503, 504];

/** Statuses that pass anyway. */
export const PASSING_ANYWAY = [408, 429, 500, 502, 503, 504];

export type Sending = RequestInit & {
  readonly signal: AbortSignal;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  readonly passing: readonly number[];
};

/**
 * One request.
 *
 * @returns the answer, whatever its status, unless that may pass
 * @throws {Passing} for a status that may pass, a connection that breaks and an answer that does not come
 */
export async function sendOnce(
  request: typeof fetch,
  url: string,
  { timeout, passing, signal, ...init }: Sending,
): Promise<Response> {
  let response: Response;
  try {
    const either = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    response = await request(url, { ...init, signal: either });
  } catch (error) {
    signal.throwIfAborted();
    throw new Passing(`${url} cannot be reached: ${causeOf(error)}`);
  }
  if (!passing.includes(response.status)) return response;
  throw new Passing(
    `${url} answered ${await describe(response)}`,
    response.headers.get('retry-after'),
  );
}

/** fetch says "fetch failed" and keeps the reason. */
function causeOf(error: unknown): string {
  return error instanceof Error && error.cause !== undefined
    ? messageOf(error.cause)
    : messageOf(error);
}

/** Status and the beginning of the text. */
export async function describe(response: Response): Promise<string> {
  const text = (await response.text()).trim();
  return [response.status, response.statusText, text.slice(0, 200)]
    .filter((part) => part !== '')
    .join(' ');
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`;
}
