/** Everything that has to do with time, handed in so that tests need none. */
export type Clock = {
  /** Milliseconds since 1970-01-01 UTC, for what people read and for dates of others. Somebody may set it. */
  readonly now: () => number;
  /** Milliseconds since some moment, for all that is measured: nobody can set it, so it never goes back. */
  readonly monotonic: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

export const thisClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * Does something that must end in time, whether or not it listens to the signal: a credential that waits for a token
 * does not.
 *
 * @throws what `work` throws, or an error named `TimeoutError`
 */
export async function within<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  // Not AbortSignal.timeout: its timer does not keep the process alive, which would end without a word.
  const timer = setTimeout(() => {
    controller.abort(new DOMException('No answer in time.', 'TimeoutError'));
  }, milliseconds);
  const { signal } = controller;
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
