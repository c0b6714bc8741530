/** Who a caller is: by a key, a bearer key, or a token of Entra ID; and which web pages may call. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Setup } from './balancers.ts';
import { AUDIENCE, TENANT, token, withEntra } from './entra.ts';
import { type Answer, type Call, errorOf, OK, type Served, serve } from './served.ts';

const CHAT = '/v1/chat/completions';
const BODY = { model: 'gpt-4o', messages: [] };
const APPLICATION = 'aa000000-0000-4000-8000-000000000001';
const OTHER_APPLICATION = 'aa000000-0000-4000-8000-000000000002';
const GROUP = 'cc000000-0000-4000-8000-000000000001';
const OTHER_GROUP = 'cc000000-0000-4000-8000-000000000002';

const unlimited = { models: undefined, tokensPerMinute: undefined };
const entra = { tenant: TENANT, audiences: [AUDIENCE] };

/** Three consumers: one by its application, one by its group and with one model, one by neither. */
const consumers: Setup['consumers'] = {
  'by-application': { ...unlimited, entra: { applications: [APPLICATION], groups: [] } },
  'by-group': {
    models: ['small'],
    tokensPerMinute: undefined,
    entra: { applications: [], groups: [OTHER_GROUP, GROUP] },
  },
  'team-a': unlimited,
};
const accounts: Setup['accounts'] = { japan: { models: { 'gpt-4o': true, small: true } } };

/** To the accounts, not to Entra ID. */
const accountCalls = ({ calls }: Served): readonly Call[] =>
  calls.filter(({ url }) => url.hostname.endsWith('.openai.azure.com'));

const consumersOf = ({ metrics }: Served) =>
  new Set(metrics.map(({ dimensions }) => dimensions.Consumer));

const start = (callers: Setup['callers'], answer: () => Answer = () => OK): Served =>
  serve({ accounts, consumers, callers: callers ?? {} }, withEntra(answer));

const bearer = (value: string) => ({ key: null, headers: { authorization: `Bearer ${value}` } });

describe('a key', () => {
  it('is the consumer’s of its subscription, in metrics, too', async () => {
    const served = start({});
    assert.equal(
      (await served.send('POST', CHAT, { key: 'key-of-team-a', body: BODY })).status,
      200,
    );
    assert.deepEqual(consumersOf(served), new Set(['team-a']));
  });

  it('as a bearer token is a wrong caller, unless it is allowed', async () => {
    const served = start({});
    const refused = await served.send('POST', CHAT, { ...bearer('key-of-team-a'), body: BODY });
    assert.equal(refused.status, 401);
    assert.equal(
      errorOf(refused).message.startsWith('Send a valid subscription key in the api-key header.'),
      true,
    );
    assert.deepEqual(served.calls, []);
  });

  it('as a bearer token is taken where it is allowed, and reaches no account', async () => {
    const served = start({ bearer: true });
    const answer = await served.send('POST', CHAT, {
      ...bearer('second-key-of-team-a'),
      body: BODY,
    });
    assert.equal(answer.status, 200);
    assert.deepEqual(consumersOf(served), new Set(['team-a']));
    assert.deepEqual(accountCalls(served)[0]?.headers.get('authorization'), [
      'Bearer managed-identity-token',
    ]);
    const wrong = await served.send('POST', CHAT, { ...bearer('no-key'), body: BODY });
    assert.equal(wrong.status, 401);
    assert.match(errorOf(wrong).message, /as Authorization: Bearer/);
  });

  it('in the header comes before a bearer token', async () => {
    const served = start({ bearer: true });
    const headers = { authorization: 'Bearer no-key' };
    const answer = await served.send('POST', CHAT, { key: 'key-of-team-a', headers, body: BODY });
    assert.equal(answer.status, 200);
  });
});

describe('a token of Entra ID', () => {
  it('counts as the consumer’s whose application it has, in version 1 and 2', async () => {
    for (const claims of [
      { azp: APPLICATION },
      { appid: APPLICATION, ver: '1.0', iss: `https://sts.windows.net/${TENANT}/` },
    ]) {
      const served = start({ entra });
      const answer = await served.send('POST', CHAT, { ...bearer(token(claims)), body: BODY });
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(consumersOf(served), new Set(['by-application']));
      assert.deepEqual(accountCalls(served)[0]?.headers.get('authorization'), [
        'Bearer managed-identity-token',
      ]);
    }
  });

  it('counts as the consumer’s whose group it has, with that consumer’s models', async () => {
    const served = start({ entra });
    const inGroup = bearer(token({ azp: OTHER_APPLICATION, groups: ['x', GROUP] }));
    const refused = await served.send('POST', CHAT, { ...inGroup, body: BODY });
    assert.equal(refused.status, 403);
    assert.equal(errorOf(refused).code, 'ModelNotAllowed');
    const body = { ...BODY, model: 'small' };
    assert.equal((await served.send('POST', CHAT, { ...inGroup, body })).status, 200);
    assert.deepEqual(consumersOf(served), new Set(['by-group']));
  });

  it('is first its application’s, then its groups’', async () => {
    const served = start({ entra });
    const both = bearer(token({ azp: APPLICATION, groups: [GROUP] }));
    assert.equal((await served.send('POST', CHAT, { ...both, body: BODY })).status, 200);
    assert.deepEqual(consumersOf(served), new Set(['by-application']));
  });

  it('of nobody is refused with 403, whatever else it says', async () => {
    const served = start({ entra });
    for (const claims of [
      {},
      { azp: OTHER_APPLICATION },
      { groups: [] },
      { azp: '', groups: 'x' },
    ]) {
      const answer = await served.send('POST', CHAT, { ...bearer(token(claims)), body: BODY });
      assert.equal(answer.status, 403, JSON.stringify(claims));
      assert.equal(errorOf(answer).code, 'ConsumerNotFound');
    }
    assert.deepEqual(accountCalls(served), []);
    assert.deepEqual(served.tokens, []);
  });

  const bad: readonly (readonly [name: string, value: string])[] = [
    ['expired', token({ azp: APPLICATION, exp: Date.UTC(2025, 0, 1) / 1000 })],
    ['not valid yet', token({ azp: APPLICATION, nbf: Date.UTC(2027, 0, 1) / 1000 })],
    ['for somebody else', token({ azp: APPLICATION, aud: 'https://graph.microsoft.com' })],
    ['of another tenant', token({ azp: APPLICATION, iss: 'https://sts.windows.net/x/' })],
    ['not signed by Entra ID', token({ azp: APPLICATION }, 'somebody else')],
    ['without a signature', token({ azp: APPLICATION }).replace(/[^.]*$/, '')],
    ['no token at all', 'abc'],
  ];
  for (const [name, value] of bad) {
    it(`that is ${name} is refused with 401 in OpenAI’s shape, and asks no account`, async () => {
      const served = start({ entra });
      const answer = await served.send('POST', CHAT, { ...bearer(value), body: BODY });
      assert.equal(answer.status, 401, answer.text);
      assert.match(errorOf(answer).message, /token of Microsoft Entra ID as Authorization: Bearer/);
      assert.deepEqual(accountCalls(served), []);
      assert.equal(answer.text.includes(value), false);
    });
  }

  it('stands beside keys: a valid key needs no token, a wrong one is not saved by a token', async () => {
    const served = start({ entra });
    assert.equal(
      (await served.send('POST', CHAT, { key: 'key-of-team-a', body: BODY })).status,
      200,
    );
    assert.deepEqual(consumersOf(served), new Set(['team-a']));
    const { headers } = bearer(token({ azp: APPLICATION }));
    const wrong = await served.send('POST', CHAT, { key: 'no-key', headers, body: BODY });
    assert.equal(wrong.status, 401);
    errorOf(wrong);
  });

  it('or a key is needed for everything, the list of models included', async () => {
    const served = start({ entra });
    for (const [method, path] of [
      ['GET', '/v1/models'],
      ['GET', '/v1/files'],
      ['POST', '/v1/responses'],
      ['POST', '/deployments/gpt-4o/chat/completions'],
    ] as const) {
      const answer = await served.send(method, path, { key: null });
      assert.equal(answer.status, 401, path);
      assert.match(errorOf(answer).message, /subscription key .* or a valid token/);
    }
    assert.deepEqual(served.calls, []);
  });

  it('is the only way in where keys are not accepted', async () => {
    const served = start({ keys: false, entra });
    const withToken = bearer(token({ azp: APPLICATION }));
    assert.equal((await served.send('POST', CHAT, { ...withToken, body: BODY })).status, 200);
    for (const key of [null, 'key-of-team-a']) {
      const refused = await served.send('POST', CHAT, { key, body: BODY });
      assert.equal(refused.status, 401);
      assert.equal(/subscription key/.test(errorOf(refused).message), false);
    }
    assert.equal(accountCalls(served).length, 1);
  });
});

describe('a web page', () => {
  const origin = 'https://app.example.com';
  const ask = (served: Served, origin: string, method = 'POST', path = CHAT) =>
    served.send('OPTIONS', path, {
      key: null,
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers':
          'authorization,content-type,x-stainless-os,x-stainless-retry-count,x-secret',
      },
    });

  it('of an allowed origin may ask what it may send, without a key and without a call', async () => {
    const served = start({ origins: ['https://other.example.com', origin] });
    for (const [method, path] of [
      ['POST', CHAT],
      ['DELETE', '/v1/files/file-1'],
      ['POST', '/deployments/gpt-4o/chat/completions'],
    ] as const) {
      const { status, headers } = await ask(served, origin, method, path);
      assert.equal(status, 200);
      assert.deepEqual(headers.get('access-control-allow-origin'), [origin]);
      assert.deepEqual(headers.get('access-control-allow-methods'), [method]);
      assert.deepEqual(headers.get('access-control-allow-headers'), [
        'authorization,content-type,x-stainless-os,x-stainless-retry-count',
      ]);
    }
    assert.deepEqual(served.calls, []);
    assert.deepEqual(served.tokens, []);
  });

  it('of another origin is told nothing, without a call', async () => {
    const served = start({ origins: [origin], entra });
    const { status, headers } = await ask(served, 'https://evil.example.com');
    assert.equal(status, 200);
    assert.equal(headers.get('access-control-allow-origin'), undefined);
    assert.deepEqual(served.calls, []);
  });

  it('is told nothing where no origin is allowed', async () => {
    const served = start({});
    assert.equal((await ask(served, origin)).status, 404);
    assert.deepEqual(served.calls, []);
  });

  it('may read answers and errors, and how long to wait', async () => {
    const served = start({ origins: [origin] });
    const headers = { origin: origin };
    for (const model of ['gpt-4o', 'unknown']) {
      const answer = await served.send('POST', CHAT, { headers, body: { ...BODY, model } });
      assert.deepEqual(answer.headers.get('access-control-allow-origin'), [origin], model);
      assert.match(
        answer.headers.get('access-control-expose-headers')?.[0] ?? '',
        /retry-after-ms.*x-consumer-remaining-tokens/,
      );
    }
    assert.equal(accountCalls(served)[0]?.headers.has('origin'), false);
  });

  it('that reads from another origin is served as any other caller, and no browser shows it', async () => {
    const served = start({ origins: [origin] });
    const answer = await served.send('GET', '/v1/models', {
      headers: { origin: 'https://evil.example.com' },
    });
    assert.equal(answer.status, 200);
    assert.notEqual(answer.text, '');
    assert.equal(answer.headers.get('access-control-allow-origin'), undefined);
  });
});

describe('which of its two keys a consumer uses', () => {
  const slotsOf = ({ metrics }: Served) =>
    metrics
      .filter(({ name }) => name === 'Calls')
      .map(({ dimensions }) => `${dimensions.Consumer}: ${dimensions.Slot}`);
  const rotated = (callers: Setup['callers'] = {}, answer: () => Answer = () => OK) =>
    serve({ accounts, consumers, callers, rotated: true }, withEntra(answer));

  it('is counted by slot, wherever the key stands, and never by the key', async () => {
    const served = rotated({ bearer: true });
    const body = BODY;
    await served.send('POST', CHAT, { key: 'key-of-team-a', body });
    await served.send('POST', CHAT, { key: 'second-key-of-team-a', body });
    await served.send('POST', `${CHAT}?api-key=key-of-team-a`, { key: null, body });
    await served.send('POST', `${CHAT}?api-key=second-key-of-team-a`, { key: null, body });
    await served.send('POST', CHAT, { ...bearer('key-of-team-a'), body });
    await served.send('POST', CHAT, { ...bearer('second-key-of-team-a'), body });
    const slots = ['team-a: primary', 'team-a: secondary'];
    assert.deepEqual(slotsOf(served), [...slots, ...slots, ...slots]);
    assert.doesNotMatch(JSON.stringify(served.metrics), /key-of/);
  });

  it('is that of the header where several are sent, since that one is checked', async () => {
    const served = rotated({ bearer: true });
    await served.send('POST', `${CHAT}?api-key=key-of-team-a`, {
      key: 'second-key-of-team-a',
      headers: { authorization: 'Bearer key-of-team-a' },
      body: BODY,
    });
    assert.deepEqual(slotsOf(served), ['team-a: secondary']);
  });

  it('is counted for calls without tokens, too: refused ones, failing ones, lists', async () => {
    const served = rotated({}, () => ({ status: 500 }));
    await served.send('POST', CHAT, { body: { ...BODY, model: 'unknown' } });
    await served.send('POST', CHAT, { body: BODY });
    await served.send('GET', '/v1/models');
    await served.send('GET', '/v1/files');
    assert.deepEqual(
      slotsOf(served),
      Array.from({ length: 4 }, () => 'team-a: primary'),
    );
  });

  it('is none for tokens of Entra ID, and nothing for whom nobody knows', async () => {
    const served = rotated({ entra });
    await served.send('POST', CHAT, { ...bearer(token({ azp: APPLICATION })), body: BODY });
    await served.send('POST', CHAT, { key: 'wrong', body: BODY });
    await served.send('POST', CHAT, { key: null, body: BODY });
    assert.deepEqual(slotsOf(served), ['by-application: none']);
  });

  it('is counted only where keys are rotated', async () => {
    const served = start({});
    await served.send('POST', CHAT, { body: BODY });
    assert.deepEqual(slotsOf(served), []);
  });
});
