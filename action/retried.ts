/** Trying again: the one loop, whose callers say what passes and how long to wait for it. */

/**
 * Tries until it succeeds.
 *
 * @param pauseAfter how long to wait after a failure, in milliseconds, with the number of tries so far; throws what ends it
 * @throws {Error} what `pauseAfter` throws
 */
export async function retried<Result>(
  attempt: () => Promise<Result>,
  pauseAfter: (error: unknown, tries: number) => number,
  sleep: (milliseconds: number) => Promise<unknown>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    let pause: number;
    try {
      return await attempt();
    } catch (error) {
      pause = pauseAfter(error, tries);
    }
    await sleep(pause);
  }
}
