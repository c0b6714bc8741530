/** What a test may do to an account: throttle it, make it fail, slow it down, cut it off. */

type Throttle = {
  readonly retryAfterSeconds: number;
  /** Refuse this many requests. Left out: refuse every request until `retryAfterSeconds` have passed. */
  readonly count?: number;
};

export type Failure =
  | { readonly status: number }
  /** No connection can be made. */
  | { readonly unreachable: true };

type Refusal =
  | { readonly type: 'throttled'; readonly retryAfter: number }
  | { readonly type: 'failed'; readonly status: number }
  | { readonly type: 'unreachable' };

export type AccountFaults = {
  throttle(throttle: Throttle): void;
  /** Every request, until `restore`. */
  fail(failure: Failure): void;
  /** Waits this long before the first byte and between the events of a stream, until `restore`. */
  slow(milliseconds: number): void;
  restore(): void;
  /** Milliseconds, 0 by default. */
  delay(): number;
  /** The refusal of a request that arrives now; uses up a counted one. */
  take(): Refusal | undefined;
};

/** No socket could be opened: not an answer, so it travels as an exception. */
export class Unreachable extends Error {
  constructor(host: string) {
    super(`connect ECONNREFUSED ${host}:443`);
    this.name = 'Unreachable';
  }
}

/** @param now milliseconds since the epoch */
export function createAccountFaults(now: () => number): AccountFaults {
  let throttled: { readonly seconds: number; left: number; readonly until: number } | undefined;
  let failure: Failure | undefined;
  let delay = 0;
  return {
    throttle({ retryAfterSeconds, count }) {
      throttled = {
        seconds: retryAfterSeconds,
        left: count ?? Number.POSITIVE_INFINITY,
        until: count === undefined ? now() + retryAfterSeconds * 1000 : Number.POSITIVE_INFINITY,
      };
    },
    fail(next) {
      failure = next;
    },
    slow(milliseconds) {
      delay = milliseconds;
    },
    restore() {
      throttled = undefined;
      failure = undefined;
      delay = 0;
    },
    delay: () => delay,
    take() {
      if (failure !== undefined) {
        return 'status' in failure
          ? { type: 'failed', status: failure.status }
          : { type: 'unreachable' };
      }
      if (throttled === undefined || throttled.left <= 0 || throttled.until <= now()) {
        return undefined;
      }
      throttled.left -= 1;
      const { seconds, until } = throttled;
      return {
        type: 'throttled',
        retryAfter: Number.isFinite(until) ? until - now() : seconds * 1000,
      };
    },
  };
}
