/**
 * The one open issue that says how Azure differs from the file: found by its hidden first line, among those that this token's own
 * account wrote. Unlike a comment it has an end.
 */

import { isObject, type Json, member, parseJson, textOf } from '../../policy/standards/json.ts';
import type { GitHub } from './client.ts';
import type { CommentKey } from './marker.ts';

const START = '<!-- apim-openai-load-balancer-drift ';
const END = ' -->\n';

type OpenIssue = { readonly number: number; readonly url: string };

/** The hidden first line. */
export function writeDriftMarker({ label, environment }: CommentKey): string {
  // Neither `--` nor `>` may stand in an HTML comment; inside JSON strings both have another spelling.
  const json = JSON.stringify({ label, environment });
  return `${START}${json.replaceAll('-', '\\u002d').replaceAll('>', '\\u003e')}${END}`;
}

/**
 * Opens the issue, or brings the open one up to date. Two runs at once may both open one: the oldest is kept, the others are closed.
 *
 * @returns the issue's address
 * @throws {GitHubError}
 */
export async function openIssue(
  github: GitHub,
  repository: string,
  key: CommentKey,
  { title, body }: { readonly title: string; readonly body: string },
): Promise<string> {
  const [issue, ...duplicates] = await findIssues(github, repository, key);
  const written =
    issue === undefined
      ? await github.post(`/repos/${repository}/issues`, { title, body })
      : await github.patch(`/repos/${repository}/issues/${issue.number}`, { title, body });
  for (const { number } of duplicates) {
    await close(github, repository, number, 'duplicate');
  }
  return textOf(member(written, 'html_url')) ?? '';
}

/**
 * Closes what is open, with a comment that says why.
 *
 * @returns the address of what was closed; undefined when nothing was open
 * @throws {GitHubError}
 */
export async function closeIssues(
  github: GitHub,
  repository: string,
  key: CommentKey,
  why: string,
): Promise<string | undefined> {
  const issues = await findIssues(github, repository, key);
  for (const { number } of issues) {
    await github.post(`/repos/${repository}/issues/${number}/comments`, { body: why });
    await close(github, repository, number, 'completed');
  }
  return issues[0]?.url;
}

async function close(github: GitHub, repository: string, number: number, state_reason: string) {
  await github.patch(`/repos/${repository}/issues/${number}`, { state: 'closed', state_reason });
}

/** The oldest first. */
async function findIssues(
  github: GitHub,
  repository: string,
  key: CommentKey,
): Promise<readonly OpenIssue[]> {
  const open = await github.list(
    `/repos/${repository}/issues?state=open&sort=created&direction=asc`,
  );
  const marked = open.filter((issue) => isOf(issue, key));
  if (marked.length === 0) return [];
  const viewer = await github.viewer();
  return marked.flatMap((issue) => {
    const number = member(issue, 'number');
    const isOwn = textOf(member(member(issue, 'user'), 'login')) === viewer;
    return isOwn && typeof number === 'number'
      ? [{ number, url: textOf(member(issue, 'html_url')) ?? '' }]
      : [];
  });
}

/** Pull requests are in the list as well; none of ours begins like this, but anybody may quote it. */
function isOf(issue: Json, { label, environment }: CommentKey): boolean {
  const body = textOf(member(issue, 'body')) ?? '';
  const end = body.indexOf(END.trimEnd());
  if (member(issue, 'pull_request') !== undefined || !body.startsWith(START) || end < 0) {
    return false;
  }
  try {
    const marker = parseJson(body.slice(START.length, end));
    return isObject(marker) && marker.label === label && marker.environment === environment;
  } catch {
    return false;
  }
}
