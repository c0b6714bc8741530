import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RemoteError } from '../../function/errors.ts';
import { checkGateways } from '../../function/gateway.ts';
import { virtualClock } from './http.ts';

const beforePause = async () => undefined;
const address = 'https://apim.azure-api.net/openai/status';
const refusal = () =>
  new Response('{"statusCode":401}', {
    status: 401,
    headers: {
      'www-authenticate':
        'AzureApiManagementKey realm="https://apim.azure-api.net/openai",name="api-key",type="header"',
    },
  });

/** Gateways of which each learns of the key at its own time; `answer` is what a request with a known key gets. */
function check(
  knownFrom: Readonly<Record<string, number>>,
  answer: () => Response = () => new Response(null, { status: 200 }),
  refuse: () => Response = refusal,
) {
  const clock = virtualClock(0);
  const asked: string[] = [];
  const gateways = checkGateways(Object.keys(knownFrom), clock, {
    requestTimeout: 20_000,
    patience: 120_000,
    newKey: () => 'made up',
    async fetch(input, init) {
      const key = new Headers(init?.headers).get('api-key') ?? '';
      asked.push(key);
      const known = key === 'new key' && clock.time >= (knownFrom[String(input)] ?? 0);
      return known ? answer() : refuse();
    },
  });
  return { gateways, clock, asked };
}

describe('the gateway check', () => {
  it('accepts a key at once when the gateway does, after a control with a made-up one', async () => {
    const { gateways, clock, asked } = check({ [address]: 0 });
    assert.equal(await gateways.accepts('new key', beforePause), 'accepted');
    assert.deepEqual(asked, ['made up', 'new key']);
    assert.deepEqual(clock.slept, []);
  });

  it("knows a refusal in the words of this project's own policy, and a backend's 401 from it", async () => {
    const said = (code: string) => () => Response.json({ error: { code } }, { status: 401 });
    const answered = (refusal: string, answer: string) => {
      const { gateways } = check({ [address]: 40_000 }, said(answer), said(refusal));
      return gateways.accepts('new key', beforePause);
    };
    assert.equal(await answered('SubscriptionKeyInvalid', 'PermissionDenied'), 'accepted');
    assert.equal(await answered('SubscriptionKeyInvalid', 'SubscriptionKeyInvalid'), 'refused');
    assert.equal(await answered('PermissionDenied', 'PermissionDenied'), 'unverifiable');
  });

  it('asks until the gateway has learnt of the key', async () => {
    const { gateways, clock } = check({ [address]: 40_000 });
    assert.equal(await gateways.accepts('new key', beforePause), 'accepted');
    assert.ok(clock.time >= 40_000 && clock.time < 60_000);
  });

  it('lets its caller renew a lease before each pause, more often than twice a minute', async () => {
    const { gateways, clock } = check({ [address]: 100_000 });
    const calledAt: number[] = [];
    await gateways.accepts('new key', async () => calledAt.push(clock.time));
    for (const [index, time] of calledAt.entries()) {
      assert.ok(time - (calledAt[index - 1] ?? 0) < 30_000);
    }
    assert.equal(calledAt.length, clock.slept.length);
  });

  it('gives up within its time on a gateway that never learns', async () => {
    const { gateways, clock } = check({ [address]: Number.POSITIVE_INFINITY });
    assert.equal(await gateways.accepts('new key', beforePause), 'refused');
    assert.ok(clock.time <= 120_000);
  });

  it('waits for every region', async () => {
    const { gateways } = check({
      [address]: 0,
      'https://apim-sweden.regional.azure-api.net/openai/status': Number.POSITIVE_INFINITY,
    });
    assert.equal(await gateways.accepts('new key', beforePause), 'refused');
  });

  it('takes a 401 of the backend, a 404 or a 429 for a key that passed', async () => {
    for (const status of [401, 404, 429]) {
      const { gateways } = check({ [address]: 0 }, () => new Response(null, { status }));
      assert.equal(await gateways.accepts('new key', beforePause), 'accepted', `status ${status}`);
    }
  });

  it('calls nothing verified where any key passes', async () => {
    const clock = virtualClock();
    const gateways = checkGateways([address], clock, {
      requestTimeout: 20_000,
      patience: 120_000,
      newKey: () => 'made up',
      fetch: async () => new Response(null, { status: 200 }),
    });
    assert.equal(await gateways.accepts('new key', beforePause), 'unverifiable');
  });

  it('is an error when the gateway is down: that says nothing about the key', async () => {
    const { gateways } = check({ [address]: 0 }, () => new Response(null, { status: 503 }));
    await assert.rejects(
      gateways.accepts('new key', beforePause),
      (error) => error instanceof RemoteError && error.failure === 'unavailable',
    );
  });
});
