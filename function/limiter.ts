import type { Clock } from './retry.ts';

/** Keeps the calls of one run within what Azure Resource Manager allows. */
export type Limiter = {
  /** Resolves when the next call may be sent; calls leave in the order in which they asked. */
  readonly enter: () => Promise<void>;
  /** Nobody enters for this many milliseconds: one `Retry-After` stops all calls, not only the one that got it. */
  readonly pause: (milliseconds: number) => void;
  /** Tells what `x-ms-ratelimit-remaining-subscription-writes` said; near the end of the bucket calls slow down. */
  readonly observe: (remaining: number) => void;
};

/**
 * Azure Resource Manager refills 10 writes a second into a bucket of 200, per subscription, principal and operation
 * type; POST actions such as listSecrets count as writes (learn.microsoft.com, "Understand how Azure Resource Manager
 * throttles requests"). The rest of the bucket is left to others who share it.
 */
const perSecond = 10;
const burst = 150;
/** Below this many remaining writes somebody else is drawing on the bucket, too: half speed. */
const scarce = 50;

/** A token bucket (as the generic cell rate algorithm: one number instead of a refill loop). */
export function createLimiter(clock: Clock): Limiter {
  let spacing = 1000 / perSecond;
  /** When the bucket would be full again if nobody entered any more. */
  let fullAt = clock.now();
  let pausedUntil = 0;

  return {
    async enter() {
      const now = clock.now();
      fullAt = Math.max(fullAt, now) + spacing;
      const free = fullAt - burst * (1000 / perSecond);
      for (;;) {
        const wait = Math.max(free, pausedUntil) - clock.now();
        if (wait <= 0) return;
        await clock.sleep(wait);
      }
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
    },
    observe(remaining) {
      spacing = (remaining < scarce ? 2 : 1) * (1000 / perSecond);
    },
  };
}

/** A call's answer takes somewhat less than a second (recorded by the tests of Azure's SDK for .NET). */
const secondsPerCall = 0.85;

/**
 * How long so many calls take, in seconds: as long as their answers with `concurrency` under way, or as long as the
 * limit demands, whichever is more.
 */
export function expectedSeconds(calls: number, concurrency: number): number {
  const limited = Math.max(0, calls - burst) / perSecond;
  return Math.ceil(Math.max(limited, (calls * secondsPerCall) / concurrency));
}
