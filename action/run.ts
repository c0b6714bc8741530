/** One run on the real machine. */
import { runAction } from './action.ts';
import type { Cancellation } from './cancellation.ts';
import type { Judging } from './judge-process.ts';
import { realRun } from './machine.ts';

/**
 * @param root the folder of `action.yml`
 * @param judging begun already, where it will be wanted
 */
export async function run(
  cancellation: Cancellation,
  root: string,
  judging?: Judging,
): Promise<0 | 1> {
  (await import('./optimisation.ts')).optimiseForShortRun();
  return runAction(realRun(cancellation, root, judging));
}
