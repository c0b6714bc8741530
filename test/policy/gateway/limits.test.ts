import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer, laboratory, ok, policies } from './laboratory.ts';

const MINUTE = 60_000;
const inbound = (content: string) => policies({ inbound: `<base/>${content}` });
const usage = (prompt: number, completion: number) =>
  ok(
    JSON.stringify({
      usage: {
        prompt_tokens: prompt,
        completion_tokens: completion,
        total_tokens: prompt + completion,
      },
    }),
  );
const chat = (text: string, stream = false) => ({
  body: JSON.stringify({ stream, messages: [{ role: 'user', content: text }] }),
});

describe('llm-token-limit', () => {
  it('lets tokens of the last minute add up to the limit, then answers 429 with the time to wait', async () => {
    const lab = laboratory({
      policy: inbound(
        '<llm-token-limit counter-key="team" tokens-per-minute="100" estimate-prompt-tokens="false" remaining-tokens-header-name="x-left" tokens-consumed-header-name="x-used"/>',
      ),
      hosts: { 'service.example': () => usage(30, 30) },
    });
    const first = await lab.send('/openai/x', chat('hi'));
    assert.deepEqual([first.headers.get('x-left'), first.headers.get('x-used')], [['40'], ['60']]);
    await lab.clock.advance(10_000);
    const second = await lab.send('/openai/x', chat('hi'));
    assert.deepEqual([second.status, second.headers.get('x-left')], [200, ['0']]);
    const third = await lab.send('/openai/x', chat('hi'));
    assert.deepEqual([third.status, third.headers.get('retry-after')], [429, ['50']]);
    assert.equal(lab.calls.length, 2);
    await lab.clock.advance(50_000);
    assert.equal((await lab.send('/openai/x', chat('hi'))).status, 200);
  });

  it('refuses a prompt that it estimates to be too long, before the backend is called', async () => {
    const lab = laboratory({
      policy: inbound(
        '<azure-openai-token-limit counter-key="team" tokens-per-minute="100" estimate-prompt-tokens="true" retry-after-header-name="x-wait"/>',
      ),
      hosts: { 'service.example': () => usage(10, 10) },
    });
    assert.equal((await lab.send('/openai/x', chat('x'.repeat(404)))).status, 429);
    assert.equal(lab.calls.length, 0);
    // The estimate of 90 is replaced by the 20 that were really used.
    for (let count = 0; count < 2; count += 1) {
      assert.equal((await lab.send('/openai/x', chat('x'.repeat(300)))).status, 200);
    }
    const refused = await lab.send('/openai/x', chat('x'.repeat(300)));
    assert.deepEqual([refused.status, refused.headers.get('x-wait')], [429, ['60']]);
  });

  it('counts a stream by its usage, or by an estimate without one, and does not hold it up', async () => {
    const event = (delta: string) =>
      `data: ${JSON.stringify({ choices: [{ delta: { content: delta } }] })}\n\n`;
    const final = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 } })}\n\ndata: [DONE]\n\n`;
    const left = async (stream: string) => {
      const lab = laboratory({
        policy: inbound(
          '<llm-token-limit counter-key="team" tokens-per-minute="100" estimate-prompt-tokens="false" remaining-tokens-header-name="x-left"/>',
        ),
        hosts: {
          'service.example': () => answer(200, stream, { 'content-type': 'text/event-stream' }),
        },
      });
      const { text } = await lab.send('/openai/x', chat('x'.repeat(20), true));
      assert.equal(text, stream);
      const next = await lab.send('/openai/x', chat('', true));
      return next.headers.get('x-left')?.[0];
    };
    assert.equal(await left(event('abcd') + final), '90');
    assert.equal(await left(event('abcd') + event('efgh')), '93');
  });

  it('ends a quota with its period and answers 403 until then', async () => {
    const lab = laboratory({
      policy: inbound(
        '<llm-token-limit counter-key="team" token-quota="50" token-quota-period="Hourly" estimate-prompt-tokens="false"/>',
      ),
      hosts: { 'service.example': () => usage(25, 25) },
    });
    await lab.clock.advance(10 * MINUTE);
    assert.equal((await lab.send('/openai/x', chat('hi'))).status, 200);
    const refused = await lab.send('/openai/x', chat('hi'));
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [403, ['3000']]);
    await lab.clock.advance(50 * MINUTE);
    assert.equal((await lab.send('/openai/x', chat('hi'))).status, 200);
  });
});

describe('llm-emit-token-metric', () => {
  it('hands the usage to the sink with its dimensions', async () => {
    const lab = laboratory({
      policy: inbound(
        '<llm-emit-token-metric namespace="ours"><dimension name="API ID"/><dimension name="team" value="a"/></llm-emit-token-metric>',
      ),
      hosts: { 'service.example': () => usage(7, 3) },
    });
    await lab.send('/openai/x', chat('hi'));
    const dimensions = { 'API ID': 'openai', team: 'a' };
    assert.deepEqual(lab.metrics, [
      { name: 'Total Tokens', namespace: 'ours', value: 10, dimensions },
      { name: 'Prompt Tokens', namespace: 'ours', value: 7, dimensions },
      { name: 'Completion Tokens', namespace: 'ours', value: 3, dimensions },
    ]);
  });
});

describe('rate-limit-by-key', () => {
  it('slides: a call counts for the length of the period', async () => {
    const lab = laboratory({
      policy: inbound(
        '<rate-limit-by-key counter-key="k" calls="2" renewal-period="60" remaining-calls-header-name="x-left" total-calls-header-name="x-total"/>',
      ),
    });
    const first = await lab.send('/openai/x');
    assert.deepEqual([first.headers.get('x-left'), first.headers.get('x-total')], [['1'], ['2']]);
    await lab.clock.advance(40_000);
    await lab.send('/openai/x');
    const refused = await lab.send('/openai/x');
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, ['20']]);
    await lab.clock.advance(20_000);
    assert.equal((await lab.send('/openai/x')).status, 200);
    assert.equal((await lab.send('/openai/x')).status, 429);
  });
});

describe('rate-limit and quota', () => {
  const team = {
    products: [
      {
        id: 'team',
        name: 'team',
        published: true,
        subscriptionRequired: true,
        apis: ['openai'],
        policy: undefined,
      },
    ],
    subscriptions: ['one', 'two'].map((id) => ({
      id,
      name: id,
      scope: { type: 'product', product: 'team' } as const,
      active: true,
      primaryKey: id,
      secondaryKey: `${id}-2`,
    })),
  };
  const key = (value: string) => ({ headers: { 'api-key': value } });

  it('count each subscription for itself, and nobody without one', async () => {
    const lab = laboratory({
      policy: inbound('<rate-limit calls="1" renewal-period="60"/>'),
      service: team,
    });
    assert.equal((await lab.send('/openai/x', key('one'))).status, 200);
    assert.equal((await lab.send('/openai/x', key('one-2'))).status, 429);
    assert.equal((await lab.send('/openai/x', key('two'))).status, 200);
    for (let count = 0; count < 2; count += 1) {
      assert.equal((await lab.send('/openai/x')).status, 200);
    }
  });

  it('limit one operation apart', async () => {
    const lab = laboratory({
      policy: inbound(
        '<rate-limit calls="9" renewal-period="60"><api name="OpenAI" calls="9" renewal-period="60"><operation id="get" calls="1" renewal-period="60"/></api></rate-limit>',
      ),
      service: team,
    });
    assert.equal((await lab.send('/openai/x', key('one'))).status, 200);
    assert.equal((await lab.send('/openai/x', key('one'))).status, 429);
    assert.equal((await lab.send('/openai/x', { ...key('one'), method: 'POST' })).status, 200);
  });

  it('say when a used up quota is renewed', async () => {
    const lab = laboratory({
      policy: inbound('<quota calls="1" renewal-period="3600"/>'),
      service: team,
    });
    await lab.clock.advance(59 * MINUTE);
    await lab.send('/openai/x', key('one'));
    const { status, headers, text } = await lab.send('/openai/x', key('one'));
    assert.deepEqual([status, headers.get('retry-after')], [403, ['60']]);
    assert.match(text, /Out of call volume quota. Quota will be replenished in 00:01:00./);
    await lab.clock.advance(MINUTE);
    assert.equal((await lab.send('/openai/x', key('one'))).status, 200);
  });

  it('give an operation without a period that of the subscription', async () => {
    const lab = laboratory({
      policy: inbound(
        '<quota calls="9" renewal-period="3600"><api id="openai" calls="9"><operation id="get" calls="1"/></api></quota>',
      ),
      service: team,
    });
    assert.equal((await lab.send('/openai/x', key('one'))).status, 200);
    assert.equal((await lab.send('/openai/x', key('one'))).headers.get('retry-after')?.[0], '3600');
  });

  it('count the bytes of bodies', async () => {
    const lab = laboratory({
      policy: inbound('<quota-by-key counter-key="k" bandwidth="1" renewal-period="0"/>'),
      hosts: { 'service.example': () => ok('x'.repeat(600)) },
    });
    assert.equal((await lab.send('/openai/x')).status, 200);
    assert.equal((await lab.send('/openai/x')).status, 200);
    const { status, text } = await lab.send('/openai/x');
    assert.equal(status, 403);
    assert.match(text, /Out of bandwidth quota/);
  });
});

describe('limit-concurrency', () => {
  it('turns away what would be one too many', async () => {
    const answered = Promise.withResolvers<void>();
    const called = Promise.withResolvers<void>();
    const lab = laboratory({
      policy: policies({
        backend: '<limit-concurrency key="k" max-count="1"><forward-request/></limit-concurrency>',
      }),
      hosts: {
        'service.example': async () => {
          called.resolve();
          await answered.promise;
          return ok();
        },
      },
    });
    const first = lab.send('/openai/x');
    await called.promise;
    assert.equal((await lab.send('/openai/x')).status, 429);
    answered.resolve();
    assert.equal((await first).status, 200);
    assert.equal((await lab.send('/openai/x')).status, 200);
  });
});
