/** Pull requests of the local GitHub: what became of each, and which of them a commit belongs to. */

import { isObject, type Json, member } from '../../policy/standards/json.ts';

export type PullRequest = {
  readonly number: number;
  readonly headRef: string;
  readonly baseRef?: string;
  /** Commits of its branch, the head last. */
  readonly commits: readonly string[];
  readonly state?: 'open' | 'closed';
  /**
   * What the base branch got of it, in order: a merge commit, a squashed commit, or the commits rebased. The last is what the branch was
   * moved to. Empty: closed without a merge. Left out of a closed one: its own commits, as by a fast-forward.
   */
  readonly merged?: readonly string[];
};

const NO_COMMIT = '0'.repeat(40);
const DEFAULT_BRANCH = 'main';

/** "Lists the merged pull request that introduced the commit"; of a commit outside the default branch the open ones as well. */
export function bringing(
  pulls: readonly PullRequest[],
  sha: string,
): (pull: PullRequest) => boolean {
  const brought = (pull: PullRequest) =>
    mergedOf(pull).length > 0 && [...pull.commits, ...mergedOf(pull)].includes(sha);
  const inDefault = pulls.some(
    (pull) => (pull.baseRef ?? DEFAULT_BRANCH) === DEFAULT_BRANCH && mergedOf(pull).includes(sha),
  );
  return (pull) =>
    brought(pull) || (!inDefault && stateOf(pull) === 'open' && pull.commits.includes(sha));
}

export function stateOf({ state, merged }: PullRequest): 'open' | 'closed' {
  return state ?? (merged === undefined ? 'open' : 'closed');
}

/** @param sample a document with everything that GitHub's description wants */
export function pullDocument(pull: PullRequest, sample: Json): Json {
  const document = isObject(sample) ? sample : {};
  const side = (name: string, more: { readonly [key: string]: Json }) => {
    const found = member(document, name);
    return { ...(isObject(found) ? found : {}), ...more };
  };
  const moved = mergedOf(pull).at(-1);
  return {
    ...document,
    number: pull.number,
    state: stateOf(pull),
    base: side('base', { ref: pull.baseRef ?? DEFAULT_BRANCH }),
    head: side('head', { ref: pull.headRef, sha: pull.commits.at(-1) ?? NO_COMMIT }),
    merged_at: moved === undefined ? null : '2026-01-02T00:00:00Z',
    // Of an open one it is a trial merge.
    merge_commit_sha: moved ?? NO_COMMIT,
  };
}

function mergedOf({ merged, state, commits }: PullRequest): readonly string[] {
  return merged ?? (state === 'closed' ? commits : []);
}
