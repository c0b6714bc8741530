/** What the workflow runs for: the repository, the commit, and the pull request if there is one. */

import { readFileSync } from 'node:fs';
import { items, type Json, member, parseJson, textOf } from '../../policy/standards/json.ts';
import { ActionFailure } from '../failure.ts';
import type { GitHub } from './client.ts';

export type WorkflowEvent = {
  /** GITHUB_EVENT_NAME */
  readonly name: string;
  readonly payload: Json;
  /** `owner/name` */
  readonly repository: string;
  /** GITHUB_SHA; for `pull_request` that is a merge commit nobody has seen. */
  readonly sha: string;
  /** GITHUB_REF */
  readonly ref: string;
  /** Address of this run's page, undefined outside a runner. */
  readonly runUrl: string | undefined;
  /** GITHUB_RUN_ID: later runs have higher ones; 0 where it is not known. */
  readonly run: number;
};

/** @returns undefined outside a workflow, where there is no repository to speak of. */
export async function readEvent(
  environment: NodeJS.ProcessEnv,
): Promise<WorkflowEvent | undefined> {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server } = environment;
  if (repository === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return undefined;
  return {
    name: environment.GITHUB_EVENT_NAME ?? '',
    payload: readPayload(environment.GITHUB_EVENT_PATH),
    repository,
    sha: environment.GITHUB_SHA ?? '',
    ref: environment.GITHUB_REF ?? '',
    runUrl:
      server === undefined || environment.GITHUB_RUN_ID === undefined
        ? undefined
        : `${server}/${repository}/actions/runs/${environment.GITHUB_RUN_ID}`,
    run: positive(Number(environment.GITHUB_RUN_ID)) ?? 0,
  };
}

function readPayload(path: string | undefined): Json {
  if (path === undefined || path === '') return null;
  try {
    return parseJson(readFileSync(path, 'utf8'));
  } catch {
    throw new ActionFailure('unexpected', `GITHUB_EVENT_PATH ${path} is not a readable JSON file`);
  }
}

/**
 * The commit that a plan is of: the one that is checked out. Where that is the merge that GitHub made for this run, the head
 * of the pull request, which people know.
 *
 * @param checkedOut undefined where no checkout can be read: then what the event is about
 */
export function plannedCommit(
  { payload, sha }: WorkflowEvent,
  checkedOut: string | undefined,
): string {
  const head = textOf(member(member(member(payload, 'pull_request'), 'head'), 'sha'));
  if (checkedOut === undefined || checkedOut === sha) return head ?? sha;
  return checkedOut;
}

/** Whether a pull request made this run happen: whatever is in it then has not been merged. */
export function isOfPullRequest(event: WorkflowEvent): boolean {
  const origin = textOf(member(member(event.payload, 'workflow_run'), 'event')) ?? '';
  return (
    [event.name, origin].some(
      (name) => name.startsWith('pull_request') || name === 'merge_group',
    ) || pullRequestOfEvent(event) !== undefined
  );
}

/** What the event itself says. */
function pullRequestOfEvent({ name, payload, ref }: WorkflowEvent): number | undefined {
  if (name.startsWith('pull_request')) {
    return positive(member(member(payload, 'pull_request'), 'number'));
  }
  if (name === 'issue_comment') {
    const issue = member(payload, 'issue');
    // An issue has no such member: its number is not a pull request's.
    return member(issue, 'pull_request') === undefined
      ? undefined
      : positive(member(issue, 'number'));
  }
  if (name === 'merge_group') {
    const head = textOf(member(member(payload, 'merge_group'), 'head_ref')) ?? ref;
    return positive(Number(/\/pr-(\d+)-[0-9a-f]+$/.exec(head)?.[1]));
  }
  if (name === 'workflow_run') {
    const run = member(payload, 'workflow_run');
    // Of a push it lists the open ones that begin at its branch, not the one that was merged.
    if (textOf(member(run, 'event')) === 'push') return undefined;
    const [first] = items(member(run, 'pull_requests'));
    return positive(member(first, 'number'));
  }
  return undefined;
}

/**
 * The pull request to comment on, and whose reviewed plan an apply must match: the one of the event, else the one
 * that brought the commit (merged by any method), else the open one at the commit or of the branch.
 *
 * @returns undefined where there is none, which GitHub or the event must have said
 * @throws {GitHubError} when GitHub cannot be asked
 * @throws {ActionFailure} when the event does not say what it must
 */
export async function findPullRequest(
  event: WorkflowEvent,
  github: GitHub,
): Promise<number | undefined> {
  const named = pullRequestOfEvent(event);
  // A schedule runs for the branch, not for the pull request that was merged last.
  if (named !== undefined || event.name === 'schedule' || event.name === 'issue_comment') {
    return named;
  }
  if (event.name.startsWith('pull_request') || event.name === 'merge_group') {
    throw new ActionFailure(
      'plan-missing',
      `the event ${event.name} does not say its pull request; set pr-number`,
    );
  }
  const { sha, branch, isPush } = commitOf(event);
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) {
    throw new ActionFailure(
      'plan-missing',
      'GITHUB_SHA is no commit, so its pull request cannot be looked up; set pr-number',
    );
  }
  const ofCommit = await github.list(`/repos/${event.repository}/commits/${sha}/pulls`);
  const found = bringing(ofCommit, sha, branch) ?? (isPush ? undefined : openAt(ofCommit, sha));
  if (found !== undefined || isPush || branch === undefined) return numberOf(found);
  const [owner] = event.repository.split('/');
  const head = encodeURIComponent(`${owner}:${branch}`);
  const [open] = await github.list(`/repos/${event.repository}/pulls?state=open&head=${head}`);
  return numberOf(open);
}

/** What was pushed, or is to be looked at. */
function commitOf({ name, payload, sha, ref }: WorkflowEvent) {
  const run = member(payload, 'workflow_run');
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (name !== 'workflow_run') return { sha, branch, isPush: name === 'push' };
  return {
    sha: textOf(member(run, 'head_sha')) ?? sha,
    // The event itself is of the default branch, whatever the run was of.
    branch: textOf(member(run, 'head_branch')) ?? branch,
    isPush: textOf(member(run, 'event')) === 'push',
  };
}

/**
 * The pull request that brought a commit to a branch. GitHub lists the merged ones of a commit, and, for a commit that is not in
 * the default branch, the open ones that contain it; the latter may be on their way to somewhere else.
 *
 * However it was merged, `merge_commit_sha` is what the branch was moved to: the merge, the squashed commit, or the last of the
 * rebased ones. Before the merge it is a trial merge that nobody pushes.
 * Source: https://docs.github.com/rest/pulls/pulls#get-a-pull-request
 *
 * @param branch undefined for a tag: then the branch that it was merged into does not matter
 */
function bringing(pulls: readonly Json[], sha: string, branch: string | undefined) {
  const here = pulls.filter(
    (pull) => branch === undefined || textOf(member(member(pull, 'base'), 'ref')) === branch,
  );
  const merged = here.filter((pull) => textOf(member(pull, 'merged_at')) !== undefined);
  return (
    merged.find((pull) => member(pull, 'merge_commit_sha') === sha) ??
    merged[0] ??
    // GitHub notices a merge by hand a moment later.
    here.find((pull) => headOf(pull) === sha)
  );
}

function openAt(pulls: readonly Json[], sha: string): Json | undefined {
  return pulls.find((pull) => member(pull, 'state') === 'open' && headOf(pull) === sha);
}

function headOf(pull: Json): string | undefined {
  return textOf(member(member(pull, 'head'), 'sha'));
}

function numberOf(pull: Json | undefined): number | undefined {
  return positive(member(pull, 'number'));
}

function positive(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
