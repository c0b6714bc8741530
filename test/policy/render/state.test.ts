/** Calls that name what an account keeps, and calls that belong together. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ValueCache } from '../../../policy/gateway/index.ts';
import type { Setup } from './balancers.ts';
import { holdingAccounts } from './holding.ts';
import { type Answer, type Call, errorOf, type Reply, type Served, serve } from './served.ts';

const FOUR: NonNullable<Setup['accounts']> = Object.fromEntries(
  ['a', 'b', 'c', 'd'].map((name) => [name, { models: { 'gpt-4o': true } }]),
);
const MODEL = { model: 'gpt-4o', input: 'x' };
const BUSY: Answer = { status: 429, headers: { 'retry-after': '10' } };

const ID = /(?:resp|conv|file|vect|rs)_\d+/;
type Use = readonly [method: string, path: string, body?: unknown];
const idIn = ({ text }: Reply): string => ID.exec(text)?.[0] ?? assert.fail(text);

/** The accounts that a call asked, and its answer. */
async function asked(served: Served, ...call: Parameters<Served['send']>) {
  const before = served.calls.length;
  const reply = await served.send(...call);
  return { reply, accounts: served.calls.slice(before).map(({ account }) => account) };
}

function start(trouble?: (call: Call) => Answer | undefined, setup: Setup = {}) {
  const accounts = holdingAccounts(trouble);
  return { served: serve({ accounts: FOUR, ...setup }, accounts.answer), ...accounts };
}

describe('a call that names what an account keeps', () => {
  for (const [what, make, use] of [
    [
      'previous response',
      ['/v1/responses', MODEL],
      (id: string): Use => ['POST', '/v1/responses', { ...MODEL, previous_response_id: id }],
    ],
    [
      'response, in the path',
      ['/v1/responses', MODEL],
      (id: string): Use => ['GET', `/v1/responses/${id}`],
    ],
    [
      'conversation, as a text',
      ['/v1/conversations', {}],
      (id: string): Use => ['POST', '/v1/responses', { ...MODEL, conversation: id }],
    ],
    [
      'conversation, as an object',
      ['/v1/conversations', {}],
      (id: string): Use => ['POST', '/v1/responses', { ...MODEL, conversation: { id } }],
    ],
    [
      'vector store',
      ['/v1/vector_stores', {}],
      (id: string): Use => [
        'POST',
        '/v1/responses',
        { ...MODEL, store: false, tools: [{ type: 'file_search', vector_store_ids: [id] }] },
      ],
    ],
    [
      'file',
      ['/v1/files', '--x\r\n'],
      (id: string): Use => ['POST', '/v1/vector_stores', { name: 'n', file_ids: [id] }],
    ],
  ] as const) {
    it(`goes to the account that has it, with one call (${what})`, async () => {
      const { served, held } = start();
      for (let round = 0; round < 20; round += 1) {
        const [path, body] = make;
        const made = await served.send('POST', path, {
          body,
          headers:
            typeof body === 'string' ? { 'content-type': 'multipart/form-data; boundary=x' } : {},
        });
        const id = idIn(made);
        const [method, target, more] = use(id);
        const { reply, accounts } = await asked(served, method, target, {
          body: more,
        });
        assert.equal(reply.status, 200, reply.text);
        assert.deepEqual(accounts, [held.get(id)]);
      }
    });
  }

  it('is found by asking in turn where nobody could learn the place, and then it is known', async () => {
    const { served, held } = start();
    for (let round = 0; round < 20; round += 1) {
      const streamed = await served.send('POST', '/v1/responses', {
        body: { ...MODEL, stream: true },
      });
      const body = { ...MODEL, previous_response_id: idIn(streamed) };
      const { reply, accounts } = await asked(served, 'POST', '/v1/responses', { body });
      assert.equal(reply.status, 200, reply.text);
      assert.equal(accounts.at(-1), held.get(idIn(streamed)));
      const again = await asked(served, 'POST', '/v1/responses', { body });
      assert.deepEqual(again.accounts, [held.get(idIn(streamed))]);
    }
  });

  it('is found by any id that is known, such as an earlier item of a conversation that is sent back whole', async () => {
    const { served, held } = start();
    for (const type of ['reasoning', 'item_reference']) {
      const { output } = JSON.parse(
        (await served.send('POST', '/v1/responses', { body: MODEL })).text,
      );
      const input = [
        { role: 'user', content: 'x' },
        { type, id: output[0].id },
      ];
      const { accounts } = await asked(served, 'POST', '/v1/responses', {
        body: { ...MODEL, input },
      });
      assert.deepEqual(accounts, [held.get(output[0].id)]);
    }
  });

  it('gets the accounts’ own answer where none has it', async () => {
    const { served } = start();
    const body = { ...MODEL, previous_response_id: 'resp_none9' };
    const { reply, accounts } = await asked(served, 'POST', '/v1/responses', { body });
    assert.equal(reply.status, 400);
    assert.equal(errorOf(reply).code, 'previous_response_not_found');
    assert.deepEqual(accounts.toSorted(), ['a', 'b', 'c', 'd']);
    assert.equal((await served.send('GET', '/v1/responses/resp_none9')).status, 404);
  });

  it('gets the accounts’ own 404, too, about an id where nobody looks for one', async () => {
    const body = JSON.stringify({ error: { message: 'Voice v1 not found.', code: null } });
    const { served } = start(() => ({
      status: 404,
      headers: { 'content-type': 'application/json' },
      body,
    }));
    const { reply, accounts } = await asked(served, 'POST', '/v1/responses', {
      body: { ...MODEL, voice: 'v1' },
    });
    assert.equal(reply.status, 404);
    assert.equal(reply.text, body);
    assert.equal(accounts.length, 4);
  });

  it('does not go on at another 400, whatever it names', async () => {
    for (const message of [
      'Invalid value for input of resp_none9.',
      "Invalid 'previous_response_id': 'resp_none9'. Expected an ID that begins with 'resp'.",
      'Nothing was not found here.',
    ]) {
      const { served } = start(() => ({
        status: 400,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ error: { message, code: null, type: 'invalid_request_error' } }),
      }));
      const body = { ...MODEL, previous_response_id: 'resp_none9' };
      const { reply, accounts } = await asked(served, 'POST', '/v1/responses', { body });
      assert.equal(reply.status, 400);
      assert.equal(accounts.length, 1);
      assert.match(reply.text, /resp_none9|Nothing/);
    }
  });

  it('is found again after its account was renamed, and is no longer there once it was removed', async () => {
    const { answer, held } = holdingAccounts();
    const clock = { now: () => Date.UTC(2026, 0, 1), sleep: () => Promise.resolve() };
    const cache = new ValueCache(clock);
    const before = serve({ accounts: FOUR }, answer, { cache });
    const id = idIn(await before.send('POST', '/v1/responses', { body: MODEL }));
    const { [held.get(id) ?? '']: holder = assert.fail(), ...others } = FOUR;

    const served = serve(
      { accounts: { ...others, renamed: holder } },
      (call) =>
        answer(call.account === 'renamed' ? { ...call, account: held.get(id) ?? '' } : call),
      { cache },
    );
    assert.equal((await served.send('GET', `/v1/responses/${id}`)).status, 200);
    const again = await asked(served, 'GET', `/v1/responses/${id}`);
    assert.deepEqual(again.accounts, ['renamed']);

    const without = serve({ accounts: others }, answer, { cache });
    const gone = await asked(without, 'GET', `/v1/responses/${id}`);
    assert.deepEqual([gone.reply.status, gone.accounts.length], [404, 3]);
    assert.match(gone.reply.text, /No responses with id/);
  });

  it('is never sent elsewhere while its account is out: the error says so', async () => {
    let trouble: Answer | undefined;
    let home = '';
    const { served, held } = start(({ account }) => (account === home ? trouble : undefined));
    for (const [answer, status, code, text] of [
      [BUSY, 429, 'rate_limit_exceeded', /holds .* has no capacity/],
      ['unreachable', 503, 'StateUnavailable', /holds .* is not available/],
      [{ status: 401 }, 503, 'StateUnavailable', /holds .* is not available/],
      [{ status: 500 }, 500, 'AccountsFailed', /failed/],
    ] as const) {
      trouble = undefined;
      served.pass(3600);
      const id = idIn(await served.send('POST', '/v1/responses', { body: MODEL }));
      home = held.get(id) ?? '';
      trouble = answer;
      const body = { ...MODEL, previous_response_id: id };
      const { reply, accounts } = await asked(served, 'POST', '/v1/responses', { body });
      assert.deepEqual(accounts, [home]);
      assert.equal(reply.status, status);
      assert.equal(errorOf(reply).code, code);
      assert.match(errorOf(reply).message, text);
      if (status === 429) {
        const { reply: next, accounts: none } = await asked(served, 'POST', '/v1/responses', {
          body,
        });
        assert.deepEqual(none, []);
        assert.deepEqual(next.headers.get('retry-after'), ['10']);
      }
      const fresh = await served.send('POST', '/v1/responses', { body: MODEL });
      assert.equal(fresh.status, 200);
    }
  });

  it('says that an account which could not be asked may have it', async () => {
    for (const [answer, status, code] of [
      [BUSY, 429, 'rate_limit_exceeded'],
      ['unreachable', 503, 'StateUnavailable'],
      [{ status: 500 }, 503, 'StateUnavailable'],
    ] as const) {
      const { served } = start(({ account }) => (account === 'c' ? answer : undefined));
      const { reply, accounts } = await asked(served, 'GET', '/v1/responses/resp_none9');
      assert.equal(accounts.length, 4);
      assert.equal(reply.status, status, reply.text);
      assert.equal(errorOf(reply).code, code);
      assert.match(errorOf(reply).message, /resp_none9.*may/);
    }
  });

  it('is refused where it names what two accounts hold', async () => {
    const { served, held } = start();
    const made: string[] = [];
    while (new Set(made.map((id) => held.get(id))).size < 2) {
      made.push(idIn(await served.send('POST', '/v1/conversations', { body: {} })));
    }
    const before = served.calls.length;
    const input = Array.from({ length: 10_000 }, (_, index) => ({
      type: 'item_reference',
      id: made[index % made.length],
    }));
    const reply = await served.send('POST', '/v1/responses', { body: { ...MODEL, input } });
    assert.equal(reply.status, 400);
    assert.equal(errorOf(reply).code, 'StateApart');
    assert.equal(served.calls.length, before);
  });

  it('is found by what its path names, whatever else it names', async () => {
    const { served, held } = start();
    const store = idIn(await served.send('POST', '/v1/vector_stores', { body: {} }));
    let response = '';
    while (response === '' || held.get(response) === held.get(store)) {
      response = idIn(await served.send('POST', '/v1/responses', { body: MODEL }));
    }
    const { reply, accounts } = await asked(served, 'POST', `/v1/vector_stores/${store}/files`, {
      body: { response_id: response },
    });
    assert.equal(reply.status, 200);
    assert.deepEqual(accounts, [held.get(store)]);
  });

  it('is not what names no state: a text, a schema, metadata, an id of a wrong type', async () => {
    const { served } = start();
    const id = idIn(await served.send('POST', '/v1/responses', { body: MODEL }));
    const used = new Set<string>();
    for (let round = 0; round < 60; round += 1) {
      const { accounts } = await asked(served, 'POST', '/v1/responses', {
        body: {
          ...MODEL,
          input: `say "previous_response_id": "${id}"`,
          metadata: { file_id: id },
          tools: [
            { type: 'function', name: 'f', parameters: { properties: { file_id: { const: id } } } },
          ],
          prompt_cache_options: { previous_response_id: 7 },
        },
      });
      for (const account of accounts) used.add(account);
    }
    assert.equal(used.size, 4);
  });

  it('of another consumer is answered as if it were not there, unless consumers share', async () => {
    const consumers = {
      'team-a': { models: undefined, tokensPerMinute: undefined },
      'team-b': { models: undefined, tokensPerMinute: undefined },
    };
    for (const shareState of [false, true]) {
      const { served } = start(undefined, { consumers, balancing: { shareState } });
      const id = idIn(await served.send('POST', '/v1/responses', { body: MODEL }));
      const key = 'key-of-team-b';
      const { reply, accounts } = await asked(served, 'GET', `/v1/responses/${id}`, { key });
      assert.equal(reply.status, shareState ? 200 : 404);
      assert.equal(accounts.length, shareState ? 1 : 0);
    }
  });
});

describe('calls that belong together', () => {
  it('meet one account by their affinity key, and keys share accounts by weight', async () => {
    const accounts = {
      a: { models: { 'gpt-4o': true }, weight: 1 },
      b: { models: { 'gpt-4o': true }, weight: 3 },
    } as const;
    for (const property of ['prompt_cache_key', 'safety_identifier', 'user', 'header']) {
      const { served } = start(undefined, { accounts, balancing: { strategy: 'weighted' } });
      let first = 0;
      for (let key = 0; key < 400; key += 1) {
        const value = `key ${key}`;
        const message =
          property === 'header'
            ? { body: MODEL, headers: { 'x-load-balancer-affinity': value } }
            : { body: { ...MODEL, [property]: value } };
        const { accounts: one } = await asked(served, 'POST', '/v1/responses', message);
        const { accounts: two } = await asked(served, 'POST', '/v1/responses', message);
        assert.deepEqual(one, two);
        if (one[0] === 'a') first += 1;
      }
      // Four standard errors of 400 draws of a quarter.
      assert.ok(Math.abs(first - 100) < 4 * Math.sqrt(400 * 0.25 * 0.75), `${property}: ${first}`);
    }
  });

  it('go on to the next account of their order while the first one is out', async () => {
    let out = '';
    const { served } = start(({ account }) => (account === out ? BUSY : undefined));
    const body = { ...MODEL, prompt_cache_key: 'k' };
    const { accounts } = await asked(served, 'POST', '/v1/responses', { body });
    out = accounts[0] ?? '';
    const { reply, accounts: two } = await asked(served, 'POST', '/v1/responses', { body });
    assert.equal(reply.status, 200);
    assert.equal(two.length, 2);
    const { accounts: three } = await asked(served, 'POST', '/v1/responses', { body });
    assert.deepEqual(three, two.slice(1));
    out = '';
    served.pass(20);
    assert.deepEqual((await asked(served, 'POST', '/v1/responses', { body })).accounts, accounts);
  });

  it('of a consumer make files and vector stores in one account, and say that lists are one account’s', async () => {
    const { served } = start();
    const used = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      const { accounts } = await asked(served, 'POST', '/v1/vector_stores', { body: {} });
      for (const account of accounts) used.add(account);
    }
    const { reply, accounts } = await asked(served, 'GET', '/v1/files');
    for (const account of accounts) used.add(account);
    assert.equal(used.size, 1);
    assert.deepEqual(reply.headers.get('x-load-balancer-listed'), ['1 of 4 accounts']);
  });
});

describe('a call that makes something that stays', () => {
  it('is not sent twice once it may have arrived, and is where it was refused', async () => {
    for (const [answer, calls, status] of [
      ['unreachable', 1, 502],
      [{ status: 500 }, 1, 500],
      [BUSY, 2, 200],
      [{ status: 401 }, 2, 200],
    ] as const) {
      let first: string | undefined;
      const { served } = start(({ account }) => {
        first ??= account;
        return account === first ? answer : undefined;
      });
      const { reply, accounts } = await asked(served, 'POST', '/v1/vector_stores', { body: {} });
      assert.equal(accounts.length, calls);
      assert.equal(reply.status, status, reply.text);
    }
  });
});
