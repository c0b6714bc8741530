/** Whose fault an answer is, what the policy remembers of it, and that nobody else pays for it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Setup } from './balancers.ts';
import { type Answer, type Call, errorOf, OK, type Served, serve, soon } from './served.ts';

const CHAT = '/deployments/gpt-4o/chat/completions?api-version=2024-10-21';
const BODY = { messages: [{ role: 'user', content: 'Hello' }] };

/** Three accounts, of which `a` is preferred. */
const THREE: Setup['accounts'] = {
  a: { models: { 'gpt-4o': true }, priority: 1 },
  b: { models: { 'gpt-4o': true }, priority: 2 },
  c: { models: { 'gpt-4o': true }, priority: 3 },
};

const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
      ...headers,
    },
    body: text,
  };
};

const MISSING = json(404, {
  error: {
    code: 'DeploymentNotFound',
    message: 'The API deployment for this resource does not exist.',
  },
});

/** Only `a` answers so. */
const fromA = (answer: Answer) => (call: Call) => (call.account === 'a' ? answer : OK);

async function chat(served: Served, body: unknown = BODY): Promise<number> {
  return (await served.send('POST', CHAT, { body })).status;
}

/** How many of the calls that `run` makes reach an account. */
async function callsTo(served: Served, account: string, run: () => Promise<unknown>) {
  const before = served.calls.length;
  await run();
  return served.calls.slice(before).filter((call) => call.account === account).length;
}

async function repeated(times: number, run: () => Promise<number>): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let count = 0; count < times; count += 1) statuses.push(await run());
  return statuses;
}

describe('the walk from account to account', () => {
  it('knows at each attempt what other calls found out since it began', async () => {
    const throttled = { status: 429, headers: { 'retry-after': '20' } };
    const served = serve({ accounts: THREE }, async ({ account, body }) => {
      if (body.includes('other')) return account === 'b' ? throttled : json(500, {});
      // While the first account works at the call, another call finds out that the second has no capacity.
      if (account === 'a') await chat(served, { messages: 'other' });
      return account === 'a' ? json(500, {}) : OK;
    });
    assert.equal(await chat(served), 200);
    const asked = served.calls.filter(({ body }) => !body.includes('other'));
    assert.deepEqual(
      asked.map(({ account }) => account),
      ['a', 'c'],
    );
  });
});

describe('an account that loses its connection', () => {
  it('is judged by its own time, not by that of the accounts before', async () => {
    const served = serve({ accounts: THREE }, ({ account }) => {
      if (account === 'c') return OK;
      served.pass(account === 'a' ? 200 : 100);
      return account === 'a' ? json(500, {}) : 'unreachable';
    });
    assert.equal(await chat(served), 200);
    assert.deepEqual(
      served.calls.map(({ account }) => account),
      ['a', 'b', 'c'],
    );
  });
});

describe('a call whose own fault it is', () => {
  it('leaves all others at 100 % when it always gets 500, and is asked of each account once', async () => {
    const served = serve({ accounts: THREE }, ({ body }) =>
      body.includes('crash') ? json(500, { error: { message: 'crashed on japan-7' } }) : OK,
    );
    const crash = { messages: [{ role: 'user', content: 'crash' }] };
    for (let round = 0; round < 10; round += 1) {
      const reply = await served.send('POST', CHAT, { body: crash });
      assert.equal(reply.status, 500);
      assert.equal(errorOf(reply).type, 'server_error');
      assert.doesNotMatch(reply.text, /japan/);
      assert.equal(await chat(served), 200);
    }
    const well = served.calls.filter(({ body }) => !body.includes('crash'));
    assert.deepEqual(new Set(well.map(({ account }) => account)), new Set(['a']));
  });

  it('leaves all others at 100 % when it always gets 429 for its own size', async () => {
    const roomy = json(429, '{}', {
      'retry-after': '60',
      'x-ratelimit-limit-tokens': '100000',
      'x-ratelimit-remaining-tokens': '60000',
      'x-ratelimit-remaining-requests': '50',
    });
    const served = serve({ accounts: THREE }, ({ body }) => (body.length > 5000 ? roomy : OK));
    const large = { messages: [{ role: 'user', content: 'x'.repeat(9000) }] };
    for (let round = 0; round < 5; round += 1) {
      const reply = await served.send('POST', CHAT, { body: large });
      assert.equal(reply.status, 429);
      assert.deepEqual(reply.headers.get('retry-after'), ['60']);
      assert.equal(
        await callsTo(served, 'a', () => chat(served)),
        1,
        'the preferred account stays',
      );
    }
  });

  it('and whose 429 tells no tokens closes an account for calls of its size only', async () => {
    const served = serve({ accounts: THREE }, ({ body }) =>
      body.length > 5000 ? { status: 429, headers: { 'retry-after': '30' } } : OK,
    );
    const large = { messages: [{ role: 'user', content: 'x'.repeat(9000) }] };
    assert.equal(await chat(served, large), 429);
    assert.equal(await callsTo(served, 'a', () => chat(served)), 1);
    const asked = served.calls.length;
    assert.equal(await chat(served, large), 429);
    assert.equal(served.calls.length, asked, 'a second one of that size is not sent again at once');
  });

  it('and asks for more tokens than an account has, closes it for such calls only', async () => {
    for (const path of [CHAT, '/v1/chat/completions']) {
      const served = serve({ accounts: THREE }, ({ body }) =>
        JSON.parse(body).max_tokens > 10_000
          ? { status: 429, headers: { 'retry-after': '30' } }
          : OK,
      );
      const send = (max_tokens: number) =>
        served.send('POST', path, { body: { model: 'gpt-4o', ...BODY, max_tokens } });
      for (let round = 0; round < 3; round += 1) {
        assert.equal((await send(100_000)).status, 429);
        assert.equal(await callsTo(served, 'a', () => send(500)), 1, path);
      }
    }
  });

  for (const status of [400, 405, 409, 413, 415, 422]) {
    it(`passes an account's ${status} unchanged, without a second call`, async () => {
      const body = `{"error":{"code":"yours","message":"${status}"}}`;
      const served = serve({ accounts: THREE }, () => json(status, body));
      const reply = await served.send('POST', CHAT, { body: BODY });
      assert.equal(reply.status, status);
      assert.equal(reply.text, body);
      assert.equal(served.calls.length, 1);
      assert.equal(await callsTo(served, 'a', () => chat(served)), 1);
    });
  }

  it('passes a 404 about an id unchanged where the call names one', async () => {
    const body = '{"error":{"message":"Response with id r1 not found."}}';
    const served = serve({ accounts: THREE, balancing: { stateful: 'b' } }, () => json(404, body));
    const reply = await served.send('GET', '/v1/responses/r1');
    assert.equal(reply.status, 404);
    assert.equal(reply.text, body);
  });
});

describe('an account whose fault it is', () => {
  const denied = json(401, {
    error: { code: 'PermissionDenied', message: 'The principal `1234` lacks the data action.' },
  });
  const cases: readonly (readonly [string, Answer])[] = [
    ['answers 401', denied],
    [
      'answers 403',
      json(403, { error: { code: 'AuthenticationFailed', message: 'principal 1234' } }),
    ],
    ['answers 404 DeploymentNotFound', MISSING],
    ['answers 410', json(410, {})],
    ['cannot be reached', 'unreachable'],
    ['redirects', { status: 307, headers: { location: 'https://a.openai.azure.com/' } }],
    ['answers a status that nobody knows', { status: 799 }],
  ];
  for (const [what, answer] of cases) {
    it(`costs no failed call while another is up: it ${what}`, async () => {
      const served = serve({ accounts: THREE }, fromA(answer));
      const statuses = await repeated(20, () => chat(served));
      assert.deepEqual(new Set(statuses), new Set([200]));
    });
  }

  for (const [what, answer] of cases.slice(0, 3).concat([['cannot be reached', 'unreachable']])) {
    it(`is asked once, then last for a while, when it ${what}`, async () => {
      let broken = true;
      const served = serve({ accounts: THREE }, ({ account }) =>
        broken && account === 'a' ? answer : OK,
      );
      assert.equal(await callsTo(served, 'a', () => repeated(10, () => chat(served))), 1);
      broken = false;
      served.pass(61);
      assert.equal(await callsTo(served, 'a', () => repeated(10, () => chat(served))), 10);
    });
  }

  it('is asked after all when the others have no capacity', async () => {
    let busy = false;
    const served = serve({ accounts: THREE }, ({ account }) => {
      if (account === 'a') return busy ? OK : denied;
      return busy ? json(429, '', { 'retry-after': '30' }) : OK;
    });
    assert.equal(await chat(served), 200);
    busy = true;
    assert.equal(await chat(served), 200);
  });

  it('is put last after three 5xx that another account made good, not before', async () => {
    const served = serve({ accounts: THREE }, fromA({ status: 503, body: 'down' }));
    const rounds: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      rounds.push(await callsTo(served, 'a', () => chat(served)));
    }
    assert.deepEqual(rounds, [1, 1, 1, 0, 0]);
  });

  it('is not put last for errors that it makes good itself', async () => {
    let calls = 0;
    const served = serve({ accounts: THREE }, ({ account }) =>
      account === 'a' && ++calls % 2 === 0 ? { status: 500 } : OK,
    );
    assert.equal(await callsTo(served, 'a', () => repeated(20, () => chat(served))), 20);
  });

  it('is not marked by a 404 about the operation, which another account may have', async () => {
    const served = serve(
      { accounts: THREE },
      fromA(json(404, { error: { code: '404', message: 'Resource not found' } })),
    );
    assert.deepEqual(new Set(await repeated(3, () => chat(served))), new Set([200]));
    assert.equal(await callsTo(served, 'a', () => chat(served)), 1);
  });

  it('is named once in a trace and a metric, so that somebody mends it', async () => {
    const served = serve({ accounts: THREE }, fromA(denied));
    await repeated(5, () => chat(served));
    const mended = served.traces.filter((trace) => trace.includes('Mend'));
    assert.deepEqual(mended, [
      'Mend these accounts, which refuse the gateway or lack the deployment of gpt-4o: a (401)',
    ]);
    const metrics = served.metrics.filter(({ name }) => name === 'Misconfigured accounts');
    assert.deepEqual(
      metrics.map(({ dimensions }) => dimensions),
      [{ Accounts: 'a (401)', Model: 'gpt-4o' }],
    );
  });

  const exhausted: readonly (readonly [string, Answer, number, string])[] = [
    ['refuse the gateway', denied, 502, 'AccountsMisconfigured'],
    ['lack the deployment', MISSING, 404, 'DeploymentNotFound'],
    ['fail', json(503, 'the account japan-7 is down'), 503, 'AccountsFailed'],
    ['answer a status that nobody knows', { status: 799 }, 502, 'AccountsFailed'],
    ['cannot be reached', 'unreachable', 502, 'BackendConnectionFailure'],
  ];
  for (const [what, answer, status, code] of exhausted) {
    it(`is kept from the caller, name and all, when all accounts ${what}`, async () => {
      const served = serve({ accounts: THREE }, () => answer);
      const reply = await served.send('POST', CHAT, { body: BODY });
      assert.equal(reply.status, status);
      assert.equal(errorOf(reply).code, code);
      assert.doesNotMatch(reply.text, /1234|principal|japan|openai\.azure/);
      assert.equal(served.calls.length, 3);
      for (const name of reply.headers.keys()) assert.doesNotMatch(name, /x-load-balancer/);
      assert.equal(await chat(served), status, 'and is asked again at the next call');
      assert.equal(served.calls.length, 6);
    });
  }

  it('is told to callers where the configuration says so', async () => {
    const served = serve({ accounts: THREE, balancing: { tell: true } }, fromA('unreachable'));
    const reply = await served.send('POST', CHAT, { body: BODY });
    assert.deepEqual(reply.headers.get('x-load-balancer-account'), ['b']);
    assert.deepEqual(reply.headers.get('x-load-balancer-attempts'), ['2']);
    const none = serve({ accounts: THREE, balancing: { tell: true } }, () => denied);
    const refused = await none.send('POST', CHAT, { body: BODY });
    assert.deepEqual(refused.headers.get('x-load-balancer-attempts'), ['3']);
  });
});

describe('an account that is broken', () => {
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(1000))),
    });
  const cut = () =>
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"error"')),
      pull: (controller) => controller.error(new Error('reset')),
    });
  const cases: readonly (readonly [string, () => Answer])[] = [
    ['HTML', () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' })],
    ['an empty 500', () => ({ status: 500 })],
    ['an endless 404', () => ({ status: 404, body: endless() })],
    ['an endless 500', () => ({ status: 500, body: endless() })],
    [
      'a 404 that is cut',
      () => ({ status: 404, headers: { 'content-length': '99' }, body: cut() }),
    ],
    [
      'a 404 whose length lies',
      () => ({ status: 404, headers: { 'content-length': '-5' }, body: 'x' }),
    ],
    [
      'an endless 429',
      () => ({ status: 429, headers: { 'retry-after': 'soon' }, body: endless() }),
    ],
    [
      'headers that contradict',
      () => ({
        status: 429,
        headers: {
          'retry-after': '9, 70',
          'x-ratelimit-limit-tokens': 'many',
          'x-ratelimit-remaining-tokens': '-1',
        },
      }),
    ],
  ];
  for (const [what, answer] of cases) {
    it(`costs no failed call: ${what}`, async () => {
      const served = serve({ accounts: THREE }, (call) => fromA(answer())(call));
      for (let round = 0; round < 4; round += 1) assert.equal(await soon(chat(served)), 200);
    });
  }
});

describe('models that no account names', () => {
  const accounts: Setup['accounts'] = { a: { priority: 1 }, b: { priority: 2 } };
  const embed = (served: Served, model: string) =>
    served.send('POST', `/deployments/${model}/embeddings`, { body: {} });

  it('are throttled one by one', async () => {
    const served = serve({ accounts }, ({ account, url }) =>
      account === 'a' && url.pathname.includes('/one/')
        ? json(429, '', { 'retry-after': '60' })
        : OK,
    );
    await embed(served, 'one');
    assert.equal(await callsTo(served, 'a', () => embed(served, 'one')), 0);
    assert.equal(await callsTo(served, 'a', () => embed(served, 'two')), 1);
  });

  it('are asked of an account that lacks one only after the others, for a while', async () => {
    const served = serve({ accounts }, ({ account, url }) =>
      account === 'a' && url.pathname.includes('/one/') ? MISSING : OK,
    );
    assert.equal((await embed(served, 'one')).status, 200);
    assert.equal(await callsTo(served, 'a', () => embed(served, 'one')), 0);
    assert.equal(await callsTo(served, 'a', () => embed(served, 'two')), 1);
    const nowhere = serve({ accounts }, () => MISSING);
    assert.equal((await embed(nowhere, 'none')).status, 404);
  });

  it('are refused where the name cannot be one, or is a path', async () => {
    const served = serve({ accounts });
    for (const model of ['..%2f..%2fopenai', 'a%20b', 'x'.repeat(65), '%00']) {
      const reply = await embed(served, model);
      assert.equal(reply.status, 404, model);
      assert.equal(errorOf(reply).code, 'DeploymentNotFound');
    }
    assert.deepEqual(served.calls, []);
  });
});
