/**
 * How one remote service is called: each request with a deadline, repeated where that does no harm, and after a
 * `Retry-After` not at all until it is over, by whichever call of the run. The SDKs' own retry is switched off,
 * because it repeats a regeneration blindly after a 5xx, does not repeat a 429 without `Retry-After`, and lets every
 * call find out for itself.
 */

import { type Clock, within } from './clock.ts';
import { RemoteError, remoteError } from './errors.ts';
import type { Limiter } from './limiter.ts';

/**
 * How often an operation may be sent.
 * - `repeatable`: reads and writes that may take effect twice: again after 429, 5xx, timeouts and broken connections.
 * - `once`: a key regeneration: again only after 429, the one answer that says that nothing was done.
 */
export type Repetition = 'repeatable' | 'once';

export type RemoteService = {
  /**
   * Sends one request, and sends it again where it may.
   *
   * @param step what is being done, with the name of the resource ("regenerate the primary key of team-a")
   * @param send is given a signal that ends when the request has had its time
   * @throws RemoteError of the last attempt; `out-of-time` when the service asks for more patience than the run has
   */
  readonly call: <Result>(
    step: string,
    repetition: Repetition,
    send: (signal: AbortSignal) => Promise<Result>,
  ) => Promise<Result>;
};

export type ServiceOptions = {
  /** Milliseconds after which a request is given up. */
  readonly requestTimeout: number;
  /** By the clock's `monotonic`: when the run's time is up. No wait that a service asks for goes beyond. */
  readonly endsAt: number;
  readonly limiter?: Limiter | undefined;
};

const ATTEMPTS = 3;
/** A service that answers "again, at once" is not asked more often than this. */
const SHORTEST_WAIT = 1000;

/** At most three attempts, 1 s and 2 s apart; how often a service says when to come back does not count. */
export function remoteService(clock: Clock, options: ServiceOptions): RemoteService {
  const { requestTimeout, endsAt, limiter } = options;
  let pausedUntil = clock.monotonic();

  async function turn(step: string): Promise<void> {
    await limiter?.enter();
    // Looked at again after each wait: others may have been told to wait longer meanwhile.
    for (let left = pausedUntil - clock.monotonic(); left > 0; ) {
      if (pausedUntil > endsAt) {
        const seconds = Math.ceil(left / 1000);
        throw new RemoteError(
          'out-of-time',
          `Could not ${step}: the service asks to wait ${seconds} s, longer than this run has; the next run goes on.`,
        );
      }
      await clock.sleep(left);
      left = pausedUntil - clock.monotonic();
    }
  }

  return {
    async call(step, repetition, send) {
      for (let attempt = 1; ; ) {
        await turn(step);
        try {
          return await within(requestTimeout, send);
        } catch (thrown) {
          const error = remoteError(step, thrown, clock.now());
          const { failure, retryAfter } = error;
          if (retryAfter !== undefined) {
            const wait = Math.max(retryAfter, SHORTEST_WAIT);
            pausedUntil = Math.max(pausedUntil, clock.monotonic() + wait);
            if (failure === 'throttled') continue;
          }
          if (attempt === ATTEMPTS || !mayRepeat(error, repetition)) throw error;
          if (retryAfter === undefined) await clock.sleep(1000 * attempt);
          attempt += 1;
        }
      }
    },
  };
}

function mayRepeat({ failure }: RemoteError, repetition: Repetition): boolean {
  if (failure === 'throttled') return true;
  return repetition === 'repeatable' && (failure === 'unavailable' || failure === 'timeout');
}
