import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { GitHub } from '../../../action/github/client.ts';
import { closeIssues, openIssue, writeDriftMarker } from '../../../action/github/issue.ts';
import { type LocalGitHubOptions, startLocalGitHub, TOKEN } from '../../github/github.ts';

const KEY = { label: '', environment: 'prod' };
const OURS = 'github-actions[bot]';
const REPOSITORY = 'contoso/platform';
const text = (body: string, key = KEY) => ({ title: 'drift', body: writeDriftMarker(key) + body });

async function connect(t: TestContext, options: LocalGitHubOptions = {}) {
  const pullRequests = [{ number: 7, headRef: 'x', commits: [] }];
  const server = await startLocalGitHub({ pullRequests, ...options });
  t.after(async () => {
    await server.close();
    assert.deepEqual(server.violations, []);
  });
  const github = new GitHub({
    apiUrl: server.apiUrl,
    graphqlUrl: server.graphqlUrl,
    token: TOKEN,
    fetch,
    signal: new AbortController().signal,
    wait: async () => {},
    info: () => {},
  });
  const open = () => server.issues.filter(({ state }) => state === 'open');
  return { server, github, open };
}

test('one issue is opened, brought up to date and closed with a comment, then another one opened', async (t) => {
  const { server, github, open } = await connect(t);
  const first = await openIssue(github, REPOSITORY, KEY, text('one'));
  assert.equal(await openIssue(github, REPOSITORY, KEY, text('two')), first);
  assert.deepEqual(
    open().map(({ body }) => body),
    [text('two').body],
  );
  assert.equal(await closeIssues(github, REPOSITORY, KEY, 'as it should be'), first);
  assert.deepEqual(open(), []);
  assert.equal(server.issues[0]?.state_reason, 'completed');
  assert.equal(server.comments[0]?.body, 'as it should be');
  assert.equal(await closeIssues(github, REPOSITORY, KEY, 'again'), undefined);
  assert.notEqual(await openIssue(github, REPOSITORY, KEY, text('three')), first);
});

test('each load balancer has its own', async (t) => {
  const { github, open } = await connect(t);
  const east = { ...KEY, label: 'east' };
  const stage = { ...KEY, environment: 'stage' };
  for (const key of [KEY, east, stage]) await openIssue(github, REPOSITORY, key, text('x', key));
  assert.equal(open().length, 3);
  await closeIssues(github, REPOSITORY, east, 'done');
  assert.equal(open().length, 2);
});

test('another’s issue is neither changed nor closed, though it carries our marker', async (t) => {
  const { server, github } = await connect(t);
  for (const login of ['mallory', 'other[bot]']) server.addIssue({ login, ...text('forged') });
  await openIssue(github, REPOSITORY, KEY, text('ours'));
  await closeIssues(github, REPOSITORY, KEY, 'done');
  assert.deepEqual(
    server.issues.map(({ body, state }) => [body, state]),
    [
      [text('forged').body, 'open'],
      [text('forged').body, 'open'],
      [text('ours').body, 'closed'],
    ],
  );
});

test('of two that were opened at once the oldest stays', async (t) => {
  const { server, github, open } = await connect(t);
  const oldest = server.addIssue({ login: OURS, ...text('one') });
  server.addIssue({ login: OURS, ...text('two') });
  await openIssue(github, REPOSITORY, KEY, text('three'));
  assert.deepEqual(
    open().map(({ number }) => number),
    [oldest.number],
  );
  assert.equal(server.issues[1]?.state_reason, 'duplicate');
});

test('it is found behind hundreds of others', async (t) => {
  const { server, github, open } = await connect(t);
  server.addIssue({ login: OURS, ...text('old') });
  for (let index = 0; index < 150; index++) {
    server.addIssue({ login: 'octocat', title: 'x', body: 'x' });
  }
  await closeIssues(github, REPOSITORY, KEY, 'done');
  assert.equal(open().length, 150);
});

test('where GitHub does not say whose the token is, nothing is opened twice', async (t) => {
  const { server, github, open } = await connect(t, { viewer: undefined });
  server.addIssue({ login: OURS, ...text('old') });
  await assert.rejects(openIssue(github, REPOSITORY, KEY, text('new')));
  assert.equal(open().length, 1);
});

test('a token without issues: write is refused', async (t) => {
  const { github } = await connect(t, {
    permissions: () => ({ contents: 'read', issues: 'read' }),
  });
  await assert.rejects(openIssue(github, REPOSITORY, KEY, text('x')), { isReadOnlyToken: true });
});
