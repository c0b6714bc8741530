import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GitHub } from '../../../action/github/client.ts';
import {
  findPullRequest,
  isOfPullRequest,
  plannedCommit,
  type WorkflowEvent,
} from '../../../action/github/event.ts';
import type { Json } from '../../../policy/standards/json.ts';
import { type PullRequest, startLocalGitHub, TOKEN } from '../../github/github.ts';

const SHA = 'e'.repeat(40);

function event(name: string, payload: Json = {}, more: Partial<WorkflowEvent> = {}): WorkflowEvent {
  return {
    name,
    payload,
    repository: 'contoso/platform',
    sha: SHA,
    ref: 'refs/heads/main',
    runUrl: undefined,
    run: 1,
    ...more,
  };
}

const MERGED = { merge: 'a'.repeat(40), squash: 'b'.repeat(40), rebase: 'c'.repeat(40) };
const HEAD = { feature: '1'.repeat(40), release: '2'.repeat(40), fork: '3'.repeat(40) };
const BY_HAND = '4'.repeat(40);

/**
 * Merged into main: 11 (fast-forward), 21 to 23 by each of GitHub's methods, 26 by hand, which GitHub has not noticed yet. Open: 12 from
 * feature; 13 stacked on feature, so that what feature has is in both; 24 on its way from main to release, so that all of main is in it;
 * 25 from a fork, whose branch is called main.
 */
const PULL_REQUESTS: readonly PullRequest[] = [
  { number: 24, headRef: 'main', baseRef: 'release', commits: [BY_HAND, SHA, HEAD.release] },
  {
    number: 13,
    headRef: 'stacked',
    baseRef: 'feature',
    commits: [SHA, HEAD.feature, '5'.repeat(40)],
  },
  { number: 11, headRef: 'merged', commits: [SHA], state: 'closed' },
  { number: 12, headRef: 'feature', commits: [HEAD.feature] },
  { number: 21, headRef: 'm', commits: ['6'.repeat(40)], merged: [MERGED.merge] },
  { number: 22, headRef: 's', commits: ['7'.repeat(40), '8'.repeat(40)], merged: [MERGED.squash] },
  {
    number: 23,
    headRef: 'r',
    commits: ['9'.repeat(40), 'd'.repeat(40)],
    merged: ['e'.repeat(39).concat('1'), MERGED.rebase],
  },
  { number: 25, headRef: 'main', baseRef: 'release', commits: [HEAD.fork] },
  { number: 26, headRef: 'by-hand', commits: [BY_HAND] },
  { number: 27, headRef: 'given-up', commits: ['f'.repeat(40)], merged: [], state: 'closed' },
];

const run = (more: { readonly [key: string]: Json }): Json => ({
  workflow_run: { pull_requests: [], ...more },
});

const cases: readonly (readonly [string, WorkflowEvent, number | undefined])[] = [
  ['pull_request', event('pull_request', { pull_request: { number: 5 } }), 5],
  ['pull_request_target', event('pull_request_target', { pull_request: { number: 5 } }), 5],
  ['pull_request_review', event('pull_request_review', { pull_request: { number: 5 } }), 5],
  [
    'a comment on a pull request',
    event('issue_comment', { issue: { number: 6, pull_request: {} } }),
    6,
  ],
  ['a comment on an issue', event('issue_comment', { issue: { number: 6 } }), undefined],
  ['a push that merged one', event('push'), 11],
  ['a push of a merge', event('push', {}, { sha: MERGED.merge }), 21],
  ['a push of a squashed commit', event('push', {}, { sha: MERGED.squash }), 22],
  ['a push of rebased commits', event('push', {}, { sha: MERGED.rebase }), 23],
  ['a push by hand of what is still open', event('push', {}, { sha: BY_HAND }), 26],
  [
    'a push of what is only on its way elsewhere',
    event('push', {}, { sha: HEAD.release }),
    undefined,
  ],
  ['a tag on what was merged', event('push', {}, { sha: MERGED.squash, ref: 'refs/tags/v1' }), 22],
  [
    'a dispatch on the head of a stack',
    event('workflow_dispatch', {}, { sha: HEAD.feature, ref: 'refs/heads/feature' }),
    12,
  ],
  ['a push of a commit without one', event('push', {}, { sha: 'f'.repeat(40) }), undefined],
  [
    'a merge queue',
    event('merge_group', {
      merge_group: { head_ref: `refs/heads/gh-readonly-queue/main/pr-8-${SHA}` },
    }),
    8,
  ],
  ['a dispatch on the commit', event('workflow_dispatch'), 11],
  [
    'a dispatch on a branch with an open one',
    event('workflow_dispatch', {}, { sha: 'f'.repeat(40), ref: 'refs/heads/feature' }),
    12,
  ],
  [
    'a dispatch on a branch without one',
    event('workflow_dispatch', {}, { sha: 'f'.repeat(40), ref: 'refs/heads/lonely' }),
    undefined,
  ],
  [
    'a workflow run',
    event('workflow_run', { workflow_run: { pull_requests: [{ number: 9 }] } }),
    9,
  ],
  [
    'a workflow run for a fork',
    event('workflow_run', run({ event: 'pull_request', head_sha: HEAD.fork, head_branch: 'main' })),
    25,
  ],
  [
    'a workflow run of a push',
    event(
      'workflow_run',
      run({
        event: 'push',
        pull_requests: [{ number: 24 }],
        head_sha: MERGED.rebase,
        head_branch: 'main',
      }),
    ),
    23,
  ],
  ['a schedule', event('schedule'), undefined],
];

for (const [name, given, expected] of cases) {
  test(`${name}: ${expected === undefined ? 'no pull request' : `#${expected}`}`, async (t) => {
    const server = await startLocalGitHub({ pullRequests: PULL_REQUESTS });
    t.after(server.close);
    const github = new GitHub({
      apiUrl: server.apiUrl,
      graphqlUrl: server.graphqlUrl,
      token: TOKEN,
      fetch,
      signal: new AbortController().signal,
      info: () => {},
    });
    assert.equal(await findPullRequest(given, github), expected);
    assert.deepEqual(server.violations, []);
  });
}

test('the commit people know is the head of the pull request, not the merge made for the run', () => {
  const head = { pull_request: { head: { sha: 'abc' } } };
  assert.equal(plannedCommit(event('pull_request', head), SHA), 'abc');
  assert.equal(plannedCommit(event('pull_request', head), undefined), 'abc');
  assert.equal(plannedCommit(event('push'), undefined), SHA);
});

test('a commit that the workflow checked out by itself is the one that is named', () => {
  const head = { pull_request: { head: { sha: 'abc' } } };
  assert.equal(plannedCommit(event('pull_request', head), 'def'), 'def');
  assert.equal(plannedCommit(event('workflow_dispatch'), 'def'), 'def');
});

const broken: readonly (readonly [string, WorkflowEvent])[] = [
  ['a pull request without its number', event('pull_request', { pull_request: {} })],
  ['a pull request without its event', event('pull_request_target', null)],
  ['a merge queue of another form', event('merge_group', { merge_group: { head_ref: 'x' } })],
  ['a commit that is none', event('push', {}, { sha: '' })],
];
for (const [name, given] of broken) {
  test(`${name} is an error, not an event without pull request`, async (t) => {
    const server = await startLocalGitHub({ pullRequests: PULL_REQUESTS });
    t.after(server.close);
    const github = new GitHub({
      apiUrl: server.apiUrl,
      graphqlUrl: server.graphqlUrl,
      token: TOKEN,
      fetch,
      signal: new AbortController().signal,
      info: () => {},
    });
    await assert.rejects(findPullRequest(given, github), /set pr-number/);
  });
}

const ofPullRequests: readonly (readonly [WorkflowEvent, boolean])[] = [
  [event('pull_request', null), true],
  [event('pull_request_target', { pull_request: { number: 5 } }), true],
  [event('pull_request_review_comment', null), true],
  [event('issue_comment', { issue: { number: 6, pull_request: {} } }), true],
  [event('merge_group', null), true],
  [event('workflow_run', { workflow_run: { event: 'pull_request', pull_requests: [] } }), true],
  [event('issue_comment', { issue: { number: 6 } }), false],
  [event('push'), false],
  [event('workflow_dispatch'), false],
  [event('schedule'), false],
];
for (const [given, expected] of ofPullRequests) {
  test(`${given.name} ${JSON.stringify(given.payload)} is ${expected ? '' : 'not '}of a pull request`, () => {
    assert.equal(isOfPullRequest(given), expected);
  });
}
