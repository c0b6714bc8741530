import type { Clock } from './clock.ts';

/** Keeps the calls of one run within what Azure Resource Manager allows. */
export type Limiter = {
  /** Resolves when the next call may be sent; calls leave in the order in which they asked. */
  readonly enter: () => Promise<void>;
  /** Tells what `x-ms-ratelimit-remaining-subscription-writes` said; near the end of the bucket calls slow down. */
  readonly observe: (remaining: number) => void;
};

/**
 * Azure Resource Manager refills 10 writes a second into a bucket of 200, per subscription, principal and operation
 * type; POST actions such as listSecrets count as writes (learn.microsoft.com, "Understand how Azure Resource Manager
 * throttles requests"). The rest of the bucket is left to others who share it.
 */
const PER_SECOND = 10;
const BURST = 150;
/** Below this many remaining writes somebody else is drawing on the bucket, too: half speed. */
const SCARCE = 50;

/** A token bucket (as the generic cell rate algorithm: one number instead of a refill loop). */
export function createLimiter(clock: Clock): Limiter {
  let spacing = 1000 / PER_SECOND;
  /** When the bucket would be full again if nobody entered any more. */
  let fullAt = clock.monotonic();

  return {
    async enter() {
      fullAt = Math.max(fullAt, clock.monotonic()) + spacing;
      const free = fullAt - BURST * (1000 / PER_SECOND);
      for (let wait = free - clock.monotonic(); wait > 0; wait = free - clock.monotonic()) {
        await clock.sleep(wait);
      }
    },
    observe(remaining) {
      spacing = (remaining < SCARCE ? 2 : 1) * (1000 / PER_SECOND);
    },
  };
}

/** An answer takes somewhat less than a second (recorded by the tests of Azure's SDK for .NET). */
const SECONDS_PER_CALL = 0.85;
/** What the vault takes for all that is asked of it about one key. */
const SECONDS_AT_THE_VAULT = 0.4;

/**
 * How long a run takes over so many keys, in seconds: as long as their answers with `concurrency` under way, or as long
 * as the limit demands, whichever is more. Without the time that a gateway takes to learn of a key, which nobody knows.
 */
export function expectedSeconds(keys: number, callsPerKey: number, concurrency: number): number {
  const perKey = callsPerKey * SECONDS_PER_CALL + SECONDS_AT_THE_VAULT;
  const limited = Math.max(0, keys * callsPerKey - BURST) / PER_SECOND;
  const last = keys === 0 ? 0 : perKey;
  return Math.ceil(Math.max(limited + last, Math.ceil(keys / concurrency) * perKey));
}
