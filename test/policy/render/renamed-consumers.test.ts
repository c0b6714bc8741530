/** Consumers that were renamed: their subscription has the name of before, everything else the one of now. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Setup } from './balancers.ts';
import { AUDIENCE, TENANT, withEntra } from './entra.ts';
import { holdingAccounts } from './holding.ts';
import { OK, type Served, serve } from './served.ts';

const accounts: Setup['accounts'] = {
  japan: { models: { small: true, large: true } },
  sweden: { models: { small: true, large: true } },
};
const consumers: Setup['consumers'] = {
  'team-new': { formerly: 'team-old', models: ['small'], tokensPerMinute: undefined },
  'team-b': { models: undefined, tokensPerMinute: undefined },
};
const entra = { tenant: TENANT, audiences: [AUDIENCE] };

const chat = (served: Served, key: string, model: string) =>
  served.send('POST', '/v1/chat/completions', { key, body: { model, messages: [] } });

describe('a consumer that was renamed', () => {
  for (const [how, callers] of [
    ['where keys alone are taken', {}],
    ['beside tokens of Entra ID', { entra }],
  ] as const) {
    it(`has its limits and metrics under its new name, ${how}`, async () => {
      const served = serve(
        { accounts, consumers, callers },
        withEntra(() => OK),
      );
      assert.equal((await chat(served, 'key-of-team-new', 'small')).status, 200);
      assert.equal((await chat(served, 'key-of-team-new', 'large')).status, 403);
      assert.equal((await chat(served, 'key-of-team-b', 'large')).status, 200);
      const told = served.metrics.map(({ dimensions }) => dimensions.Consumer);
      assert.deepEqual(new Set(told), new Set(['team-new', 'team-b']));
    });
  }

  it('still has what it made, and nobody else does', async () => {
    const served = serve({ accounts, consumers }, holdingAccounts().answer);
    const body = { model: 'small', input: 'x' };
    const made = await served.send('POST', '/v1/responses', { key: 'key-of-team-new', body });
    const [id = assert.fail(made.text)] = /resp_\d+/.exec(made.text) ?? [];
    const read = (key: string) => served.send('GET', `/v1/responses/${id}`, { key });
    assert.equal((await read('key-of-team-new')).status, 200);
    assert.equal((await read('key-of-team-b')).status, 404);
  });
});
