/** The pull request's side of a plan: the comment that shows it, and the check that what is applied was shown. */

import { ActionFailure, messageOf } from '../failure.ts';
import { GitHubError } from '../github/client.ts';
import { findComments, type PullRequest, upsertComment } from '../github/comment.ts';
import { findPullRequest, pullRequestOfEvent, reviewedCommit } from '../github/event.ts';
import { type CommentKey, writeMarker } from '../github/marker.ts';
import { COMMENT_LIMIT, characters } from '../report/budget.ts';
import type { Size } from '../report/plan-report.ts';
import { compareIdentities, type PlanIdentity } from '../terraform/hash.ts';
import type { Scrub } from '../terraform/redact.ts';
import type { Context } from './ports.ts';

/** Differences beyond this many are counted; the message is an annotation, which GitHub cuts at 4,096 characters. */
const MOST_DIFFERENCES = 20;

/**
 * Writes the comment, where there is a pull request and one is wanted. With `comment: auto` whatever goes wrong is
 * one warning, because a plan is worth more than its comment; with `always` it is a failure.
 *
 * @param compose makes the body within a size, behind a prefix.
 * @throws {ActionFailure} `comment-failed`, with `comment: always` only
 */
export async function writeComment(
  context: Context,
  key: CommentKey,
  plan: PlanIdentity | undefined,
  scrub: Scrub,
  compose: (size: Size, prefix: string) => string,
): Promise<void> {
  const { inputs, workflow, github, event } = context;
  if (inputs.comment === 'never' || event === undefined) return;
  try {
    if (github === undefined) throw new Error('the input github-token is empty');
    const pullRequest = await pullRequestOf(context);
    if (pullRequest === undefined) {
      if (inputs.comment === 'always') {
        throw new Error(`event ${event.name} belongs to no pull request; set the input pr-number`);
      }
      workflow.info('No pull request: the plan is in the job summary only.');
      return;
    }
    const marker = writeMarker({ ...key, commit: reviewedCommit(event), plan });
    const body = scrub(compose({ limit: COMMENT_LIMIT, measure: characters }, marker));
    workflow.output('comment-url', await upsertComment(github, pullRequest, key, body));
  } catch (error) {
    if (context.signal.aborted) throw error;
    const message = `the pull request could not be commented on: ${explain(error)}`;
    if (inputs.comment === 'always') throw new ActionFailure('comment-failed', message);
    workflow.annotate({
      severity: 'warning',
      message: `${message}. The plan is in the job summary`,
    });
  }
}

/**
 * Refuses a plan that nobody has reviewed.
 *
 * @throws {ActionFailure} `plan-missing` when there is no reviewed plan to compare with, `plan-changed` when the
 *   plan at hand is another one; it says where they differ
 */
export async function requireReviewedPlan(
  context: Context,
  key: CommentKey,
  identity: PlanIdentity,
): Promise<void> {
  const { inputs, workflow, github, event } = context;
  if (inputs.requireReviewedPlan === 'false') return;
  const required = inputs.requireReviewedPlan === 'true';
  if (github === undefined || event === undefined) {
    const named =
      inputs.pullRequest ?? (event === undefined ? undefined : pullRequestOfEvent(event));
    if (!required && named === undefined) return;
    throw notReviewed('without github-token the reviewed plan cannot be read');
  }
  const reviewed = await (async () => {
    const pullRequest = await pullRequestOf(context);
    if (pullRequest === undefined) return undefined;
    const [comment] = await findComments(github, pullRequest, key);
    return { number: pullRequest.number, comment };
  })().catch((error: unknown) => {
    if (context.signal.aborted) throw error;
    throw notReviewed(`the reviewed plan cannot be read: ${explain(error)}`);
  });
  if (reviewed === undefined) {
    if (required) throw notReviewed('no pull request was found for this run; set pr-number');
    workflow.info('No pull request: nothing to compare the plan with.');
    return;
  }
  const plan = reviewed.comment?.marker.plan;
  if (plan === undefined) {
    throw notReviewed(
      `pull request #${reviewed.number} shows no plan of ${describeKey(key)} by this account`,
    );
  }
  if (plan.hash === identity.hash) {
    workflow.info(`This is the plan that pull request #${reviewed.number} shows.`);
    return;
  }
  const differences = compareIdentities(plan.resources, identity.resources);
  const shown = differences
    .slice(0, MOST_DIFFERENCES)
    .map(({ address, what }) => `- ${address}: ${what}`);
  const rest = differences.length - shown.length;
  throw new ActionFailure(
    'plan-changed',
    [
      `the plan is not the one that was reviewed on pull request #${reviewed.number}. Plan again and have that plan reviewed.`,
      ...(shown.length === 0 ? ['(The comment has no room to tell where they differ.)'] : shown),
      ...(rest > 0 ? [`- and ${rest} more`] : []),
    ].join('\n'),
  );
}

/** @throws {GitHubError} */
async function pullRequestOf({ inputs, event, github }: Context): Promise<PullRequest | undefined> {
  if (event === undefined || github === undefined) return undefined;
  const number = inputs.pullRequest ?? (await findPullRequest(event, github));
  return number === undefined ? undefined : { repository: event.repository, number };
}

function notReviewed(why: string): ActionFailure {
  return new ActionFailure(
    'plan-missing',
    `apply wants the plan that was reviewed, but ${why}. Run the command plan on the pull request first, or set require-reviewed-plan: false`,
  );
}

function describeKey({ label, environment }: CommentKey): string {
  return label === '' ? `environment ${environment}` : `${label} (environment ${environment})`;
}

function explain(error: unknown): string {
  if (!(error instanceof GitHubError)) return messageOf(error);
  return error.isReadOnlyToken
    ? `${error.message}: the token may only read. Give the job \`permissions: pull-requests: write\`; pull requests from forks and from Dependabot never get it`
    : error.message;
}
