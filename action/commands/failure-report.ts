/** Where a plan, or the result of one, would have been there is now the reason why there is none; nothing here may hide that reason. */
import { ActionFailure, messageOf } from '../failure.ts';
import { bytes, SUMMARY_LIMIT } from '../report/budget.ts';
import { renderFailure } from '../report/plan-report.ts';
import type { PlanIdentity } from '../terraform/hash.ts';
import { type About, originOf } from './about.ts';
import { environmentScrub } from './planning.ts';
import type { Context } from './ports.ts';
import { writeComment } from './review.ts';

/** Neither a comment that could not be written nor a missed expectation takes anything from the plan, which has been reported. */
const TOLD = ['comment-failed', 'expectation-missed'];

/**
 * Writes the job summary and, where it is wanted, the comment.
 *
 * @param about with the plan that stays reviewed; undefined: there is none, so that no apply takes an older one for true
 */
export async function tellFailure(
  context: Context,
  about: About & { readonly command: string; readonly plan: PlanIdentity | undefined },
  error: unknown,
  comment: boolean,
): Promise<void> {
  if (error instanceof ActionFailure && TOLD.includes(error.reason)) return;
  const failure = {
    title: `${about.title}: ${about.command}`,
    origin: originOf(context),
    message: messageOf(error),
    findings: error instanceof ActionFailure ? error.findings : [],
  };
  const scrub = environmentScrub(context);
  const size = { limit: SUMMARY_LIMIT - 1, measure: bytes };
  await context.workflow.summary(scrub(renderFailure(failure, size)));
  if (!comment || context.inputs.comment === 'never') return;
  const lenient: Context = { ...context, inputs: { ...context.inputs, comment: 'auto' } };
  const { key, plan } = about;
  await writeComment(lenient, key, plan, scrub, (limit, prefix) =>
    renderFailure(failure, limit, prefix),
  ).catch((error_: unknown) => {
    // Out of time: the post step tells again.
    if (!context.signal.aborted) throw error_;
  });
}
