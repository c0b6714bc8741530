/** Time that passes only when a test says so. */
import type { Clock } from '../../../policy/gateway/index.ts';

export type VirtualClock = Clock & {
  /** Lets `milliseconds` pass and wakes whoever slept until then. */
  advance(milliseconds: number): void;
};

export function createVirtualClock(start = Date.UTC(2026, 0, 1)): VirtualClock {
  let now = start;
  let sleepers: readonly { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
        sleepers = [...sleepers, { at: now + milliseconds, wake: resolve }];
      }),
    advance(milliseconds) {
      now += milliseconds;
      const due = sleepers.filter(({ at }) => at <= now);
      sleepers = sleepers.filter(({ at }) => at > now);
      for (const { wake } of due) wake();
    },
  };
}
