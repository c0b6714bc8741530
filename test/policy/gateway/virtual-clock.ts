/** A clock that stands still until a test moves it; sleepers wake in the order of their times. */
import type { Clock } from '../../../policy/gateway/index.ts';

type Sleeper = { readonly at: number; readonly wake: () => void };

export type VirtualClock = Clock & {
  /** Moves on by `milliseconds` and wakes whoever slept until then; what they do in turn has happened afterwards. */
  advance(milliseconds: number): Promise<void>;
  /** How many sleep at this moment. */
  readonly sleepers: number;
};

/** @param start milliseconds since the epoch */
export function virtualClock(start = Date.UTC(2026, 0, 1)): VirtualClock {
  let now = start;
  let sleeping: Sleeper[] = [];
  return {
    now: () => now,
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const sleeper = { at: now + milliseconds, wake: resolve };
        sleeping.push(sleeper);
        signal?.addEventListener(
          'abort',
          () => {
            sleeping = sleeping.filter((other) => other !== sleeper);
            reject(signal.reason);
          },
          { once: true },
        );
      });
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        await settled();
        const [next] = sleeping.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = Math.max(now, next.at);
        sleeping = sleeping.filter((sleeper) => sleeper !== next);
        next.wake();
      }
      now = end;
      await settled();
    },
    get sleepers() {
      return sleeping.length;
    },
  };
}

/** Lets everything that waits for nothing but promises run to its end. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
