/** The helper that docs/consumers.md gives to consumers, as it stands there. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

const page = await readFile(new URL('../../docs/consumers.md', import.meta.url), 'utf8');
const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? assert.fail();
const { subscriptionKey } = await import(
  `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
);

/** A vault and a gateway that knows some keys; `reads` and `calls` count what they are asked. */
function world(...works: string[]) {
  const state = {
    secret: works[0],
    works: new Set(works),
    time: 0,
    reads: 0,
    calls: 0,
    broken: false,
  };
  const helper = subscriptionKey(
    async () => {
      state.reads += 1;
      if (state.broken) throw new Error('no vault');
      return state.secret;
    },
    1000,
    () => state.time,
  );
  const call = async () => {
    const options = { method: 'POST', headers: { 'x-own': '1' }, body: '{}' };
    const answer: Response = await helper.fetch('https://gateway', options, send);
    return answer.status;
  };
  const send = async (_: string, { headers, body }: { headers: Headers; body: string }) => {
    state.calls += 1;
    assert.deepEqual([headers.get('x-own'), body], ['1', '{}']);
    return new Response('', { status: state.works.has(headers.get('api-key') ?? '') ? 200 : 401 });
  };
  return { state, call };
}

describe('the helper for consumers', () => {
  it('asks the vault once in its lifetime, however many call', async () => {
    const { state, call } = world('one');
    assert.deepEqual(await Promise.all([call(), call(), call()]), [200, 200, 200]);
    state.time = 999;
    await call();
    assert.equal(state.reads, 1);
    state.time = 1000;
    await call();
    assert.equal(state.reads, 2);
  });

  it('does not show an emergency to anybody, and asks the vault once about it', async () => {
    const { state, call } = world('one');
    await call();
    Object.assign(state, { secret: 'two', works: new Set(['two']) });
    assert.deepEqual(await Promise.all([call(), call(), call()]), [200, 200, 200]);
    assert.equal(state.reads, 2);
  });

  it('passes a 401 on that is not about the age of the key, after one call', async () => {
    const { state, call } = world('one');
    state.works.clear();
    assert.equal(await call(), 401);
    assert.equal(state.calls, 1);
  });

  it('keeps no failure of the vault', async () => {
    const { state, call } = world('one');
    state.broken = true;
    await assert.rejects(call(), /no vault/);
    state.broken = false;
    assert.equal(await call(), 200);
  });
});
