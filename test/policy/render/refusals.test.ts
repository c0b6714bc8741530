/** What the rendered policy answers itself, and where calls go that need one account. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Setup } from './balancers.ts';
import { type Answer, errorOf, OK, type Served, serve } from './served.ts';

const CHAT = '/deployments/gpt-4o/chat/completions?api-version=2024-10-21';
const BODY = { messages: [{ role: 'user', content: 'Hello' }] };

/** Sends one call that must end in the gateway: no backend call, no token. */
async function refused(
  served: Served,
  method: string,
  path: string,
  message: Parameters<Served['send']>[2] = {},
) {
  const reply = await served.send(method, path, message);
  assert.deepEqual(served.calls, []);
  assert.deepEqual(served.tokens, []);
  const { code, message: text } = errorOf(reply);
  return { status: reply.status, code, text };
}

describe('a call that cannot be placed', () => {
  const plain = serve({});

  it('gets 404 for a model that no account has, as Azure OpenAI answers', async () => {
    for (const [path, body] of [
      ['/deployments/gpt-5/chat/completions?api-version=1', BODY],
      ['/v1/chat/completions', { ...BODY, model: 'gpt-5' }],
    ] as const) {
      const { status, code, text } = await refused(plain, 'POST', path, { body });
      assert.equal(status, 404);
      assert.equal(code, 'DeploymentNotFound');
      assert.match(text, /gpt-5/);
    }
  });

  it('gets 404 where only described calls go through, and reads what calls look like', async () => {
    const path = '/v1/inventions/"of" tomorrow';
    const described = await refused(serve({ surface: 'described' }), 'POST', path, { body: {} });
    assert.equal(described.status, 404);
    assert.equal(described.code, 'OperationNotFound');
    assert.match(described.text, /^POST \/openai\/v1\/inventions\/.* is no operation of this API/);
    assert.match(described.text, /\/openai\/v1\/\.\.\., \/openai\/deployments\/\(model\)\/\.\.\./);
  });

  it('goes through where calls are open, though nobody described it', async () => {
    const served = serve({ balancing: { stateful: 'japan' } });
    const path = '/v1/inventions/of-tomorrow';
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      assert.equal((await served.send(method, path, { body: {} })).status, 200, method);
    }
    assert.deepEqual(
      served.calls.map(({ method, url }) => `${method} ${url.pathname}`),
      ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => `${method} /openai${path}`),
    );
    assert.equal((await served.send('OPTIONS', path)).status, 404);
  });

  it('gets 403 for a model that its consumer may not use', async () => {
    const consumers: Setup['consumers'] = {
      'team-a': { models: ['small'], tokensPerMinute: undefined },
      'team-b': { models: undefined, tokensPerMinute: undefined },
    };
    const accounts = { a: { models: { small: true, 'gpt-4o': true } } } as const;
    const served = serve({ accounts, consumers });
    const { status, code } = await refused(served, 'POST', CHAT, { body: BODY });
    assert.equal(status, 403);
    assert.equal(code, 'ModelNotAllowed');
    const all = await served.send('POST', CHAT, { key: 'key-of-team-b', body: BODY });
    assert.equal(all.status, 200);
    const own = await served.send('POST', '/deployments/small/embeddings', { body: {} });
    assert.equal(own.status, 200);
  });

  it('gets 400 for a body that is missing, broken, no object, or no JSON', async () => {
    const path = '/v1/chat/completions';
    for (const message of [
      {},
      { body: '{"model": "gpt-4o"' },
      { body: '["gpt-4o"]' },
      { body: { messages: [] } },
      { body: { model: null } },
      { body: '', headers: { 'content-type': 'application/json' } },
      { body: '--x', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    ]) {
      const { status, code } = await refused(plain, 'POST', path, message);
      assert.equal(status, 400, JSON.stringify(message));
      assert.equal(code, 'MissingModel');
    }
  });

  it('is told where the call is, when its path is of another dialect or lacks its version', async () => {
    for (const [method, path, expected] of [
      ['POST', '/chat/completions', /POST \/openai\/chat\/completions .* \/v1\/ or \/deployments/],
      ['POST', '/chat/completions?api-version=1', / \/v1\/ or \/deployments/],
      ['POST', '/responses', / \/v1\/ or with the query parameter api-version/],
      ['GET', '/files/file-1', / \/v1\/ or with the query parameter api-version/],
    ] as const) {
      const { status, code, text } = await refused(plain, method, path, {
        body: method === 'POST' ? { model: 'gpt-4o' } : undefined,
      });
      assert.equal(status, 404);
      assert.equal(code, 'OperationNotFound');
      assert.match(text, expected);
    }
  });

  it('is none of an operation that nobody described: what it needs is not known, so an account says it', async () => {
    const served = serve({});
    for (const [path, body] of [
      ['/v1/audio/tomorrow', {}],
      ['/v1/audio/tomorrow', { model: 'no-deployment' }],
      ['/v1/tomorrow', { model: 'gpt-4o' }],
      ['/tomorrow?api-version=1', {}],
      ['/deployments/gpt-4o/tomorrow?api-version=1', {}],
    ] as const) {
      const before = served.calls.length;
      assert.equal((await served.send('POST', path, { body })).status, 200, path);
      assert.equal(served.calls.length, before + 1);
    }
  });

  it('gets 501 where it would open a WebSocket', async () => {
    const { status, code, text } = await refused(plain, 'GET', '/v1/realtime?model=gpt-4o');
    assert.equal(status, 501);
    assert.equal(code, 'WebSocketNotCarried');
    assert.match(text, /GET \/openai\/v1\/realtime/);
  });

  it('quotes a hostile model name as data', async () => {
    for (const model of ['"}', '\u0000\ud800', '</value>@(1+1)', "'{{identity-client-id}}'"]) {
      const { status } = await refused(plain, 'POST', '/v1/embeddings', {
        body: { model, input: '' },
      });
      assert.equal(status, 404);
    }
  });

  it('gets 401 in OpenAI’s shape without a valid key', async () => {
    const { status, code } = await refused(plain, 'POST', CHAT, { key: 'wrong', body: BODY });
    assert.equal(status, 401);
    assert.equal(code, 'SubscriptionKeyInvalid');
  });
});

describe('a failure of the gateway itself', () => {
  it('is answered in OpenAI’s shape and explained to the operator only', async () => {
    const served = serve({}, () => OK, {
      identityToken: async () => {
        throw new Error('the identity of tenant 1234 is not assigned');
      },
    });
    const reply = await served.send('POST', CHAT, { body: BODY });
    assert.equal(reply.status, 500);
    assert.equal(errorOf(reply).type, 'server_error');
    assert.doesNotMatch(reply.text, /1234/);
    assert.match(served.traces.join(), /1234/);
    assert.deepEqual(served.calls, []);
  });
});

describe('a consumer’s tokens per minute', () => {
  const consumers: Setup['consumers'] = {
    'team-a': { models: undefined, tokensPerMinute: 100 },
    'team-b': { models: undefined, tokensPerMinute: undefined },
  };

  it('are limited for each consumer on its own', async () => {
    const served = serve({ consumers });
    assert.equal((await served.send('POST', CHAT, { body: BODY })).status, 200);
    served.pass(20);
    const reply = await served.send('POST', CHAT, { body: BODY });
    assert.equal(reply.status, 429);
    assert.deepEqual(reply.headers.get('retry-after'), ['40']);
    assert.deepEqual(reply.headers.get('retry-after-ms'), ['40000']);
    assert.match(errorOf(reply).message, /tokens per minute/);
    const other = await served.send('POST', CHAT, { key: 'key-of-team-b', body: BODY });
    assert.equal(other.status, 200);
    served.pass(41);
    assert.equal((await served.send('POST', CHAT, { body: BODY })).status, 200);
  });

  it('count no calls that use no tokens', async () => {
    const served = serve({ consumers });
    for (let request = 0; request < 3; request += 1) {
      assert.equal((await served.send('GET', '/v1/models')).status, 200);
    }
  });
});

describe('a call that needs the account with the state', () => {
  const home: Setup = {
    accounts: {
      japan: { models: { 'gpt-4o': true, 'gpt-4.1': 'four-one', small: true } },
      sweden: { models: { 'gpt-4o': true, 'gpt-4.1': 'other' } },
      korea: { models: { elsewhere: true } },
    },
    balancing: { stateful: 'sweden' },
  };
  const stateful: readonly (readonly [string, string, unknown?])[] = [
    ['POST', '/v1/responses', { model: 'gpt-4o', input: 'x' }],
    ['POST', '/v1/responses', { model: 'gpt-4o', input: 'x', store: true }],
    ['POST', '/v1/responses', { model: 'gpt-4o', store: false, previous_response_id: 'r' }],
    ['POST', '/v1/responses', { model: 'gpt-4o', store: false, conversation: { id: 'c' } }],
    ['POST', '/v1/responses', { model: 'gpt-4o', store: false, input: [{ file_id: 'f' }] }],
    [
      'POST',
      '/v1/responses',
      { model: 'gpt-4o', store: false, tools: [{ vector_store_ids: ['v'] }] },
    ],
    ['GET', '/v1/responses/r1'],
    ['DELETE', '/v1/responses/r1'],
    ['POST', '/v1/responses/r1/cancel'],
    ['GET', '/v1/responses/r1/input_items'],
    ['GET', '/v1/files'],
    ['POST', '/v1/batches', { input_file_id: 'f', endpoint: '/x', completion_window: '24h' }],
    ['POST', '/v1/vector_stores', {}],
    ['POST', '/v1/chat/completions', { ...BODY, model: 'gpt-4o', store: true }],
    ['GET', '/v1/chat/completions/c1'],
  ];

  for (const selection of ['policy', 'pool'] as const) {
    it(`goes there and nowhere else (selection ${selection})`, async () => {
      const balancing = { ...home.balancing, selection, breaker: undefined };
      const served = serve({ ...home, balancing }, () => ({ status: 500, body: 'broken' }));
      for (const [method, path, body] of stateful) {
        const before = served.calls.length;
        const reply = await served.send(method, path, { body });
        assert.equal(reply.status, 500, `${method} ${path}: ${reply.text}`);
        const calls = served.calls.slice(before);
        assert.deepEqual(
          calls.map(({ account, url }) => [account, url.pathname]),
          [['sweden', `/openai${path}`]],
        );
        assert.equal(calls[0]?.headers.has('api-key'), false);
      }
    });
  }

  it('is refused where the configuration says so, with the way out', async () => {
    const served = serve({ balancing: { stateful: 'refuse' } });
    for (const [method, path, body] of stateful) {
      const { status, code, text } = await refused(served, method, path, { body });
      assert.equal(status, 400);
      assert.equal(code, 'StatefulCallRefused');
      assert.match(text, /balancing\.stateful/);
      assert.match(text, /store: false/);
    }
  });

  it('is balanced after all when nothing is kept and nothing kept is named', async () => {
    const body = {
      model: 'gpt-4o',
      input: 'say "file_id"',
      store: false,
      previous_response_id: null,
      metadata: { file_id: 'f' },
      tools: [{ type: 'file_search', vector_store_ids: [] }],
    };
    const busy: Answer = { status: 429, headers: { 'retry-after': '1' } };
    const served = serve(home, ({ account }) => (account === 'japan' ? busy : OK));
    assert.equal((await served.send('POST', '/v1/responses', { body })).status, 200);
    const accounts = new Set(served.calls.map(({ account }) => account));
    assert.ok(accounts.has('sweden'));
    assert.ok(served.calls.length <= 2);
  });

  it('gets the account’s own name of the model', async () => {
    const served = serve(home);
    await served.send('POST', '/v1/responses', { body: { model: 'gpt-4.1', input: 'x' } });
    assert.equal(JSON.parse(served.calls[0]?.body ?? '').model, 'other');
  });

  it('gets 404 for a model that the account does not have, and 404 for one that no account has', async () => {
    const served = serve(home);
    for (const model of ['elsewhere', 'small', 'unknown']) {
      const { status, code } = await refused(served, 'POST', '/v1/responses', { body: { model } });
      assert.equal(status, 404);
      assert.equal(code, 'DeploymentNotFound');
    }
  });

  it('is refused for a limited consumer where it does not say which model it uses', async () => {
    const consumers = { 'team-a': { models: ['gpt-4o'], tokensPerMinute: undefined } };
    const served = serve({ ...home, consumers });
    for (const path of ['/v1/batches', '/v1/evals', '/v1/tomorrow']) {
      const { status } = await refused(served, 'POST', path, { body: {} });
      assert.equal(status, 403);
    }
    const forbidden = await refused(served, 'POST', '/v1/responses', { body: { model: 'small' } });
    assert.equal(forbidden.status, 403);
    assert.equal((await served.send('GET', '/v1/responses/r1')).status, 200);
    assert.equal((await served.send('POST', '/v1/vector_stores', { body: {} })).status, 200);
  });

  it('gets a throttled account’s 429 with its Retry-After, without failover', async () => {
    const served = serve(home, () => ({ status: 429, headers: { 'retry-after': '4' } }));
    const reply = await served.send('GET', '/v1/files');
    assert.equal(reply.status, 429);
    assert.deepEqual(reply.headers.get('retry-after'), ['4']);
    assert.equal(served.calls.length, 1);
  });
});

describe('the list of models', () => {
  const accounts = { a: { models: { 'gpt-4o': true, small: true } } } as const;
  const consumers: Setup['consumers'] = {
    'team-a': { models: ['small'], tokensPerMinute: undefined },
    'team-b': { models: undefined, tokensPerMinute: undefined },
  };

  it('is what the caller may use, answered without a backend call', async () => {
    const served = serve({ accounts, consumers });
    const list = async (key: string) => {
      const { status, text } = await served.send('GET', '/v1/models', { key });
      assert.equal(status, 200);
      const { object, data } = JSON.parse(text);
      assert.equal(object, 'list');
      return data.map(({ id }: { id: string }) => id);
    };
    assert.deepEqual(await list('key-of-team-a'), ['small']);
    assert.deepEqual(await list('key-of-team-b'), ['gpt-4o', 'small']);
    assert.deepEqual(served.calls, []);
  });

  it('has one entry for each model', async () => {
    const served = serve({ accounts, consumers });
    const { text } = await served.send('GET', '/v1/models/small');
    assert.deepEqual(JSON.parse(text), {
      id: 'small',
      object: 'model',
      created: 0,
      owned_by: 'azure-openai',
    });
    assert.equal((await served.send('GET', '/v1/models/none')).status, 404);
    assert.equal((await served.send('GET', '/v1/models/gpt-4o')).status, 403);
  });

  it('is asked of an account where no account names its models', async () => {
    const served = serve({ accounts: { a: {} } });
    const paths = ['/v1/models', '/v1/models/gpt-4o', '/deployments', '/deployments/gpt-4o'];
    for (const path of paths) assert.equal((await served.send('GET', path)).status, 200);
    assert.deepEqual(
      served.calls.map(({ url }) => url.pathname),
      paths.map((path) => `/openai${path}`),
    );
  });
});
