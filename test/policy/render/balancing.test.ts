/** What the rendered policy does with calls that any account of a model can take. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Selection, Strategy } from '../../../policy/configuration.ts';
import type { Setup } from './balancers.ts';
import { type Answer, type Call, errorOf, OK, serve, soon } from './served.ts';

/** Every strategy of the policy's own choice, and of pools. */
const CHOICES: readonly { readonly selection: Selection; readonly strategy: Strategy }[] = [
  { selection: 'policy', strategy: 'random' },
  { selection: 'policy', strategy: 'round-robin' },
  { selection: 'policy', strategy: 'weighted' },
  { selection: 'policy', strategy: 'priority' },
  { selection: 'pool', strategy: 'round-robin' },
  { selection: 'pool', strategy: 'weighted' },
  { selection: 'pool', strategy: 'priority' },
];
const CHAT = '/deployments/gpt-4o/chat/completions?api-version=2024-10-21';
const BODY = { messages: [{ role: 'user', content: 'Hello' }] };

const throttled = (retryAfter?: number, milliseconds?: number): Answer => ({
  status: 429,
  headers: {
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(milliseconds === undefined ? {} : { 'retry-after-ms': String(milliseconds) }),
  },
  body: '{"error":{"code":"429","message":"quota"}}',
});

/** Answers by account; accounts that are not named are well. */
const answers = (byAccount: Readonly<Record<string, Answer>>) => (call: Call) =>
  byAccount[call.account] ?? OK;

const THREE: Setup['accounts'] = {
  a: { models: { 'gpt-4o': true }, priority: 1 },
  b: { models: { 'gpt-4o': true }, priority: 2 },
  c: { models: { 'gpt-4o': true }, priority: 3 },
};

for (const { selection, strategy } of CHOICES) {
  describe(`selection ${selection}, strategy ${strategy}`, () => {
    const balancing = { selection, strategy };

    it('forwards a call to an account with the identity’s token and without the caller’s keys', async () => {
      const served = serve({ balancing });
      const { status, text } = await served.send(
        'POST',
        `${CHAT}&api-key=key-of-team-a&subscription-key=x&other=1`,
        {
          body: BODY,
          headers: { 'ocp-apim-subscription-key': 'x', authorization: 'Bearer of-the-caller' },
        },
      );
      assert.equal(status, 200);
      assert.equal(text, '{"usage":{"total_tokens":100}}');
      const [call, ...more] = served.calls;
      assert.ok(call);
      assert.equal(more.length, 0);
      assert.match(call.url.hostname, /^(japan|sweden)\.openai\.azure\.com$/);
      assert.equal(call.url.pathname, '/openai/deployments/gpt-4o/chat/completions');
      assert.equal(call.url.search, '?api-version=2024-10-21&other=1');
      assert.deepEqual(call.headers.get('authorization'), ['Bearer managed-identity-token']);
      assert.equal(call.headers.has('api-key'), false);
      assert.equal(call.headers.has('ocp-apim-subscription-key'), false);
      assert.deepEqual(JSON.parse(call.body), BODY);
      assert.deepEqual(served.tokens, [
        ['https://cognitiveservices.azure.com', 'client-id-of-the-identity'],
      ]);
    });

    it('forwards v1 calls as they are', async () => {
      const served = serve({ balancing });
      const body = '{ "model": "gpt-4o",\n "date": "2024-08-29T01:02:03.10Z", "messages": [] }';
      assert.equal((await served.send('POST', '/v1/chat/completions', { body })).status, 200);
      assert.equal(served.calls[0]?.url.pathname, '/openai/v1/chat/completions');
      assert.equal(served.calls[0]?.body, body);
    });

    it('fails over to the account that has capacity, within the request', async () => {
      for (const busy of ['japan', 'sweden']) {
        const served = serve({ balancing }, answers({ [busy]: throttled(60) }));
        for (let request = 0; request < 5; request += 1) {
          const { status } = await served.send('POST', CHAT, { body: BODY });
          assert.equal(status, 200);
        }
        const resent = served.calls.map(({ body }) => JSON.parse(body));
        for (const body of resent) assert.deepEqual(body, BODY);
      }
    });

    it('tries each account once at most and answers exhaustion as SDKs understand it', async () => {
      const served = serve(
        { balancing, accounts: THREE },
        answers({ a: throttled(20), b: throttled(7), c: throttled(90) }),
      );
      const reply = await served.send('POST', CHAT, { body: BODY });
      assert.equal(reply.status, 429);
      assert.deepEqual(reply.headers.get('retry-after'), ['7']);
      assert.deepEqual(reply.headers.get('retry-after-ms'), ['7000']);
      assert.equal(errorOf(reply).code, 'rate_limit_exceeded');
      assert.deepEqual(served.calls.map(({ account }) => account).sort(), ['a', 'b', 'c']);
    });

    it('remembers when the first account recovers, and asks none until then', async () => {
      const served = serve({ balancing }, answers({ japan: throttled(40), sweden: throttled(25) }));
      await served.send('POST', CHAT, { body: BODY });
      served.pass(10);
      const called = served.calls.length;
      const reply = await served.send('POST', CHAT, { body: BODY });
      assert.equal(reply.status, 429);
      assert.deepEqual(reply.headers.get('retry-after'), ['15']);
      assert.equal(served.calls.length, called, 'no account is called while it is throttled');
    });

    it('prefers milliseconds, and falls back to the time of marks.throttled, or of the breaker’s trip', async () => {
      const precise = serve({ balancing }, () => throttled(2, 1250));
      const first = await precise.send('POST', CHAT, { body: BODY });
      assert.deepEqual(first.headers.get('retry-after-ms'), ['1250']);
      assert.deepEqual(first.headers.get('retry-after'), ['2']);
      const silent = serve({ balancing }, () => throttled());
      const second = await silent.send('POST', CHAT, { body: BODY });
      assert.deepEqual(second.headers.get('retry-after'), [selection === 'policy' ? '5' : '30']);
    });

    it('uses a throttled account again after its Retry-After', async () => {
      let busy = true;
      const served = serve({ balancing }, ({ account }) =>
        busy && account === 'japan' ? throttled(5) : OK,
      );
      for (let request = 0; request < 8; request += 1) {
        await served.send('POST', CHAT, { body: BODY });
      }
      busy = false;
      served.pass(6);
      const before = served.calls.length;
      for (let request = 0; request < 8; request += 1) {
        await served.send('POST', CHAT, { body: BODY });
      }
      assert.ok(served.calls.slice(before).some(({ account }) => account === 'japan'));
    });

    it('repeats server errors elsewhere and answers with the last status, in words of its own', async () => {
      let failures = 1;
      const once = serve({ balancing }, () => (failures-- > 0 ? { status: 500, body: 'x' } : OK));
      assert.equal((await once.send('POST', CHAT, { body: BODY })).status, 200);
      const always = serve({ balancing }, () => ({ status: 502, body: 'broken' }));
      const reply = await always.send('POST', CHAT, { body: BODY });
      assert.equal(reply.status, 502);
      assert.equal(errorOf(reply).code, 'AccountsFailed');
      assert.doesNotMatch(reply.text, /broken|japan|sweden/);
      assert.equal(always.calls.length, 2);
    });

    it('passes a caller’s error through unchanged and does not repeat it', async () => {
      const body = '{"error":{"code":"content_filter","message":"no"}}';
      const served = serve({ balancing }, () => ({ status: 400, body }));
      const reply = await served.send('POST', CHAT, { body: BODY });
      assert.equal(reply.status, 400);
      assert.equal(reply.text, body);
      assert.equal(served.calls.length, 1);
    });

    for (const responseAfterFailure of ['null', 'error'] as const) {
      it(`survives an account that cannot be reached (response afterwards: ${responseAfterFailure})`, async () => {
        for (const gone of ['japan', 'sweden']) {
          const served = serve({ balancing }, answers({ [gone]: 'unreachable' }), {
            responseAfterFailure,
          });
          for (let request = 0; request < 3; request += 1) {
            const { status } = await served.send('POST', CHAT, { body: BODY });
            assert.equal(status, 200);
          }
        }
        const served = serve({ balancing }, () => 'unreachable', { responseAfterFailure });
        const reply = await served.send('POST', CHAT, { body: BODY });
        assert.equal(reply.status, 502);
        assert.equal(errorOf(reply).code, 'BackendConnectionFailure');
        assert.doesNotMatch(reply.text, /ECONNREFUSED|openai\.azure\.com/);
        assert.equal(served.calls.length, 2);
      });
    }

    it('streams: the first event is out before the account sends its second', async () => {
      let send: (text: string) => void = () => undefined;
      let end: () => void = () => undefined;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          send = (text) => controller.enqueue(new TextEncoder().encode(text));
          end = () => controller.close();
        },
      });
      let failures = 1;
      const served = serve({ balancing }, () =>
        failures-- > 0
          ? throttled(1)
          : { status: 200, headers: { 'content-type': 'text/event-stream' }, body },
      );
      send('data: one\n\n');
      const response = await soon(served.open('POST', CHAT, { body: { ...BODY, stream: true } }));
      assert.equal(response.status, 200);
      assert.equal(served.calls.length, 2, 'a 429 before the first byte still fails over');
      const stream = new Response(response.body).body;
      const reader = stream?.pipeThrough(new TextDecoderStream()).getReader();
      assert.ok(reader);
      assert.equal((await soon(reader.read())).value, 'data: one\n\n');
      send('data: two\n\n');
      assert.equal((await soon(reader.read())).value, 'data: two\n\n');
      end();
      assert.equal((await soon(reader.read())).done, true);
    });

    it('makes one call only where only one attempt is allowed', async () => {
      const served = serve(
        { balancing: { ...balancing, attempts: 1 } },
        answers({ japan: throttled(9), sweden: throttled(9) }),
      );
      const reply = await served.send('POST', CHAT, { body: BODY });
      assert.equal(reply.status, 429);
      assert.deepEqual(reply.headers.get('retry-after'), ['9']);
      assert.equal(served.calls.length, 1);
    });

    it('balances accounts that name no models, whatever the deployment', async () => {
      const served = serve({ balancing, accounts: { a: {}, b: {} } });
      await served.send('POST', '/deployments/whatever/embeddings?api-version=1', { body: {} });
      await served.send('POST', '/v1/embeddings', { body: { model: 'x', input: '' } });
      assert.deepEqual(
        served.calls.map(({ url }) => url.pathname),
        ['/openai/deployments/whatever/embeddings', '/openai/v1/embeddings'],
      );
    });

    it('keeps to the accounts that have the model', async () => {
      const served = serve({
        balancing,
        accounts: {
          a: { models: { 'gpt-4.1': true } },
          b: { models: { 'gpt-4.1': true, 'gpt-4o': true } },
          c: { models: { 'gpt-4o': true } },
        },
      });
      const used = async (model: string) => {
        const before = served.calls.length;
        for (let request = 0; request < 12; request += 1) {
          await served.send('POST', `/deployments/${model}/embeddings`, { body: {} });
        }
        return new Set(served.calls.slice(before).map(({ account }) => account));
      };
      for (const account of await used('gpt-4.1')) assert.ok(['a', 'b'].includes(account), account);
      for (const account of await used('gpt-4o')) assert.ok(['b', 'c'].includes(account), account);
    });

    it('calls the only account of a model once, though other models have more accounts', async () => {
      const served = serve(
        {
          balancing: { ...balancing, breaker: undefined },
          accounts: { a: { models: { m: true, n: true } }, b: { models: { m: true } } },
        },
        () => throttled(3),
      );
      const reply = await served.send('POST', '/deployments/n/embeddings', { body: {} });
      assert.equal(reply.status, 429);
      assert.equal(served.calls.length, 1);
    });

    it('serves an API at any path', async () => {
      const served = serve({ balancing, path: 'ai/azure-openai' });
      assert.equal((await served.send('POST', CHAT, { body: BODY })).status, 200);
      const v1 = { body: { ...BODY, model: 'gpt-4o' } };
      assert.equal((await served.send('POST', '/v1/chat/completions', v1)).status, 200);
      assert.deepEqual(
        served.calls.map(({ url }) => url.pathname),
        ['/openai/deployments/gpt-4o/chat/completions', '/openai/v1/chat/completions'],
      );
    });
  });
}

describe('the policy’s own choice (random)', () => {
  it('spreads first attempts evenly', async () => {
    const served = serve({ balancing: { strategy: 'random' }, accounts: THREE });
    for (let request = 0; request < 300; request += 1) {
      await served.send('POST', CHAT, { body: BODY });
    }
    for (const name of ['a', 'b', 'c']) {
      const share = served.calls.filter(({ account }) => account === name).length;
      // 100 expected, standard deviation 8.2: within four of them.
      assert.ok(Math.abs(share - 100) < 33, `${name}: ${share}`);
    }
  });
});

describe('the names of a model', () => {
  it('become the deployment that all accounts share, in path and body', async () => {
    const served = serve({
      accounts: { a: { models: { 'gpt-4.1': 'prod' } }, b: { models: { 'gpt-4.1': 'prod' } } },
    });
    await served.send('POST', '/deployments/gpt-4.1/chat/completions?api-version=1&x=2', {
      body: BODY,
    });
    await served.send('POST', '/v1/chat/completions', { body: { ...BODY, model: 'gpt-4.1' } });
    const [byPath, byBody] = served.calls;
    assert.equal(byPath?.url.pathname, '/openai/deployments/prod/chat/completions');
    assert.equal(byPath?.url.search, '?api-version=1&x=2');
    assert.equal(byBody?.url.pathname, '/openai/v1/chat/completions');
    assert.deepEqual(JSON.parse(byBody?.body ?? ''), { ...BODY, model: 'prod' });
  });

  it('may differ by account: each gets its own, on both surfaces', async () => {
    const served = serve(
      {
        accounts: {
          a: { models: { m: 'one' }, priority: 1 },
          b: { models: { m: 'two' }, priority: 2 },
          c: { models: { m: true }, priority: 3 },
        },
      },
      ({ account }) => (account === 'c' ? OK : { status: 500 }),
    );
    await served.send('POST', '/deployments/m/chat/completions?api-version=1', { body: BODY });
    await served.send('POST', '/v1/chat/completions', { body: { ...BODY, model: 'm' } });
    assert.deepEqual(
      served.calls.map(({ url }) => url.pathname),
      [
        '/openai/deployments/one/chat/completions',
        '/openai/deployments/two/chat/completions',
        '/openai/deployments/m/chat/completions',
        '/openai/v1/chat/completions',
        '/openai/v1/chat/completions',
        '/openai/v1/chat/completions',
      ],
    );
    const bodies = served.calls.slice(3).map(({ body }) => JSON.parse(body).model);
    assert.deepEqual(bodies, ['one', 'two', 'm']);
  });
});

describe('what the policy tells the operator', () => {
  it('is one trace for each attempt, without secrets', async () => {
    const served = serve({}, ({ account }) =>
      account === 'japan'
        ? throttled(3)
        : { ...(OK as object), status: 200, headers: { 'x-ms-region': 'Sweden Central' } },
    );
    await served.send('POST', CHAT, { body: BODY });
    assert.deepEqual(served.traces, [
      'japan: 429 throttled, region -, wait 3000',
      'sweden: 200, region Sweden Central, wait -',
    ]);
  });

  it('is a trace, too, for an account that does not answer', async () => {
    const served = serve({}, answers({ japan: 'unreachable' }));
    await served.send('POST', CHAT, { body: BODY });
    assert.deepEqual(served.traces, ['japan: unreachable', 'sweden: 200, region -, wait -']);
  });

  it('is the tokens of each consumer and model', async () => {
    const served = serve({});
    await served.send('POST', CHAT, { body: BODY });
    assert.deepEqual(
      served.metrics.map(({ namespace, dimensions }) => [namespace, dimensions])[0],
      ['openai', { Consumer: 'team-a', Model: 'gpt-4o' }],
    );
  });
});
