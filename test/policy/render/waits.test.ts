/** Waits in all their forms, and answers that take too long. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Setup } from './balancers.ts';
import { type Answer, errorOf, OK, type Reply, type Served, serve, soon } from './served.ts';

const CHAT = '/deployments/gpt-4o/chat/completions?api-version=2024-10-21';
const BODY = { messages: [{ role: 'user', content: 'Hello' }] };
const ONE: Setup['accounts'] = { a: { models: { 'gpt-4o': true } } };

const chat = (served: Served) => served.send('POST', CHAT, { body: BODY });

/** Time stands at 2026-01-01T00:00:00Z. */
const CASES: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
  ['seconds', { 'retry-after': '7' }, 7000],
  ['seconds with a fraction', { 'retry-after': '0.5' }, 500],
  ['seconds between blanks', { 'retry-after': ' 7 ' }, 7000],
  ['seconds twice', { 'retry-after': '7, 9' }, 7000],
  ['a date', { 'retry-after': 'Thu, 01 Jan 2026 00:00:40 GMT' }, 40_000],
  ['a date as RFC 850 wrote it', { 'retry-after': 'Thursday, 01-Jan-26 00:00:40 GMT' }, 40_000],
  ['a date as asctime writes it', { 'retry-after': 'Thu Jan  1 00:00:40 2026' }, 40_000],
  ['milliseconds', { 'retry-after-ms': '1250' }, 1250],
  ['milliseconds with a fraction', { 'retry-after-ms': '437.2' }, 438],
  ['milliseconds beside seconds', { 'retry-after-ms': '1250', 'retry-after': '2' }, 1250],
  ['seconds beside bad milliseconds', { 'retry-after-ms': 'x', 'retry-after': '2' }, 2000],
  ['seconds beside no milliseconds', { 'retry-after-ms': '0', 'retry-after': '2' }, 2000],
  ['more than is believed', { 'retry-after': '86400' }, 3_600_000],
  ['more than fits any counter', { 'retry-after': '9'.repeat(30) }, 3_600_000],
  ['a date far away', { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }, 3_600_000],
];

/** What tells nothing: the caller is told the time of `marks.throttled`, and the account is asked after others for as long. */
const SILENT: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['nothing', {}],
  ['zero, which tells nothing', { 'retry-after': '0' }],
  ['zero milliseconds', { 'retry-after-ms': '0' }],
  ['a negative number', { 'retry-after': '-3' }],
  ['a date that has passed', { 'retry-after': 'Wed, 31 Dec 2025 23:59:00 GMT' }],
  ['an empty text', { 'retry-after': '' }],
  ['words', { 'retry-after': 'soon' }],
  ['a number with a unit', { 'retry-after': '10s' }],
  ['not a number', { 'retry-after': 'NaN', 'retry-after-ms': 'NaN' }],
  ['a date that is none', { 'retry-after': 'Xyz, 99 Foo 2026 25:61:00 GMT' }],
];

describe('a wait that an account tells as', () => {
  for (const [form, headers, milliseconds] of CASES) {
    it(`${form}: the caller is told it, and the account is asked again when it is over`, async () => {
      const served = serve({ accounts: ONE }, () => ({ status: 429, headers }));
      const reply = await chat(served);
      assert.equal(reply.status, 429);
      assert.deepEqual(reply.headers.get('retry-after-ms'), [String(milliseconds)]);
      assert.deepEqual(reply.headers.get('retry-after'), [String(Math.ceil(milliseconds / 1000))]);
      served.pass(milliseconds / 1000 - 0.2);
      assert.equal((await chat(served)).status, 429);
      assert.equal(served.calls.length, 1, 'not asked before');
      served.pass(0.2);
      await chat(served);
      assert.equal(served.calls.length, 2);
    });
  }

  it('a pool tells it too', async () => {
    for (const [form, headers, milliseconds] of CASES) {
      const served = serve({ accounts: ONE, balancing: { selection: 'pool' } }, () => ({
        status: 429,
        headers,
      }));
      const told = (await chat(served)).headers.get('retry-after-ms');
      assert.deepEqual(told, [String(milliseconds)], form);
    }
    for (const [form, headers] of SILENT) {
      const served = serve({ accounts: ONE, balancing: { selection: 'pool' } }, () => ({
        status: 429,
        headers,
      }));
      assert.deepEqual((await chat(served)).headers.get('retry-after'), ['30'], form);
    }
  });

  it('more than balancing.marks.longest counts as that', async () => {
    const marks = { throttled: 'PT2S', faulty: 'PT5S', misconfigured: 'PT5S', longest: 'PT10S' };
    const served = serve({ accounts: ONE, balancing: { marks } }, () => ({
      status: 429,
      headers: { 'retry-after': '3600' },
    }));
    assert.deepEqual((await chat(served)).headers.get('retry-after'), ['10']);
  });

  it('is the time until the first of several is back', async () => {
    const accounts = { ...ONE, b: { models: { 'gpt-4o': true } } } as const;
    const served = serve({ accounts }, ({ account }) => ({
      status: 429,
      headers: { 'retry-after': account === 'a' ? '30' : '12' },
    }));
    assert.deepEqual((await chat(served)).headers.get('retry-after'), ['12']);
    served.pass(2);
    assert.deepEqual((await chat(served)).headers.get('retry-after'), ['10']);
  });
});

describe('a 429 that tells no wait', () => {
  const accounts = {
    preferred: { models: { 'gpt-4o': true as const } },
    other: { models: { 'gpt-4o': true as const }, priority: 2 },
  };
  const askedFirst = async (served: Served) => {
    const before = served.calls.length;
    await chat(served);
    return served.calls[before]?.account;
  };

  for (const [form, headers] of SILENT) {
    it(`but ${form}: is a guess, which spares the account for five seconds and refuses nobody`, async () => {
      let throttled = true;
      const served = serve({ accounts }, ({ account }) =>
        throttled && account === 'preferred' ? { status: 429, headers } : OK,
      );
      assert.equal((await chat(served)).status, 200);
      assert.equal(await askedFirst(served), 'other');
      throttled = false;
      served.pass(4.8);
      assert.equal(await askedFirst(served), 'other');
      served.pass(0.2);
      assert.equal(await askedFirst(served), 'preferred');

      const alone = serve({ accounts: ONE }, () => ({ status: 429, headers }));
      assert.deepEqual((await chat(alone)).headers.get('retry-after'), ['5']);
      await chat(alone);
      assert.equal(alone.calls.length, 2, 'only what an account says itself refuses a call');
    });
  }

  it('spares it for the time of balancing.marks.throttled', async () => {
    const marks = { throttled: 'PT20S', faulty: 'PT30S', misconfigured: 'PT1M', longest: 'PT1M' };
    const served = serve({ accounts, balancing: { marks } }, ({ account }) =>
      account === 'preferred' ? { status: 429 } : OK,
    );
    await chat(served);
    served.pass(19);
    assert.equal(await askedFirst(served), 'other');
    served.pass(1);
    assert.equal(await askedFirst(served), 'preferred');
  });
});

describe('what one call is told', () => {
  const two = {
    preferred: { models: { 'gpt-4o': true as const } },
    other: { models: { 'gpt-4o': true as const }, priority: 2 },
  };
  const countOf = ({ calls }: Served, account: string) =>
    calls.filter((call) => call.account === account).length;

  it('others know before another account has generated its answer', async () => {
    const generated = Promise.withResolvers<Answer>();
    const served = serve({ accounts: two }, ({ account }) =>
      account === 'preferred'
        ? { status: 429, headers: { 'retry-after': '20' } }
        : generated.promise,
    );
    const asked = async (times: number) => {
      while (countOf(served, 'other') < times) await setImmediate();
    };
    const first = chat(served);
    await soon(asked(1));
    const second = chat(served);
    await soon(asked(2));
    assert.equal(countOf(served, 'preferred'), 1);
    generated.resolve(OK);
    assert.deepEqual([(await first).status, (await second).status], [200, 200]);
  });

  it('counts from the refusal on, not from the answer of the account that was asked then', async () => {
    let throttled = true;
    const served = serve({ accounts: two }, ({ account }) => {
      if (account === 'preferred') {
        return throttled ? { status: 429, headers: { 'retry-after': '20' } } : OK;
      }
      served.pass(15);
      return OK;
    });
    assert.equal((await chat(served)).status, 200);
    throttled = false;
    served.pass(5);
    await chat(served);
    assert.equal(countOf(served, 'preferred'), 2);
  });

  it('spares an account for a second, also where milliseconds are told, as long as another takes the calls', async () => {
    let otherServes = true;
    const served = serve({ accounts: two }, ({ account }) =>
      account === 'preferred' || !otherServes
        ? { status: 429, headers: { 'retry-after-ms': '40' } }
        : OK,
    );
    await chat(served);
    served.pass(0.9);
    await chat(served);
    assert.equal(countOf(served, 'preferred'), 1, 'spared');
    otherServes = false;
    await chat(served);
    assert.equal(countOf(served, 'preferred'), 2, 'asked after the other, never left out');
    served.pass(1);
    otherServes = true;
    await chat(served);
    assert.equal(countOf(served, 'preferred'), 3, 'and first again when the second is over');
  });
});

describe('an answer slower than the time limit', () => {
  const accounts: Setup['accounts'] = {
    a: { models: { 'gpt-4o': true, o3: true }, priority: 1 },
    b: { models: { 'gpt-4o': true, o3: true }, priority: 2 },
  };

  /** Sends a call whose account says nothing for `seconds`. */
  async function patiently(served: Served, path: string, seconds: number): Promise<Reply> {
    const before = served.calls.length;
    const reply = served.send('POST', path, { body: BODY });
    await soon(
      (async () => {
        while (served.calls.length === before) await setImmediate();
      })(),
    );
    served.pass(seconds);
    return await soon(reply);
  }

  for (const responseAfterFailure of ['null', 'error'] as const) {
    it(`is one 504, and nobody generates it a second time (response afterwards: ${responseAfterFailure})`, async () => {
      const served = serve(
        { accounts, balancing: { timeout: 'PT30S' } },
        ({ account }) => (account === 'a' ? 'silent' : OK),
        { responseAfterFailure },
      );
      const reply = await patiently(served, CHAT, 30);
      assert.equal(reply.status, 504);
      assert.equal(errorOf(reply).code, 'Timeout');
      assert.deepEqual(
        served.calls.map(({ account }) => account),
        ['a'],
      );
    });

    it(`puts its account last when it is the third without a success (response afterwards: ${responseAfterFailure})`, async () => {
      const served = serve(
        { accounts, balancing: { timeout: 'PT30S' } },
        ({ account }) => (account === 'a' ? 'silent' : OK),
        { responseAfterFailure },
      );
      for (let round = 0; round < 3; round += 1) {
        assert.equal((await patiently(served, CHAT, 30)).status, 504);
      }
      assert.equal((await soon(chat(served))).status, 200);
      assert.equal(served.calls.at(-1)?.account, 'b');
    });
  }

  it('lets one call try its account when that time is over, and the others once it has served', async () => {
    let hangs = true;
    const served = serve({ accounts, balancing: { timeout: 'PT30S' } }, ({ account }) =>
      hangs && account === 'a' ? 'silent' : OK,
    );
    for (let round = 0; round < 3; round += 1) await patiently(served, CHAT, 30);
    served.pass(30);
    const trial = served.send('POST', CHAT, { body: BODY });
    while (served.calls.at(-1)?.account !== 'a' || served.calls.length < 4) await setImmediate();
    for (let round = 0; round < 3; round += 1) {
      assert.equal((await soon(chat(served))).status, 200);
      assert.equal(served.calls.at(-1)?.account, 'b');
    }
    served.pass(30);
    assert.equal((await soon(trial)).status, 504);

    hangs = false;
    served.pass(30);
    assert.equal((await soon(chat(served))).status, 200);
    assert.equal((await soon(chat(served))).status, 200);
    assert.deepEqual(
      served.calls.slice(-2).map(({ account }) => account),
      ['a', 'a'],
    );
  });

  it('does not take an account out that is slow but answers', async () => {
    let calls = 0;
    const served = serve({ accounts, balancing: { timeout: 'PT30S' } }, () =>
      ++calls % 3 === 0 ? OK : 'silent',
    );
    for (let round = 0; round < 9; round += 1) {
      if (round % 3 === 2) assert.equal((await soon(chat(served))).status, 200);
      else await patiently(served, CHAT, 30);
    }
    assert.deepEqual(new Set(served.calls.map(({ account }) => account)), new Set(['a']));
  });

  it('is judged by the time limit of its model', async () => {
    const models = { o3: { timeout: 'PT2M' } };
    const served = serve({ accounts, models, balancing: { timeout: 'PT30S' } }, () => 'silent');
    const fast = await patiently(served, CHAT, 30);
    assert.equal(fast.status, 504);
    const slow = served.send('POST', '/deployments/o3/chat/completions', { body: BODY });
    while (served.calls.length < 2) await setImmediate();
    served.pass(119);
    await assert.rejects(soon(slow), /nothing came/);
    served.pass(1);
    assert.equal((await soon(slow)).status, 504);
  });

  it('is told apart from a connection that breaks before: that call goes elsewhere', async () => {
    const served = serve({ accounts, balancing: { timeout: 'PT30S' } }, ({ account }) => {
      if (account !== 'a') return OK;
      served.pass(20);
      return 'unreachable';
    });
    assert.equal((await chat(served)).status, 200);
    assert.equal(served.calls.length, 2);
  });
});
