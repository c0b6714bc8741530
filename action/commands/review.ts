/** The pull request's side of a plan: the comment that shows it, and the check that what is applied was shown. */

import { member, textOf } from '../../policy/standards/json.ts';
import { ActionFailure, messageOf } from '../failure.ts';
import { type GitHub, GitHubError } from '../github/client.ts';
import { findComments, type PullRequest, upsertComment } from '../github/comment.ts';
import { findPullRequest } from '../github/event.ts';
import { type CommentKey, writeMarker } from '../github/marker.ts';
import { COMMENT_LIMIT, characters } from '../report/budget.ts';
import type { Size } from '../report/plan-report.ts';
import type { PlanIdentity } from '../terraform/hash.ts';
import type { Differences, PlanRecord } from '../terraform/record.ts';
import type { Context } from './ports.ts';

/** Differences beyond this many are counted; the message is an annotation, which GitHub cuts at 4,096 characters. */
const MOST_DIFFERENCES = 20;

/**
 * Writes the comment, where there is a pull request and one is wanted. With `comment: auto` whatever goes wrong is
 * one warning, because a plan is worth more than its comment; with `always` it is a failure. The plan of a newer commit
 * stays: runs may overtake each other.
 *
 * @param compose makes the body within a size, behind a prefix.
 * @throws {ActionFailure} `comment-failed`, with `comment: always` only
 */
export async function writeComment(
  context: Context,
  key: CommentKey,
  plan: PlanIdentity | undefined,
  compose: (size: Size, prefix: string) => string,
): Promise<void> {
  const { inputs, workflow, github, event, commit, secrecy } = context;
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
    const planned = { ...key, commit, run: event.run };
    const [present] = await findComments(github, pullRequest, key);
    const age =
      present === undefined
        ? 'older'
        : await ageOf(github, event.repository, present.marker, {
            ...planned,
            isHead: event.name.startsWith('pull_request'),
          });
    if (present !== undefined && age === 'unknown') {
      workflow.annotate({
        severity: 'warning',
        message: `the comment on pull request #${pullRequest.number} showed the plan of ${present.marker.commit}; GitHub does not say whether that is newer than ${commit}, whose plan is there now. The token needs \`contents: read\` to ask`,
      });
    }
    if (present !== undefined && age === 'newer') {
      workflow.output('comment-url', present.url);
      workflow.annotate({
        severity: 'warning',
        message: `the comment on pull request #${pullRequest.number} shows the plan of a newer commit, ${present.marker.commit}, and stays: the plan of ${commit} is in the job summary only. To review that one, run the command plan on it again`,
      });
      return;
    }
    const body = compose({ limit: COMMENT_LIMIT, measure: characters }, writeMarker(planned, plan));
    const url = await upsertComment(github, pullRequest, key, secrecy.scrub(body));
    workflow.output('comment-url', url);
  } catch (error) {
    if (context.signal.aborted) throw error;
    const message = `the pull request could not be commented on: ${explain(error, 'write')}`;
    if (inputs.comment === 'always') throw new ActionFailure('comment-failed', message);
    workflow.annotate({
      severity: 'warning',
      message: `${message}. The plan is in the job summary`,
    });
  }
}

type Planned = { readonly commit: string; readonly run: number };

type PlannedHere = Planned & {
  /** The event says that this is the pull request's head. */
  readonly isHead: boolean;
};

/**
 * Whether the plan in the comment is of a newer commit than the one at hand: the history decides, and where it does not (a
 * branch was rewritten) the run that began later. The same commit may be planned again at any time.
 */
async function ageOf(
  github: GitHub,
  repository: string,
  present: Planned,
  planned: PlannedHere,
): Promise<'older' | 'newer' | 'unknown'> {
  if (present.commit === '' || present.commit === planned.commit) return 'older';
  const range = `${encodeURIComponent(present.commit)}...${encodeURIComponent(planned.commit)}`;
  const relation = await github
    .get(`/repos/${repository}/compare/${range}`)
    .then((comparison) => textOf(member(comparison, 'status')))
    .catch((error: unknown) => {
      if (error instanceof GitHubError) return undefined;
      throw error;
    });
  if (relation === 'ahead' || relation === 'identical') return 'older';
  // A branch that was set back has an older commit for its head, which is what is to be merged.
  if (relation === 'behind') return planned.isHead && planned.run > present.run ? 'older' : 'newer';
  if (planned.run < present.run) return 'newer';
  return relation === undefined ? 'unknown' : 'older';
}

/** What it takes to ask for a review. */
type Asking = Pick<Context, 'inputs' | 'workflow' | 'github' | 'event' | 'signal'>;

/**
 * Refuses a plan that nobody has reviewed. What cannot be asked is refused too: no token, no answer, no name of the account.
 *
 * @throws {ActionFailure} `plan-missing` when there is no reviewed plan to compare with, `plan-changed` when the
 *   plan at hand is another one; it says where they differ
 */
export async function requireReviewedPlan(
  context: Asking,
  key: CommentKey,
  identity: PlanIdentity,
): Promise<void> {
  const { inputs, workflow, github, event } = context;
  if (inputs.requireReviewedPlan === 'false') return;
  if (event === undefined) {
    throw notReviewed(
      'outside a workflow (GITHUB_REPOSITORY names no repository) there is no pull request to compare with. Set require-reviewed-plan: false to apply without a review',
    );
  }
  if (github === undefined) {
    throw notReviewed(
      'without github-token the reviewed plan cannot be read. Leave github-token out, so that it has its default, or set require-reviewed-plan: false to apply without a review',
    );
  }
  const reviewed = await (async () => {
    const pullRequest = await pullRequestOf(context);
    if (pullRequest === undefined) return undefined;
    const [comment] = await findComments(github, pullRequest, key);
    return { number: pullRequest.number, comment };
  })().catch((error: unknown) => {
    if (context.signal.aborted) throw error;
    throw notReviewed(
      `the reviewed plan cannot be read: ${explain(error, 'read')}. Run apply again, or set require-reviewed-plan: false to apply without a review`,
    );
  });
  if (reviewed === undefined) {
    if (inputs.requireReviewedPlan === 'true') {
      throw notReviewed(
        'no pull request was found for this run. Set pr-number to the one whose plan was reviewed, or require-reviewed-plan: false to apply without a review',
      );
    }
    workflow.info('No pull request: nothing to compare the plan with.');
    return;
  }
  const plan = reviewed.comment?.marker.plan;
  if (plan === undefined) {
    throw notReviewed(
      `pull request #${reviewed.number} shows no plan of ${describeKey(key)} by this account and this version of the Action. ${planAgain(reviewed.number)}, or set require-reviewed-plan: false to apply without a review`,
    );
  }
  if (plan.hash === identity.hash) {
    workflow.info(`This is the plan that pull request #${reviewed.number} shows.`);
    return;
  }
  const differences = await differencesBetween(plan, identity);
  const message = `the plan is not the one that was reviewed on pull request #${reviewed.number}. ${planAgain(reviewed.number)}`;
  throw new ActionFailure(
    'plan-changed',
    [message, ...listed(differences, MOST_DIFFERENCES)].join('\n'),
    [],
    [message, ...listed(differences, Number.POSITIVE_INFINITY)],
  );
}

/** Loaded by a refusal only. */
async function differencesBetween(plan: PlanRecord, identity: PlanIdentity): Promise<Differences> {
  const { compareWithRecord } = await import('../terraform/record.ts');
  return compareWithRecord(plan, identity);
}

function listed({ found, more }: Differences, most: number): readonly string[] {
  const rest = Math.max(0, found.length - most) + more;
  if (found.length === 0) {
    return ['(What the comment keeps of that plan does not say where they differ.)'];
  }
  return [
    ...found.slice(0, most).map(({ address, what }) => `- ${address}: ${what}`),
    ...(rest > 0 ? [`- and ${more > 0 ? 'about ' : ''}${rest} more`] : []),
  ];
}

/** Also after the merge: the comment of a closed pull request can be written. */
function planAgain(number: number): string {
  return `Run the command plan with pr-number: ${number} on the commit that is to be applied, have that plan reviewed, and run apply again`;
}

/** @throws {GitHubError} */
async function pullRequestOf({ inputs, event, github }: Asking): Promise<PullRequest | undefined> {
  if (event === undefined || github === undefined) return undefined;
  const number = inputs.pullRequest ?? (await findPullRequest(event, github));
  return number === undefined ? undefined : { repository: event.repository, number };
}

function notReviewed(why: string): ActionFailure {
  return new ActionFailure('plan-missing', `apply wants the plan that was reviewed, but ${why}`);
}

function describeKey({ label, environment }: CommentKey): string {
  return label === '' ? `environment ${environment}` : `${label} (environment ${environment})`;
}

function explain(error: unknown, wanted: 'read' | 'write'): string {
  if (!(error instanceof GitHubError)) return messageOf(error);
  return error.isReadOnlyToken
    ? `${error.message}: the token may not ${wanted} that. Give the job \`permissions: pull-requests: ${wanted}\`; pull requests from forks and from Dependabot never get more than read`
    : error.message;
}
