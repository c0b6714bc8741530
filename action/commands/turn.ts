/** Work that begins before it is its turn to speak: the log stays in order, and what stands first in it may still refuse the work. */
import type { Workflow } from '../workflow.ts';

/**
 * Begins work, then what comes before it in the log; what the work says stands behind that, in a group of its own.
 *
 * @param work says nothing before the turn that it is given; where that rejects, it ends as soon as it can
 * @throws what `before` throws, whatever the work throws, and once the work has ended
 */
export async function inTurn<T>(
  { group }: Workflow,
  title: string,
  before: () => Promise<unknown>,
  work: (turn: Promise<void>) => Promise<T>,
): Promise<T> {
  const { promise: turn, resolve, reject } = Promise.withResolvers<void>();
  const working = work(turn);
  // Both are listened to below, when it is time.
  for (const one of [turn, working]) one.catch(() => undefined);
  try {
    await before();
  } catch (error) {
    reject(error);
    await working.catch(() => undefined);
    throw error;
  }
  return group(title, () => {
    resolve();
    return working;
  });
}
