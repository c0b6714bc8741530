/**
 * `drift`: whether Azure still looks as the file says. Plans, changes nothing, and keeps one issue: opened when something differs, brought
 * up to date while it does, closed when nothing does any more. A plan that fails says nothing about drift, so it leaves the issue alone.
 */

import { ActionFailure, messageOf } from '../failure.ts';
import { GitHubError } from '../github/client.ts';
import { isOfPullRequest } from '../github/event.ts';
import { closeIssues, openIssue, writeDriftMarker } from '../github/issue.ts';
import { COMMENT_LIMIT, characters } from '../report/budget.ts';
import { code } from '../report/markdown.ts';
import { renderPlan } from '../report/plan-report.ts';
import { plan, type Tell } from './plan.ts';
import type { Context } from './ports.ts';

/**
 * @throws {ActionFailure} `input-invalid` for a pull request's event; `issue-failed` when the issue cannot be read or written; what `plan`
 *   throws
 */
export async function drift(context: Context): Promise<void> {
  const { inputs, event } = context;
  if (event !== undefined && isOfPullRequest(event)) {
    throw new ActionFailure(
      'input-invalid',
      `input command is "drift", and the event ${event.name} brings a file that is not merged: everything in it would be drift. Use plan there, and drift on a schedule`,
    );
  }
  // Before the plan, which takes a minute.
  requireGitHub(context);
  await plan(
    { ...context, inputs: { ...inputs, comment: 'never', simulation: 'never' } },
    tellInIssue,
  );
}

const tellInIssue: Tell = async (context, report, key) => {
  const { inputs, workflow, secrecy } = context;
  const { github, repository } = requireGitHub(context);
  const title = report.title.replace(/: plan$/, ': Azure differs from the file');
  try {
    // What Terraform does not see is drift as well, although no plan would change it.
    if (report.summary.changes || report.summary.hidden.length > 0) {
      const prefix = `${writeDriftMarker(key)}Applying ${code(inputs.config)} would change what follows. The next run without a difference closes this issue.\n\n`;
      const size = { limit: COMMENT_LIMIT, measure: characters };
      const body = secrecy.scrub(renderPlan({ ...report, title }, size, prefix));
      const url = await openIssue(github, repository, key, { title, body });
      workflow.output('issue-url', url);
      workflow.annotate({ severity: 'warning', message: `${title}: ${url}` });
      return;
    }
    const why = `Azure is as the file says again. ${report.origin}`.trim();
    const closed = await closeIssues(github, repository, key, why);
    if (closed !== undefined) workflow.output('issue-url', closed);
    workflow.info(closed === undefined ? 'No drift.' : `No drift; closed ${closed}`);
  } catch (error) {
    if (context.signal.aborted) throw error;
    throw new ActionFailure('issue-failed', `the issue could not be kept: ${explain(error)}`);
  }
};

function requireGitHub({ event, github }: Context) {
  if (event !== undefined && github !== undefined) return { github, repository: event.repository };
  throw new ActionFailure(
    'issue-failed',
    event === undefined
      ? 'outside a workflow (GITHUB_REPOSITORY names no repository) there are no issues. Use plan'
      : 'the input github-token is empty, so no issue can be written. Leave it out, so that it has its default, or use plan',
  );
}

function explain(error: unknown): string {
  return error instanceof GitHubError && error.isReadOnlyToken
    ? `${error.message}: the token may not write issues. Give the job \`permissions: issues: write\``
    : messageOf(error);
}
