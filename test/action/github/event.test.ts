import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGitHub } from '../../../action/github/client.ts';
import {
  findPullRequest,
  isOfPullRequest,
  plannedCommit,
  type WorkflowEvent,
} from '../../../action/github/event.ts';
import type { Json } from '../../../action/terraform/json.ts';
import { startLocalGitHub, TOKEN } from '../../github/github.ts';

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

/** Merged into main: 11; open from feature: 12; stacked on feature, so its commit is in both: 13. */
const PULL_REQUESTS = [
  { number: 13, headRef: 'stacked', baseRef: 'feature', commits: [SHA] },
  { number: 11, headRef: 'merged', commits: [SHA], state: 'closed' as const },
  { number: 12, headRef: 'feature', commits: [] },
];

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
    event('workflow_run', { workflow_run: { pull_requests: [], head_sha: SHA } }),
    11,
  ],
  ['a schedule', event('schedule'), undefined],
];

for (const [name, given, expected] of cases) {
  test(`${name}: ${expected === undefined ? 'no pull request' : `#${expected}`}`, async (t) => {
    const server = await startLocalGitHub({ pullRequests: PULL_REQUESTS });
    t.after(server.close);
    const github = createGitHub({
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
    const github = createGitHub({
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
