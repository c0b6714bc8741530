import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApimSubscriptionKeys } from '../../function/apim.ts';
import { RemoteError } from '../../function/errors.ts';
import type { SubscriptionKeys } from '../../function/ports.ts';
import { type Answer, credential, type SentRequest, virtualClock, wire } from './http.ts';

const service = {
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  resourceGroup: 'rg',
  name: 'apim',
};
const PATH =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim/subscriptions';

function connect(answer: (request: SentRequest, index: number) => Answer) {
  const { client, requests } = wire(answer);
  const clock = virtualClock();
  const keys = new ApimSubscriptionKeys(service, credential, clock, {
    requestTimeout: 20_000,
    endsAt: clock.time + 720_000,
    httpClient: client,
  });
  return { keys, requests, clock };
}

const permit = async () => undefined;
const missing: Answer = {
  status: 404,
  body: { error: { code: 'ResourceNotFound', message: 'Subscription not found.', details: null } },
};
const throttled = (retryAfter?: string): Answer => ({
  status: 429,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  body: { error: { code: 'TooManyRequests', message: 'slow down' } },
});

function failure(expected: string) {
  return (error: unknown) => {
    assert.ok(error instanceof RemoteError);
    assert.equal(error.failure, expected);
    return true;
  };
}

describe('the subscriptions of a service', () => {
  it('are listed page by page, with their state and without the built-in one being hidden', async () => {
    const next = `https://management.azure.com${PATH}?api-version=2024-05-01&$skip=1`;
    const { keys, requests } = connect((_request, index) => ({
      status: 200,
      body:
        index === 0
          ? {
              value: [
                { name: 'master', properties: { scope: PATH.slice(0, -14), state: 'active' } },
              ],
              nextLink: next,
            }
          : {
              value: [
                {
                  name: 'team-a',
                  properties: { scope: `${PATH.slice(0, -13)}products/team-a`, state: 'suspended' },
                },
              ],
            },
    }));
    assert.deepEqual(await keys.list(), [
      { id: 'master', state: 'active', wholeService: true },
      { id: 'team-a', state: 'suspended', wholeService: false },
    ]);
    assert.equal(requests[0]?.url.pathname, PATH);
    assert.equal(requests[1]?.url.href, next);
    assert.deepEqual(
      requests.map(({ timeout, signalled }) => [timeout, signalled]),
      [
        [0, true],
        [0, true],
      ],
      'as many pages as there are, each in its own time',
    );
  });

  const broken: [string, (index: number) => object][] = [
    ['without a list', () => ({})],
    ['with something else in its place', () => ({ value: {} })],
    ['with an entry that has no name', () => ({ value: [{ properties: { state: 'active' } }] })],
    ['with an entry that has no state', () => ({ value: [{ name: 'team-a', properties: {} }] })],
    [
      'that has fewer entries than it counts',
      () => ({ value: [{ name: 'team-a', properties: { state: 'active' } }], count: 2 }),
    ],
    [
      'that leads to itself',
      () => ({
        value: [{ name: 'team-a', properties: { state: 'active' } }],
        nextLink: `https://management.azure.com${PATH}?api-version=2024-05-01&$skip=1`,
      }),
    ],
  ];
  for (const [what, body] of broken) {
    it(`are an error, not fewer subscriptions, when the answer is one ${what}`, async () => {
      const { keys, requests } = connect((_request, index) => ({ status: 200, body: body(index) }));
      await assert.rejects(keys.list(), failure('unexpected'));
      assert.ok(requests.length <= 2);
    });
  }

  it('are listed once each, however often a page repeats them', async () => {
    const item = (name: string) => ({ name, properties: { state: 'active', scope: '/apis' } });
    const next = `https://management.azure.com${PATH}?api-version=2024-05-01&$skip=1`;
    const { keys } = connect((_request, index) => ({
      status: 200,
      body:
        index === 0
          ? { value: [item('team-a'), item('team-b')], nextLink: next }
          : { value: [item('Team-B'), item('team-c')] },
    }));
    assert.deepEqual(
      (await keys.list()).map(({ id }) => id.toLowerCase()),
      ['team-a', 'team-b', 'team-c'],
    );
  });

  it('cannot be listed when the service does not exist: an error, not an empty list', async () => {
    const { keys } = connect(() => ({
      status: 404,
      body: { error: { code: 'ResourceNotFound', message: "The Resource 'apim' was not found." } },
    }));
    await assert.rejects(keys.list(), failure('not-found'));
  });
});

describe('the keys of a subscription', () => {
  it('are read with the version of the entity', async () => {
    const { keys, requests } = connect(() => ({
      status: 200,
      headers: { etag: '"AAA="' },
      body: { primaryKey: 'one', secondaryKey: 'two' },
    }));
    assert.deepEqual(await keys.read('team-a'), {
      primary: 'one',
      secondary: 'two',
      etag: '"AAA="',
    });
    assert.equal(requests[0]?.method, 'POST');
    assert.equal(requests[0]?.url.pathname, `${PATH}/team-a/listSecrets`);
    assert.equal(requests[0]?.url.search, '?api-version=2024-05-01');
    assert.equal(requests[0]?.headers.authorization, 'Bearer token-of-the-test');
  });

  it('are undefined when the subscription does not exist', async () => {
    const { keys } = connect(() => missing);
    assert.equal(await keys.read('team-a'), undefined);
    assert.equal(await keys.regenerate('team-a', 'primary', permit), 'missing');
    assert.equal(await keys.replace('team-a', 'primary', 'k', '"1"', permit), 'missing');
  });

  it('cannot be read when the service or its group is gone: that is no missing subscription', async () => {
    const { keys } = connect(() => ({
      status: 404,
      body: { error: { code: 'ResourceGroupNotFound', message: 'Resource group not found.' } },
    }));
    await assert.rejects(keys.read('team-a'), failure('not-found'));
  });

  it('are regenerated by the action of the slot', async () => {
    const { keys, requests } = connect(() => ({ status: 204 }));
    assert.equal(await keys.regenerate('team-a', 'primary', permit), 'regenerated');
    assert.equal(await keys.regenerate('team-a', 'secondary', permit), 'regenerated');
    assert.deepEqual(
      requests.map(({ method, url }) => `${method} ${url.pathname.slice(PATH.length)}`),
      ['POST /team-a/regeneratePrimaryKey', 'POST /team-a/regenerateSecondaryKey'],
    );
  });

  it('are set on the condition that nothing changed, one key and nothing else', async () => {
    const { keys, requests } = connect(() => ({ status: 200, body: {} }));
    assert.equal(
      await keys.replace('team-a', 'secondary', 'new key', '"AAA="', permit),
      'replaced',
    );
    const [request] = requests;
    assert.equal(request?.method, 'PATCH');
    assert.equal(request?.headers['if-match'], '"AAA="');
    assert.deepEqual(request?.body, { properties: { secondaryKey: 'new key' } });
  });

  it('are left alone when something did change', async () => {
    const { keys } = connect(() => ({
      status: 412,
      body: { error: { code: 'PreconditionFailed', message: 'Resource was modified.' } },
    }));
    assert.equal(await keys.replace('team-a', 'secondary', 'new key', '"AAA="', permit), 'changed');
  });
});

describe('a request that does not succeed', () => {
  const ambiguous: [string, Answer][] = [
    ['500', { status: 500, body: { error: { code: 'InternalServerError', message: 'x' } } }],
    ['503', { status: 503, headers: { 'retry-after': '1' } }],
    ['a reset connection', { broken: 'ECONNRESET' }],
  ];
  for (const [what, answer] of ambiguous) {
    it(`is never repeated when it changes keys and ends in ${what}: it may have taken effect`, async () => {
      for (const change of ['regenerate', 'replace'] as const) {
        const { keys, requests, clock } = connect(() => answer);
        await assert.rejects(mutate(keys, change), failure('unavailable'));
        assert.equal(requests.length, 1);
        assert.deepEqual(clock.slept, []);
      }
    });

    it(`is repeated twice when it only reads and ends in ${what}`, async () => {
      const { keys, requests } = connect(() => answer);
      await assert.rejects(keys.read('team-a'), failure('unavailable'));
      assert.equal(requests.length, 3);
    });
  }

  it('waits as long as a throttled service asks, for changes too: nothing was done', async () => {
    const { keys, requests, clock } = connect((_request, index) =>
      index === 0 ? throttled('7') : { status: 204 },
    );
    assert.equal(await keys.regenerate('team-a', 'primary', permit), 'regenerated');
    assert.equal(requests.length, 2);
    assert.deepEqual(clock.slept, [7000]);
  });

  it('asks for permission before each sending, after the wait, and sends nothing without it', async () => {
    const { keys, requests, clock } = connect(() => throttled('50'));
    const askedAt: number[] = [];
    const start = clock.time;
    const result = await keys.regenerate('team-a', 'primary', async () => {
      askedAt.push(clock.time - start);
      return askedAt.length === 1 ? undefined : 'lease-lost';
    });
    assert.equal(result, 'lease-lost');
    assert.deepEqual(askedAt, [0, 50_000]);
    assert.equal(requests.length, 1);
  });

  it('is repeated after a 429 that names no time', async () => {
    const { keys, clock } = connect((_request, index) =>
      index < 2 ? throttled() : { status: 204 },
    );
    await keys.regenerate('team-a', 'primary', permit);
    assert.deepEqual(clock.slept, [1000, 2000]);
  });

  it('waits however long a service asks, as long as the run has time, and ends at once when it has not', async () => {
    const patient = connect((_request, index) =>
      index === 0
        ? throttled('600')
        : { status: 200, body: { primaryKey: 'a', secondaryKey: 'b' } },
    );
    assert.equal((await patient.keys.read('team-a'))?.primary, 'a');
    assert.deepEqual(patient.clock.slept, [600_000]);
    const { keys, requests, clock } = connect(() => throttled('3600'));
    await assert.rejects(keys.read('team-a'), failure('out-of-time'));
    await assert.rejects(keys.regenerate('team-b', 'primary', permit), failure('out-of-time'));
    assert.equal(requests.length, 1, 'not even the next subscription is asked for');
    assert.deepEqual(clock.slept, []);
  });

  it('names the step, the status and the cause, and no key', async () => {
    const key = 'c0ffee00c0ffee00c0ffee00c0ffee00';
    const { keys } = connect(() => ({
      status: 403,
      body: { error: { code: 'AuthorizationFailed', message: `not allowed, by the way: ${key}` } },
    }));
    await assert.rejects(keys.replace('team-a', 'primary', key, '"1"', permit), (error) => {
      assert.ok(error instanceof RemoteError);
      assert.equal(
        error.message,
        'Could not set the primary key of team-a: HTTP 403 AuthorizationFailed; assign the rotation role to the identity; new assignments take some minutes.',
      );
      return true;
    });
  });
});

function mutate(keys: SubscriptionKeys, change: 'regenerate' | 'replace'): Promise<unknown> {
  return change === 'regenerate'
    ? keys.regenerate('team-a', 'primary', permit)
    : keys.replace('team-a', 'primary', 'new key', '"1"', permit);
}
