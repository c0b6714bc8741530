/** Names that stand for one or more models. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Setup } from './balancers.ts';
import { type Answer, type Call, errorOf, serve } from './served.ts';

const BUSY: Answer = { status: 429, headers: { 'retry-after': '10' } };
const SETUP: Setup = {
  accounts: {
    japan: { models: { 'gpt-4.1': 'four-one', small: true } },
    sweden: { models: { 'gpt-4.1': true }, priority: 2 },
    korea: { models: { small: true, other: true } },
  },
  models: {
    best: { timeout: undefined, use: ['gpt-4.1', 'small'] },
    nested: { timeout: undefined, use: ['other', 'best'] },
  },
};

/** The account and the deployment that a call got, on either surface. */
function deploymentOf({ account, url, body }: Call): string {
  const named = /\/deployments\/([^/]+)\//.exec(url.pathname)?.[1] ?? JSON.parse(body).model;
  return `${account}/${named}`;
}

for (const [surface, path] of [
  ['the path', '/deployments/best/chat/completions?api-version=1'],
  ['the body', '/v1/chat/completions'],
] as const) {
  describe(`an alias in ${surface}`, () => {
    it('goes through the accounts of its first model, then of the next, and tells which it was', async () => {
      const out = new Set<string>();
      const served = serve(SETUP, (call) =>
        out.has(deploymentOf(call)) ? BUSY : { status: 200, body: '{}' },
      );
      for (const [expected, model] of [
        ['japan/four-one', 'gpt-4.1'],
        ['sweden/gpt-4.1', 'gpt-4.1'],
        [undefined, 'small'],
        [undefined, 'small'],
      ] as const) {
        const reply = await served.send('POST', path, { body: { model: 'best', messages: [] } });
        assert.equal(reply.status, 200, reply.text);
        assert.deepEqual(reply.headers.get('x-load-balancer-model'), [model]);
        const last = served.calls.at(-1);
        assert.ok(last);
        if (expected !== undefined) assert.equal(deploymentOf(last), expected);
        assert.match(last.url.pathname, /\/openai\/(deployments\/[^/]+|v1)\/chat\/completions$/);
        out.add(deploymentOf(last));
      }
      const none = await served.send('POST', path, { body: { model: 'best', messages: [] } });
      assert.equal(none.status, 429);
      assert.deepEqual(none.headers.get('retry-after'), ['10']);
      assert.equal(none.headers.has('x-load-balancer-model'), false);
    });
  });
}

describe('an alias', () => {
  it('may stand for another alias, is listed with the models, and is allowed by its own name', async () => {
    const consumers = { 'team-a': { models: ['nested'], tokensPerMinute: undefined } };
    const served = serve({ ...SETUP, consumers, balancing: { tell: true } });
    const reply = await served.send('POST', '/v1/responses', {
      body: { model: 'nested', input: 'x', store: false },
    });
    assert.deepEqual(reply.headers.get('x-load-balancer-model'), ['other']);
    assert.deepEqual(reply.headers.get('x-load-balancer-account'), ['korea']);
    const direct = await served.send('POST', '/v1/responses', { body: { model: 'other' } });
    assert.equal(errorOf(direct).code, 'ModelNotAllowed');
    const { text } = await served.send('GET', '/v1/models');
    assert.deepEqual(
      JSON.parse(text).data.map(({ id }: { id: string }) => id),
      ['nested'],
    );
  });

  it('goes back to the account that holds what the call names, with any of its models', async () => {
    const served = serve(SETUP, ({ account }) => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: `resp_${account}9` }),
    }));
    const body = { model: 'best', input: 'x' };
    await served.send('POST', '/v1/responses', { body: { ...body, model: 'other' } });
    const next = { ...body, previous_response_id: 'resp_korea9' };
    const reply = await served.send('POST', '/v1/responses', { body: next });
    assert.equal(reply.status, 200);
    assert.deepEqual(served.calls.map(deploymentOf), ['korea/other', 'korea/small']);
  });
});
