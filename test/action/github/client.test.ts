import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GitHub, GitHubError, graphqlUrlOf } from '../../../action/github/client.ts';
import { findComments, upsertComment } from '../../../action/github/comment.ts';
import { writeMarker } from '../../../action/github/marker.ts';
import { type LocalGitHubOptions, startLocalGitHub, TOKEN } from '../../github/github.ts';

const PULL = { repository: 'contoso/platform', number: 7 };
const KEY = { label: 'east', environment: 'prod' };
const NOW = 1_700_000_000_000;

/** A client that notes its waits instead of waiting. */
async function connect(
  t: { after: (fn: () => Promise<void>) => void },
  options: LocalGitHubOptions = {},
) {
  const server = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
    ...options,
  });
  t.after(async () => {
    await server.close();
    assert.deepEqual(server.violations, []);
  });
  const waits: number[] = [];
  const github = new GitHub({
    apiUrl: server.apiUrl,
    graphqlUrl: server.graphqlUrl,
    token: TOKEN,
    fetch,
    signal: new AbortController().signal,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    now: () => NOW,
    info: () => {},
  });
  return { server, github, waits };
}

function body(text: string, key = KEY): string {
  return writeMarker({ ...key, commit: 'a', run: 1 }, undefined) + text;
}

test('the comment is created once and then updated, also behind hundreds of others', async (t) => {
  const { server, github } = await connect(t);
  for (let index = 0; index < 230; index++) {
    server.addComment({ issue: 7, login: 'octocat', type: 'User', body: `talk ${index}` });
  }
  const first = await upsertComment(github, PULL, KEY, body('one'));
  const second = await upsertComment(github, PULL, KEY, body('two'));
  assert.equal(first, second);
  const own = server.comments.filter(({ login }) => login === 'github-actions[bot]');
  assert.deepEqual(
    own.map((comment) => comment.body),
    [body('two')],
  );
});

test('label and environment tell comments apart', async (t) => {
  const { server, github } = await connect(t);
  await upsertComment(github, PULL, KEY, body('east'));
  const west = { ...KEY, label: 'west' };
  await upsertComment(github, PULL, west, body('west', west));
  const stage = { ...KEY, environment: 'stage' };
  await upsertComment(github, PULL, stage, body('stage', stage));
  assert.equal(server.comments.length, 3);
});

test("another's comment is never touched, though it carries our marker", async (t) => {
  const { server, github } = await connect(t);
  server.addComment({ issue: 7, login: 'mallory', type: 'User', body: body('forged') });
  server.addComment({ issue: 7, login: 'other[bot]', type: 'Bot', body: body('forged') });
  await upsertComment(github, PULL, KEY, body('ours'));
  assert.deepEqual(
    server.comments.map((comment) => comment.body),
    [body('forged'), body('forged'), body('ours')],
  );
});

test('where GitHub does not say who the token is, nobody is taken for it', async (t) => {
  const { server, github } = await connect(t, { viewer: undefined });
  server.addComment({ issue: 7, login: 'github-actions[bot]', type: 'Bot', body: body('ours?') });
  await assert.rejects(findComments(github, PULL, KEY), /403/);
  await assert.rejects(upsertComment(github, PULL, KEY, body('new')), /403/);
  assert.deepEqual(
    server.comments.map((comment) => comment.body),
    [body('ours?')],
    'neither trusted nor overwritten',
  );
});

test('asking who the token is survives a broken gateway, since it changes nothing', async (t) => {
  const { server, github, waits } = await connect(t);
  server.addComment({ issue: 7, login: 'github-actions[bot]', type: 'Bot', body: body('ours') });
  server.failNext({ path: /graphql/, status: 502, times: 2 });
  assert.equal((await findComments(github, PULL, KEY)).length, 1);
  assert.deepEqual(waits, [1000, 2000]);
});

test('of two comments made at once the oldest stays', async (t) => {
  const { server, github } = await connect(t);
  for (const text of ['one', 'two']) {
    server.addComment({ issue: 7, login: 'github-actions[bot]', type: 'Bot', body: body(text) });
  }
  await upsertComment(github, PULL, KEY, body('three'));
  assert.deepEqual(
    server.comments.map(({ id, body: text }) => [id, text]),
    [[101, body('three')]],
  );
});

test('a lost answer to creating does not lead to a second comment', async (t) => {
  const { server, github } = await connect(t);
  server.failNext({ method: 'POST', status: 502, afterEffect: true });
  await upsertComment(github, PULL, KEY, body('one'));
  assert.equal(server.comments.length, 1);
});

test('a comment deleted meanwhile is created again', async (t) => {
  const { server, github } = await connect(t);
  server.addComment({ issue: 7, login: 'github-actions[bot]', type: 'Bot', body: body('old') });
  server.failNext({ method: 'PATCH', status: 404, message: 'Not Found' });
  await upsertComment(github, PULL, KEY, body('new'));
  assert.equal(server.comments[0]?.body, body('new'));
});

test('reading survives a broken gateway, backing off', async (t) => {
  const { server, github, waits } = await connect(t);
  server.failNext({ method: 'GET', status: 502, times: 2 });
  await findComments(github, PULL, KEY);
  assert.deepEqual(waits, [1000, 2000]);
});

test('a server that stays broken is given up', async (t) => {
  const { server, github, waits } = await connect(t);
  server.failNext({ method: 'GET', status: 503, times: 10 });
  await assert.rejects(findComments(github, PULL, KEY), { status: 503 });
  assert.equal(waits.length, 3);
});

const date = (seconds: number) => new Date(NOW + seconds * 1000);
const limits = [
  {
    name: 'until the date of retry-after',
    status: 429,
    headers: { 'retry-after': date(9).toUTCString() },
    wait: 9000,
  },
  {
    name: 'not at all for a date that has passed',
    status: 403,
    headers: { 'retry-after': date(-5).toUTCString() },
    wait: 0,
  },
  {
    name: 'a minute for a retry-after that says nothing',
    status: 429,
    headers: { 'retry-after': '-1' },
    wait: 60_000,
  },
  { name: 'retry-after of 429', status: 429, headers: { 'retry-after': '7' }, wait: 7000 },
  { name: 'retry-after of 403', status: 403, headers: { 'retry-after': '3' }, wait: 3000 },
  {
    name: 'the reset of the primary limit',
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 42) },
    wait: 42_000,
  },
  {
    name: 'a minute for a secondary limit that names no time',
    status: 403,
    headers: {},
    wait: 60_000,
  },
];
for (const { name, status, headers, wait } of limits) {
  test(`limits: waits ${name}, also before creating`, async (t) => {
    const { server, github, waits } = await connect(t);
    const message = 'You have exceeded a secondary rate limit';
    server.failNext({ method: 'POST', path: /comments/, status, headers, message });
    await upsertComment(github, PULL, KEY, body('one'));
    assert.deepEqual(waits, [wait]);
    assert.equal(server.comments.length, 1);
  });
}

test('under maintenance reading waits as long as GitHub asks, and creating is not repeated', async (t) => {
  const { server, github, waits } = await connect(t);
  const headers = { 'retry-after': date(30).toUTCString() };
  server.failNext({ method: 'GET', status: 503, headers });
  await findComments(github, PULL, KEY);
  assert.deepEqual(waits, [30_000]);
  server.failNext({ method: 'POST', path: /comments/, status: 503, headers });
  await assert.rejects(github.post('/repos/contoso/platform/issues/7/comments', { body: 'x' }), {
    status: 503,
  });
  assert.deepEqual(server.comments, []);
});

test('a limit far away is an error that says how far', async (t) => {
  const { server, github, waits } = await connect(t);
  const headers = { 'retry-after': '3600' };
  server.failNext({ method: 'GET', status: 429, headers, message: 'API rate limit exceeded' });
  await assert.rejects(findComments(github, PULL, KEY), /asks to wait 3600 s/);
  assert.deepEqual(waits, []);
});

test('a read-only token is recognised and not tried again', async (t) => {
  const { github, waits } = await connect(t, { permission: 'read' });
  await assert.rejects(
    upsertComment(github, PULL, KEY, body('one')),
    (error) => error instanceof GitHubError && error.isReadOnlyToken,
  );
  assert.deepEqual(waits, []);
});

test('a comment over the limit is told in GitHub’s words', async (t) => {
  const { github } = await connect(t);
  await assert.rejects(
    upsertComment(github, PULL, KEY, body('x'.repeat(65_536))),
    /Body is too long \(maximum is 65536 characters\)/,
  );
});

test('an Enterprise Server has its interface below a path', async (t) => {
  const { server, github } = await connect(t, { basePath: '/api/v3' });
  await upsertComment(github, PULL, KEY, body('one'));
  assert.equal(server.comments.length, 1);
  assert.ok(server.requests.every(({ path }) => path.startsWith('/api/v3/')));
});

test('GraphQL of an Enterprise Server lies beside its REST interface', () => {
  assert.equal(graphqlUrlOf('https://api.github.com'), 'https://api.github.com/graphql');
  assert.equal(graphqlUrlOf('https://ghe.example/api/v3/'), 'https://ghe.example/api/graphql');
  assert.equal(graphqlUrlOf('https://api.contoso.ghe.com'), 'https://api.contoso.ghe.com/graphql');
});

test('no server at all is an error with the cause', async () => {
  const github = new GitHub({
    apiUrl: 'http://127.0.0.1:1',
    graphqlUrl: 'http://127.0.0.1:1/graphql',
    token: TOKEN,
    fetch,
    signal: new AbortController().signal,
    wait: async () => {},
    info: () => {},
  });
  await assert.rejects(findComments(github, PULL, KEY), /GET \/repos\/.*no answer/);
});
