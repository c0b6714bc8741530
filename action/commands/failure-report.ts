/** Where a plan, or the result of one, would have been there is now the reason why there is none; nothing here may hide that reason. */
import { ActionFailure, messageOf } from '../failure.ts';
import type { Finding } from '../finding.ts';
import { bytes, SUMMARY_LIMIT } from '../report/budget.ts';
import type { PlanIdentity } from '../terraform/hash.ts';
import { type About, originOf } from './about.ts';
import type { Context } from './ports.ts';
import { writeComment } from './review.ts';

/** None of these takes anything from the plan, which has been reported. */
const TOLD = ['comment-failed', 'issue-failed', 'expectation-missed', 'replacement-refused'];
const SIZE = { limit: SUMMARY_LIMIT - 1, measure: bytes };

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
  const { renderFailure } = await import('../report/index.ts');
  await context.workflow.summary(renderFailure(failure, SIZE));
  if (!comment || context.inputs.comment === 'never') return;
  const lenient: Context = { ...context, inputs: { ...context.inputs, comment: 'auto' } };
  const { key, plan } = about;
  await writeComment(lenient, key, plan, (limit, prefix) =>
    renderFailure(failure, limit, prefix),
  ).catch((error_: unknown) => {
    // Out of time: the post step tells again.
    if (!context.signal.aborted) throw error_;
  });
}

/** What an annotation has no room for: every difference from the reviewed plan. */
export async function tellRefusal(context: Context, about: About, error: unknown): Promise<void> {
  if (!(error instanceof ActionFailure)) return;
  const [message = error.message, ...details] = error.details;
  const failure = {
    title: `${about.title}: not applied`,
    origin: originOf(context),
    message,
    findings: details.map((detail): Finding => ({ severity: 'error', message: detail })),
  };
  const { renderFailure } = await import('../report/index.ts');
  await context.workflow.summary(renderFailure(failure, SIZE));
}
