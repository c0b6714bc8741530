import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BackendResponse } from '../../../policy/gateway/index.ts';
import {
  type Account,
  type AccountModel,
  createTransport,
  ModelledAccount,
} from '../../../policy/simulate/accounts.ts';
import type { Call } from '../../../policy/simulate/callers.ts';
import { createEvents, type Events } from '../../../policy/simulate/events.ts';
import { createRandom, exponential } from '../../../policy/simulate/random.ts';
import { bodyOf, readRequest } from '../../../policy/simulate/wire.ts';
import { MODEL, payAsYouGo, TELLS_ALL } from './situations.ts';

const CALL: Call = {
  at: 0,
  caller: 'caller-1',
  kind: 'ordinary',
  model: MODEL,
  promptTokens: 400,
  mostTokens: 600,
  seed: 80,
};

function world(model: Partial<AccountModel> = {}) {
  const events = createEvents();
  const account = new ModelledAccount(
    { deployments: { [MODEL]: payAsYouGo(1e9) }, faults: [], tells: TELLS_ALL, ...model },
    { clock: events.clock, random: createRandom('account'), failing: new Set(['caller-13']) },
  );
  return { ...events, account };
}

function ask(
  account: Account,
  call: Partial<Call> = {},
  { path = `/openai/deployments/${MODEL}/chat/completions`, attempt = new AbortController() } = {},
): Promise<BackendResponse> {
  const body = bodyOf({ ...CALL, ...call });
  const url = `https://account.openai.azure.com${path}`;
  return account.answer({ method: 'POST', url, headers: new Map(), body }, attempt);
}

async function answered(
  { run }: Pick<Events, 'run'>,
  pending: Promise<BackendResponse>,
): Promise<{ status: number; header(name: string): string | undefined }> {
  const [response] = await Promise.all([pending, run()]);
  return {
    status: response.status,
    header: (name) => response.headers.get(name)?.[0],
  };
}

describe('what an account takes', () => {
  it('is exactly its tokens per minute, however many ask', async () => {
    const { account, clock, run } = world({ deployments: { [MODEL]: payAsYouGo(100_000) } });
    const served: number[] = [];
    for (let at = 0; at < 600_000; at += 100) {
      clock.schedule(at, async () => {
        const { status } = await ask(account);
        if (status === 200) served.push(at);
      });
    }
    await run();
    assert.equal(served.length, 1000, '100 of 1,000 tokens each in each of ten minutes');
    for (const [index, at] of served.sort((a, b) => a - b).entries()) {
      const later = served[index + 100];
      assert.ok(later === undefined || later - at >= 60_000, `too many in the minute after ${at}`);
    }
    assert.equal(account.use.calls, 6000);
    assert.equal(account.use.tokens, 1_000_000);
  });

  it('turns Poisson arrivals away as often as Erlang’s formula says', async () => {
    // Slots that are held for a minute: a loss system with c servers, whose blocking depends on the mean holding time alone.
    const [slots, perSecond, arrivals] = [20, 0.3, 20_000];
    const { account, clock, run } = world({
      deployments: { [MODEL]: payAsYouGo(slots * 1000) },
    });
    const random = createRandom('erlang');
    let [refused, left] = [0, arrivals];
    const next = () => {
      left -= 1;
      if (left < 0) return;
      clock.schedule(1000 * exponential(1 / perSecond, random), async () => {
        next();
        if ((await ask(account)).status === 429) refused += 1;
      });
    };
    next();
    await run();
    const expected = erlangB(slots, perSecond * 60);
    assert.ok(
      Math.abs(refused / arrivals - expected) < 0.015,
      `${refused / arrivals} refused, ${expected} expected`,
    );
  });

  it('is exactly what drains from the bucket, and the bucket, of provisioned throughput', async () => {
    const { account, clock, run } = world({
      deployments: { [MODEL]: { kind: 'provisioned', tokensPerMinute: 60_000, burst: 10 } },
    });
    let served = 0;
    for (let at = 0; at < 60_000; at += 50) {
      clock.schedule(at, async () => {
        if ((await ask(account)).status === 200) served += 1;
      });
    }
    await run();
    assert.equal(served, 10 + 60, 'ten seconds of draining at once, and one each second');
  });

  it('is told by what a 429 says: after just that wait there is room, a millisecond before there is none', async () => {
    for (const capacity of [
      payAsYouGo(1500),
      { kind: 'provisioned', tokensPerMinute: 61_234, burst: 1 } as const,
    ]) {
      const { account, clock, run } = world({ deployments: { [MODEL]: capacity } });
      const start = clock.now();
      let checked = false;
      const check = async () => {
        const { status, headers } = await ask(account);
        if (status !== 429 || checked) return;
        checked = true;
        const wait = Number(headers.get('retry-after-ms')?.[0]);
        assert.deepEqual(headers.get('retry-after'), [String(Math.ceil(wait / 1000))]);
        const left = start + wait - clock.now();
        clock.schedule(left - 1, () => assert.equal(account.wouldServe(MODEL, 1000), false));
        clock.schedule(left, () => assert.equal(account.wouldServe(MODEL, 1000), true));
      };
      const all = [check(), check(), check()];
      await Promise.all([...all, run()]);
      assert.ok(checked);
    }
  });
});

describe('what an account answers', () => {
  it('takes as long as the answer has tokens, the same for the same request', async () => {
    const times = [];
    for (const seed of [0, 0, 80]) {
      const { account, clock, run } = world();
      const start = clock.now();
      await answered({ run }, ask(account, { seed }));
      times.push(clock.now() - start);
    }
    // 20 % and all of 600 tokens, 15 ms each, and 200 ms until the first.
    assert.deepEqual(times, [2000, 2000, 9200]);
  });

  it('is about the bytes that arrive, whoever wrote them', () => {
    for (const call of [CALL, { ...CALL, kind: 'chained' as const, previous: 'resp_account_1' }]) {
      const body = bodyOf(call);
      const read = (bytes: Uint8Array) =>
        readRequest({ method: 'POST', url: 'https://a/v1', headers: new Map(), body: bytes });
      assert.deepEqual(read(Uint8Array.from(body)), read(body));
      const changed = Buffer.from(body).toString().replace(CALL.caller, 'another');
      assert.equal(read(Buffer.from(changed)).caller, 'another');
    }
  });

  it('is 404 for a deployment that it lacks, named in the path or in the body', async () => {
    const { account, run } = world({ deployments: {} });
    assert.equal((await answered({ run }, ask(account))).status, 404);
    const path = '/openai/v1/chat/completions';
    assert.equal((await answered({ run }, ask(account, {}, { path }))).status, 404);
    const complete = world();
    assert.equal((await answered(complete, ask(complete.account, {}, { path }))).status, 200);
  });

  it('keeps its responses, and has none of another account', async () => {
    const { account, run } = world();
    const chained = { kind: 'chained' } as const;
    const path = '/openai/v1/responses';
    const first = ask(account, chained, { path });
    await run();
    const { id }: { id: string } = JSON.parse(String((await first).body));
    const say = async (previous: string) =>
      (await answered({ run }, ask(account, { ...chained, previous }, { path }))).status;
    assert.deepEqual([await say(id), await say('resp_other_1')], [200, 400]);
  });

  it('is 500 to a caller whose requests always fail, which costs no quota', async () => {
    const { account, run } = world({ deployments: { [MODEL]: payAsYouGo(1000) } });
    assert.equal((await answered({ run }, ask(account, { caller: 'caller-13' }))).status, 500);
    assert.equal((await answered({ run }, ask(account))).status, 200);
  });

  it('follows its faults while they last', async () => {
    const { account, clock, run } = world({
      faults: [
        { kind: 'unauthorized', from: 10, until: 20 },
        { kind: 'unreachable', from: 20, until: 30 },
        { kind: 'failing', from: 30, until: 40, share: 1 },
        { kind: 'slow', from: 40, until: 50, factor: 10 },
        { kind: 'undeployed', from: 60, until: 70 },
        { kind: 'failing', from: 70, until: 80, share: 1, status: 503 },
      ],
    });
    const seen: string[] = [];
    for (const second of [9, 10, 20, 30, 40, 50, 60, 70]) {
      clock.schedule(second * 1000, async () => {
        const start = clock.now();
        const said = await ask(account).then(
          ({ status }) => status,
          (error: Error) => error.message,
        );
        seen.push(`${second}: ${said} after ${clock.now() - start}`);
      });
    }
    await run();
    assert.deepEqual(seen.sort(), [
      '10: 401 after 30',
      '20: connect ECONNREFUSED after 1',
      '30: 500 after 30',
      '40: 200 after 92000',
      '50: 200 after 9200',
      '60: 404 after 30',
      '70: 503 after 30',
      '9: 200 after 9200',
    ]);
  });

  it('never comes while it hangs, until whoever asked gives up', async () => {
    const { account, clock, run } = world({
      faults: [{ kind: 'hanging', from: 0, until: 10 }],
    });
    const patience = new AbortController();
    clock.schedule(60_000, () => patience.abort(new Error('too long')));
    const call = ask(account, {}, { attempt: patience });
    await Promise.all([assert.rejects(call, /too long/), run()]);
  });

  it('says as much about waits and limits as the account tells', async () => {
    const headersOf = async (tells: AccountModel['tells']) => {
      const { account, run } = world({ deployments: { [MODEL]: payAsYouGo(1000) }, tells });
      await answered({ run }, ask(account));
      const { status, header } = await answered({ run }, ask(account));
      assert.equal(status, 429);
      return ['retry-after', 'retry-after-ms', 'x-ratelimit-remaining-tokens'].map(header);
    };
    const both = { wait: 'both', limits: 'told' } as const;
    assert.deepEqual(await headersOf(both), ['51', '50800', '0']);
    const less = { wait: 'seconds', limits: 'hidden' } as const;
    assert.deepEqual(await headersOf(less), ['51', undefined, '-1']);
    const exact = { wait: 'milliseconds', limits: 'told' } as const;
    assert.deepEqual(await headersOf(exact), [undefined, '50800', '0']);
    const date = { wait: 'date', limits: 'none' } as const;
    const [until] = await headersOf(date);
    // The clock starts with the year, and the first call took 9.2 seconds.
    assert.equal(until, 'Thu, 01 Jan 2026 00:01:00 GMT');
    const nothing = { wait: 'none', limits: 'none' } as const;
    assert.deepEqual(await headersOf(nothing), [undefined, undefined, undefined]);
  });

  it('comes from the account whose host is called, and from no other', async () => {
    const { account, run } = world();
    const transport = createTransport(new Map([['account.openai.azure.com', account]]));
    const request = { method: 'POST', headers: new Map(), body: bodyOf(CALL) };
    const attempt = new AbortController();
    const url = `https://account.openai.azure.com/openai/deployments/${MODEL}/chat/completions`;
    assert.equal((await answered({ run }, transport({ ...request, url }, attempt))).status, 200);
    const other = transport({ ...request, url: 'https://other.openai.azure.com/' }, attempt);
    await assert.rejects(other, /ENOTFOUND other/);
  });
});

/** The share of Poisson arrivals that find all `servers` busy. `load`: arrivals in a mean holding time. */
function erlangB(servers: number, load: number): number {
  let blocking = 1;
  for (let count = 1; count <= servers; count += 1) {
    blocking = (load * blocking) / (count + load * blocking);
  }
  return blocking;
}
