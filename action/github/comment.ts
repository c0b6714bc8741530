/**
 * The one comment of a load balancer on a pull request: found by its hidden marker, updated in place.
 * Only comments that this token's own account wrote count: anybody may write a comment that looks like ours.
 */

import { type Json, member, textOf } from '../../policy/standards/json.ts';
import { type GitHub, GitHubError } from './client.ts';
import { type CommentKey, type Marker, readMarker, sameKey } from './marker.ts';

export type PullRequest = { readonly repository: string; readonly number: number };

export type OwnComment = {
  readonly id: number;
  readonly url: string;
  readonly marker: Marker;
};

/** Our comments with this key, the oldest first. */
export async function findComments(
  github: GitHub,
  { repository, number }: PullRequest,
  key: CommentKey,
): Promise<readonly OwnComment[]> {
  const comments = await github.list(`/repos/${repository}/issues/${number}/comments`);
  const marked = comments.flatMap((comment) => {
    const found = ownComment(comment);
    return found !== undefined && sameKey(found.marker, key) ? [{ comment, found }] : [];
  });
  if (marked.length === 0) return [];
  const viewer = await github.viewer();
  return marked.filter(({ comment }) => loginOf(comment) === viewer).map(({ found }) => found);
}

/**
 * Creates or updates the comment.
 *
 * Two runs at once may both create one: the oldest is kept, so all runs settle on the same, and the others go.
 * When creating fails without a clear answer, the comment may exist, so the list is read again before the second try.
 *
 * @returns the comment's address
 * @throws {GitHubError}
 */
export async function upsertComment(
  github: GitHub,
  pullRequest: PullRequest,
  key: CommentKey,
  body: string,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const [comment, ...duplicates] = await findComments(github, pullRequest, key);
    try {
      const written =
        comment === undefined
          ? await github.post(`${issue(pullRequest)}/comments`, { body })
          : await github.patch(commentPath(pullRequest, comment.id), { body });
      for (const duplicate of duplicates) await remove(github, pullRequest, duplicate);
      return textOf(member(written, 'html_url')) ?? '';
    } catch (error) {
      if (!(error instanceof GitHubError) || attempt === 2) throw error;
      const deletedMeanwhile = comment !== undefined && error.status === 404;
      if (!deletedMeanwhile && !error.isUncertain) throw error;
    }
  }
}

/** A leftover that cannot be deleted is ugly, not wrong: the oldest is the one that counts. */
async function remove(github: GitHub, pullRequest: PullRequest, { id }: OwnComment): Promise<void> {
  try {
    await github.delete(commentPath(pullRequest, id));
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
  }
}

function issue({ repository, number }: PullRequest): string {
  return `/repos/${repository}/issues/${number}`;
}

function commentPath({ repository }: PullRequest, id: number): string {
  return `/repos/${repository}/issues/comments/${id}`;
}

function ownComment(comment: Json): OwnComment | undefined {
  const id = member(comment, 'id');
  const marker = readMarker(textOf(member(comment, 'body')) ?? '');
  if (typeof id !== 'number' || marker === undefined) return undefined;
  return { id, marker, url: textOf(member(comment, 'html_url')) ?? '' };
}

function loginOf(comment: Json): string | undefined {
  return textOf(member(member(comment, 'user'), 'login'));
}
