import { RemoteError } from './errors.ts';

/** Everything that has to do with time, handed in so that tests need none. */
export type Clock = {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/**
 * How often an operation may be sent.
 * - `repeatable`: reads and writes that may take effect twice: again after 429, 5xx, timeouts and broken connections.
 * - `once`: a key regeneration: again only after 429, the one answer that says that nothing was done.
 */
export type Repetition = 'repeatable' | 'once';

const attempts = 3;
/** A service that asks for more patience than this is left alone until the next run. */
export const longestWait = 60_000;

/**
 * The one retry of this room; the SDKs' own is switched off, because it repeats a regeneration blindly after a
 * 5xx, does not repeat a 429 without `Retry-After`, and waits out any `Retry-After`, however long.
 *
 * At most three attempts. The wait is `Retry-After` when given, else 1 s, 2 s.
 *
 * @throws RemoteError of the last attempt
 */
export async function withRetry<Result>(
  clock: Clock,
  repetition: Repetition,
  operation: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation();
    } catch (error) {
      if (!(error instanceof RemoteError) || attempt === attempts) throw error;
      const wait = error.retryAfter ?? 1000 * attempt;
      if (!mayRepeat(error, repetition) || wait > longestWait) throw error;
      await clock.sleep(wait);
    }
  }
}

function mayRepeat(error: RemoteError, repetition: Repetition): boolean {
  if (error.failure === 'throttled') return true;
  return (
    repetition === 'repeatable' && (error.failure === 'unavailable' || error.failure === 'timeout')
  );
}
