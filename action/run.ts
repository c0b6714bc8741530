/** One run on the real machine. */
import { runAction } from './action.ts';
import type { Cancellation } from './cancellation.ts';
import { realRun } from './machine.ts';

/** @param root the folder of `action.yml` */
export function run(cancellation: Cancellation, root: string): Promise<0 | 1> {
  return runAction(realRun(cancellation, root));
}
