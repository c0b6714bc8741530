import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startLocalGitHub, TOKEN } from './github.ts';

async function start(t: { after: (fn: () => Promise<void>) => void }) {
  const server = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(server.close);
  const send = (method: string, path: string, body?: unknown, token = TOKEN) =>
    fetch(`${server.apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { server, send };
}

const COMMENTS = '/repos/contoso/platform/issues/7/comments';

test('answers have the shape that GitHub describes', async (t) => {
  const { server, send } = await start(t);
  const created = await send('POST', COMMENTS, { body: 'hello' });
  assert.equal(created.status, 201);
  assert.equal((await send('GET', `${COMMENTS}?per_page=100&page=1`)).status, 200);
  assert.equal((await send('GET', '/repos/contoso/platform/pulls?state=open')).status, 200);
  assert.equal((await send('GET', '/repos/contoso/platform/issues/8/comments')).status, 404);
  assert.deepEqual(server.violations, []);
});

const wrongRequests: readonly (readonly [string, string, string, unknown, RegExp])[] = [
  ['a comment without body', 'POST', COMMENTS, {}, /must have required property 'body'/],
  ['a body that is no text', 'POST', COMMENTS, { body: 5 }, /must be string/],
  [
    'an unknown query parameter',
    'GET',
    `${COMMENTS}?sort=asc`,
    undefined,
    /no query parameter sort/,
  ],
  ['a page that is no number', 'GET', `${COMMENTS}?page=two`, undefined, /must be integer/],
  [
    'a state that does not exist',
    'GET',
    '/repos/contoso/platform/pulls?state=merged',
    undefined,
    /allowed values/,
  ],
  [
    'a body where none is taken',
    'DELETE',
    '/repos/contoso/platform/issues/comments/1',
    { a: 1 },
    /takes no body/,
  ],
  ['an operation that GitHub does not have', 'PUT', COMMENTS, undefined, /GitHub has no PUT/],
];
for (const [name, method, path, body, violation] of wrongRequests) {
  test(`noticed: ${name}`, async (t) => {
    const { server, send } = await start(t);
    await send(method, path, body);
    assert.match(server.violations.join('\n'), violation);
  });
}

test('a comment of 65,536 characters is taken, one more is not', async (t) => {
  const { send } = await start(t);
  assert.equal((await send('POST', COMMENTS, { body: 'x'.repeat(65_536) })).status, 201);
  const refused = await send('POST', COMMENTS, { body: 'x'.repeat(65_537) });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /Body is too long \(maximum is 65536 characters\)/);
});

test('a stranger is not let in', async (t) => {
  const { send } = await start(t);
  assert.equal((await send('GET', COMMENTS, undefined, 'other')).status, 401);
});
