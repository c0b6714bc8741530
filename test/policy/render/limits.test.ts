/** What a consumer may use up, and what it is told. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { surface } from '../../../openapi/index.ts';
import type { ConsumerConfiguration } from '../../../policy/configuration.ts';
import { policySize, renderPolicy } from '../../../policy/render.ts';
import { balancerOf, type Setup } from './balancers.ts';
import { AUDIENCE, TENANT, token, withEntra } from './entra.ts';
import { type Answer, errorOf, OK, type Reply, type Served, serve } from './served.ts';

const CHAT = '/v1/chat/completions';
const BODY = { model: 'gpt-4o', messages: [] };

const limitedTo = (limits: Partial<ConsumerConfiguration>): ConsumerConfiguration => ({
  models: undefined,
  tokensPerMinute: undefined,
  ...limits,
});

/** Each answer uses 100 tokens; `team-b` has no limits. */
const start = (limits: Partial<ConsumerConfiguration>, setup: Setup = {}): Served =>
  serve({
    ...setup,
    consumers: { 'team-a': limitedTo(limits), 'team-b': limitedTo({}) },
  });

const chat = (served: Served, key = 'key-of-team-a'): Promise<Reply> =>
  served.send('POST', CHAT, { key, body: BODY });

const header = ({ headers }: Reply, name: string): string | undefined => headers.get(name)?.[0];

/** The statuses of so many calls, one after the other. */
async function statuses(served: Served, count: number): Promise<readonly number[]> {
  const found: number[] = [];
  for (let call = 0; call < count; call += 1) found.push((await chat(served)).status);
  return found;
}

describe('tokens per minute', () => {
  it('are refused with 429, the limit’s name and a wait, after which calls go on', async () => {
    const served = start({ tokensPerMinute: 200 });
    assert.deepEqual(await statuses(served, 2), [200, 200]);
    served.pass(20);
    const refused = await chat(served);
    assert.equal(refused.status, 429);
    const error = errorOf(refused);
    assert.equal(error.code, 'rate_limit_exceeded');
    assert.equal(error.type, 'tokens');
    assert.match(error.message, /^The tokens per minute of team-a are used up\./);
    assert.equal(header(refused, 'retry-after'), '40');
    assert.equal(header(refused, 'retry-after-ms'), '40000');
    assert.equal(served.calls.length, 2);
    served.pass(40);
    assert.equal((await chat(served)).status, 200);
  });

  it('are one consumer’s: another one goes on', async () => {
    const served = start({ tokensPerMinute: 100 });
    assert.deepEqual(await statuses(served, 2), [200, 429]);
    assert.equal((await chat(served, 'key-of-team-b')).status, 200);
  });

  it('are told while they are left, in headers of their own', async () => {
    const served = serve(
      { consumers: { 'team-a': limitedTo({ tokensPerMinute: 1000 }) } },
      (): Answer => ({
        status: 200,
        headers: { 'content-type': 'application/json', 'x-ratelimit-remaining-tokens': '7' },
        body: '{"usage":{"total_tokens":100}}',
      }),
    );
    const answer = await chat(served);
    assert.equal(header(answer, 'x-consumer-remaining-tokens'), '900');
    assert.equal(header(answer, 'x-ratelimit-remaining-tokens'), '7');
  });

  it('count for calls that name no model, and refuse them', async () => {
    const served = start({ tokensPerMinute: 100 }, { balancing: { stateful: 'japan' } });
    const send = () => served.send('POST', '/v1/responses/resp_1/cancel');
    assert.deepEqual([(await send()).status, (await send()).status], [200, 429]);
    assert.deepEqual(await statuses(served, 1), [429]);
    assert.equal(served.calls.length, 1);
  });

  it('do not stop an upload, which uses none', async () => {
    const served = start({ tokensPerMinute: 100 }, { balancing: { stateful: 'japan' } });
    assert.deepEqual(await statuses(served, 2), [200, 429]);
    const upload = await served.send('POST', '/v1/files', {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="purpose"\r\n\r\nassistants\r\n--x--\r\n',
    });
    assert.equal(upload.status, 200);
  });

  it('count what a stream has used', async () => {
    const served = serve({ consumers: { 'team-a': limitedTo({ tokensPerMinute: 100 }) } }, () => ({
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: 'data: {"choices":[],"usage":{"total_tokens":100}}\n\ndata: [DONE]\n\n',
    }));
    const send = () => served.send('POST', CHAT, { body: { ...BODY, stream: true } });
    assert.deepEqual([(await send()).status, (await send()).status], [200, 429]);
  });
});

describe('a token quota', () => {
  const quota = { tokenQuota: { tokens: 200, period: 'Daily' } } as const;

  it('is refused with 403 until its period is over, and no SDK waits for it', async () => {
    const served = start(quota);
    assert.deepEqual(await statuses(served, 2), [200, 200]);
    served.pass(3600);
    const refused = await chat(served);
    assert.equal(refused.status, 403);
    const error = errorOf(refused);
    assert.equal(error.code, 'insufficient_quota');
    assert.match(error.message, /^The token quota of team-a is used up\./);
    assert.equal(header(refused, 'retry-after'), undefined);
    served.pass(24 * 3600);
    assert.equal((await chat(served)).status, 200);
  });

  it('is told while it is left', async () => {
    assert.equal(header(await chat(start(quota)), 'x-consumer-remaining-quota-tokens'), '100');
  });

  it('is what a consumer is told that has no tokens left of either kind', async () => {
    const served = start({ ...quota, tokensPerMinute: 200 });
    assert.deepEqual(await statuses(served, 3), [200, 200, 403]);
    assert.equal(errorOf(await chat(served)).code, 'insufficient_quota');
  });

  it('is not used up by calls that the tokens per minute refuse', async () => {
    const served = start({ tokenQuota: { tokens: 3000, period: 'Daily' }, tokensPerMinute: 100 });
    const prompt = 'x'.repeat(4000);
    const messages = [{ role: 'user', content: prompt }];
    assert.deepEqual(await statuses(served, 1), [200]);
    for (let call = 0; call < 5; call += 1) {
      const refused = await served.send('POST', CHAT, {
        body: { ...BODY, messages, stream: true },
      });
      assert.equal(refused.status, 429);
    }
    served.pass(60);
    assert.equal(header(await chat(served), 'x-consumer-remaining-quota-tokens'), '2800');
  });
});

describe('requests per minute', () => {
  it('are refused with 429, the limit’s name and a wait, before anything is spent on the call', async () => {
    const served = start({ requestsPerMinute: 2 });
    const first = await chat(served);
    assert.equal(header(first, 'x-consumer-remaining-requests'), '1');
    assert.deepEqual(await statuses(served, 1), [200]);
    served.pass(15);
    const refused = await chat(served);
    assert.equal(refused.status, 429);
    const error = errorOf(refused);
    assert.equal(error.type, 'requests');
    assert.match(error.message, /^The requests per minute of team-a are used up\./);
    assert.equal(header(refused, 'retry-after'), '45');
    assert.equal(header(refused, 'retry-after-ms'), '45000');
    assert.equal(served.calls.length, 2);
    assert.equal(served.tokens.length, 2);
    served.pass(45);
    assert.equal((await chat(served)).status, 200);
  });

  it('count whatever is asked: lists, and calls that are refused', async () => {
    const served = start({ requestsPerMinute: 2 });
    await served.send('GET', '/v1/models');
    await served.send('POST', CHAT, { body: { model: 'unknown' } });
    assert.equal((await served.send('GET', '/v1/models')).status, 429);
  });

  it('are what a consumer is told that is over them and over its tokens', async () => {
    const served = start({ requestsPerMinute: 1, tokensPerMinute: 100 });
    assert.deepEqual(await statuses(served, 1), [200]);
    assert.equal(errorOf(await chat(served)).type, 'requests');
  });
});

it('the limits of a token’s consumer are the same as of its key, and counted together', async () => {
  const application = 'aa000000-0000-4000-8000-000000000001';
  const served = serve(
    {
      callers: { entra: { tenant: TENANT, audiences: [AUDIENCE] } },
      consumers: {
        'team-a': limitedTo({
          tokensPerMinute: 100,
          entra: { applications: [application], groups: [] },
        }),
      },
    },
    withEntra(() => OK),
  );
  assert.equal((await chat(served)).status, 200);
  const headers = { authorization: `Bearer ${token({ azp: application })}` };
  const refused = await served.send('POST', CHAT, { key: null, headers, body: BODY });
  assert.equal(refused.status, 429);
  assert.match(errorOf(refused).message, /team-a/);
});

describe('a thousand consumers with four sets of limits', () => {
  const sets: readonly Partial<ConsumerConfiguration>[] = [
    { tokensPerMinute: 1000 },
    { tokensPerMinute: 1000, tokenQuota: { tokens: 100_000, period: 'Monthly' } },
    { requestsPerMinute: 1, models: ['small'] },
    { models: ['gpt-4o'], requestsPerMinute: 10 },
  ];
  const names = Array.from({ length: 1000 }, (_, index) => `consumer-${index}`);
  const setup: Setup = {
    accounts: { japan: { models: { 'gpt-4o': true, small: true } } },
    consumers: Object.fromEntries(
      names.map((name, index) => [name, limitedTo(sets[index % sets.length] ?? {})]),
    ),
  };

  it('render each name once, and small', () => {
    const policy = renderPolicy(balancerOf(setup), surface);
    for (const name of names) assert.equal(policy.split(`"${name}"`).length, 2, name);
    const size = policySize(policy);
    assert.ok(size < 96 * 1024, `the policy has ${size} bytes`);
  });

  it('are served each by its own limits', async () => {
    const served = serve(setup);
    for (const [index, name] of names.entries()) {
      const answer = await chat(served, `key-of-${name}`);
      assert.equal(answer.status, index % sets.length === 2 ? 403 : 200, name);
      const left = [
        header(answer, 'x-consumer-remaining-tokens'),
        header(answer, 'x-consumer-remaining-quota-tokens'),
        header(answer, 'x-consumer-remaining-requests'),
      ];
      assert.deepEqual(
        left,
        [
          ['900', undefined, undefined],
          ['900', '99900', undefined],
          [undefined, undefined, '0'],
          [undefined, undefined, '9'],
        ][index % sets.length],
        name,
      );
    }
  });
});
