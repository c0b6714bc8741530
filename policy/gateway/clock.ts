import type { Clock } from './ports.ts';

/** Real time. A timer never keeps the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const stop = () => {
        cancel();
        reject(signal?.reason);
      };
      const cancel = schedule(milliseconds, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      signal?.addEventListener('abort', stop, { once: true });
    }),
  schedule,
  stopwatch: () => performance.now(),
};

function schedule(milliseconds: number, callback: () => void): () => void {
  // Longer than Node's timers can count would fire at once.
  const timer = setTimeout(callback, Math.min(milliseconds, 2 ** 31 - 1)).unref();
  return () => clearTimeout(timer);
}
