import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkGateways } from '../../function/gateway.ts';
import { virtualClock } from './http.ts';

const beforePause = async () => undefined;
const ADDRESS = 'https://apim.azure-api.net/openai/status';
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
    const { gateways, clock, asked } = check({ [ADDRESS]: 0 });
    assert.equal(await gateways.accepts('new key', beforePause), 'accepted');
    assert.deepEqual(asked, ['made up', 'new key']);
    assert.deepEqual(clock.slept, []);
  });

  it("knows a refusal in the words of this project's own policy, and a backend's 401 from it", async () => {
    const said = (code: string) => () => Response.json({ error: { code } }, { status: 401 });
    const answered = (refusal: string, answer: string) => {
      const { gateways } = check({ [ADDRESS]: 40_000 }, said(answer), said(refusal));
      return gateways.accepts('new key', beforePause);
    };
    assert.equal(await answered('SubscriptionKeyInvalid', 'PermissionDenied'), 'unverifiable');
    assert.equal(await answered('SubscriptionKeyInvalid', 'SubscriptionKeyInvalid'), 'refused');
    assert.equal(await answered('PermissionDenied', 'PermissionDenied'), 'unverifiable');
  });

  it('asks until the gateway has learnt of the key', async () => {
    const { gateways, clock } = check({ [ADDRESS]: 40_000 });
    assert.equal(await gateways.accepts('new key', beforePause), 'accepted');
    assert.ok(clock.time >= 40_000 && clock.time < 60_000);
  });

  it('lets its caller renew a lease before each pause, more often than twice a minute', async () => {
    const { gateways, clock } = check({ [ADDRESS]: 100_000 });
    const calledAt: number[] = [];
    await gateways.accepts('new key', async () => calledAt.push(clock.time));
    for (const [index, time] of calledAt.entries()) {
      assert.ok(time - (calledAt[index - 1] ?? 0) < 30_000);
    }
    assert.equal(calledAt.length, clock.slept.length);
  });

  it('gives up within its time on a gateway that never learns', async () => {
    const { gateways, clock } = check({ [ADDRESS]: Number.POSITIVE_INFINITY });
    assert.equal(await gateways.accepts('new key', beforePause), 'refused');
    assert.ok(clock.time <= 120_000);
  });

  it('waits for every region', async () => {
    const { gateways } = check({
      [ADDRESS]: 0,
      'https://apim-sweden.regional.azure-api.net/openai/status': Number.POSITIVE_INFINITY,
    });
    assert.equal(await gateways.accepts('new key', beforePause), 'refused');
  });

  it('takes nothing but a success for a yes: other answers may be about anything', async () => {
    for (const status of [302, 400, 401, 403, 404]) {
      const { gateways, clock } = check({ [ADDRESS]: 0 }, () => new Response(null, { status }));
      const verdict = await gateways.accepts('new key', beforePause);
      assert.equal(verdict, 'unverifiable', `status ${status}`);
      assert.deepEqual(clock.slept, [], 'and waits for no other answer');
    }
  });

  it('takes nothing but its own refusal of a made-up key for a no', async () => {
    for (const status of [200, 302, 401, 403, 404]) {
      const control = () => new Response(null, { status });
      const { gateways } = check({ [ADDRESS]: 0 }, undefined, control);
      assert.equal(await gateways.accepts('new key', beforePause), 'unverifiable', `${status}`);
    }
  });

  it('asks on where the answer is that it is too early to tell', async () => {
    for (const status of [429, 503]) {
      let answers = 0;
      const { gateways } = check({ [ADDRESS]: 0 }, () => {
        answers += 1;
        return new Response(null, { status: answers === 1 ? status : 200 });
      });
      assert.equal(await gateways.accepts('new key', beforePause), 'accepted', `${status}`);
    }
  });

  it('comes to one verdict in time where gateways fail and disagree', async () => {
    const clock = virtualClock(0);
    const never = new Promise<Response>(() => undefined);
    const answers: Record<string, (key: string) => Promise<Response> | Response> = {
      'https://good.example/': (key) => (key === 'new key' ? new Response('') : refusal()),
      'https://slow.example/': () => refusal(),
      'https://dead.example/': () => Promise.reject(new TypeError('fetch failed')),
    };
    const verdictOf = (names: readonly string[], beforePause: () => Promise<unknown>) =>
      checkGateways(
        names.map((name) => `https://${name}.example/`),
        clock,
        {
          requestTimeout: 20_000,
          patience: 120_000,
          newKey: () => 'made up',
          fetch: async (input, init) => {
            const key = new Headers(init?.headers).get('api-key') ?? '';
            return answers[String(input)]?.(key) ?? never;
          },
        },
      ).accepts('new key', beforePause);
    const failing = () => Promise.reject(new Error('the lease could not be renewed'));
    assert.equal(await verdictOf(['good', 'dead'], beforePause), 'unreachable');
    assert.equal(await verdictOf(['good', 'slow', 'dead'], failing), 'refused');
  });

  it('gives up a gateway that takes the request and never answers', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] });
    const gateways = checkGateways([ADDRESS], virtualClock(0), {
      requestTimeout: 20_000,
      patience: 500,
      newKey: () => 'made up',
      fetch: () => new Promise(() => undefined),
    });
    const verdict = gateways.accepts('new key', beforePause);
    await Promise.resolve();
    test.mock.timers.tick(20_000);
    assert.equal(await verdict, 'unreachable');
  });

  it('calls nothing verified where any key passes', async () => {
    const clock = virtualClock();
    const gateways = checkGateways([ADDRESS], clock, {
      requestTimeout: 20_000,
      patience: 120_000,
      newKey: () => 'made up',
      fetch: async () => new Response(null, { status: 200 }),
    });
    assert.equal(await gateways.accepts('new key', beforePause), 'unverifiable');
  });

  it('has no verdict on a key when the gateway is down', async () => {
    const { gateways } = check({ [ADDRESS]: 0 }, () => new Response(null, { status: 503 }));
    assert.equal(await gateways.accepts('new key', beforePause), 'unreachable');
  });
});
