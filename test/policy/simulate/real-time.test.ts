/**
 * The same situation in virtual time and over HTTP in real time: arrivals, accounts and SDKs are the simulation's own,
 * between them are sockets and the gateway that `aolb serve` runs.
 */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, describe, it } from 'node:test';
import { surface } from '../../../openapi/index.ts';
import { systemClock } from '../../../policy/gateway/clock.ts';
import { createGateway, type GatewayResponse } from '../../../policy/gateway/index.ts';
import { type Served, serve } from '../../../policy/gateway/serve.ts';
import { httpTransport } from '../../../policy/gateway/transport.ts';
import { renderPolicy } from '../../../policy/render.ts';
import { createService } from '../../../policy/service.ts';
import type { Account, Fate } from '../../../policy/simulate/accounts.ts';
import type { Contender, World } from '../../../policy/simulate/contenders.ts';
import { measure } from '../../../policy/simulate/figures.ts';
import { simulate, type Time } from '../../../policy/simulate/run.ts';
import type { Situation } from '../../../policy/simulate/scenario.ts';
import { createTally } from '../../../policy/simulate/tally.ts';
import { bodyOf, pathOf } from '../../../policy/simulate/wire.ts';
import { accountOf, MODEL, OPERATIONS, policy, situationWith } from './situations.ts';

/** Time that passes by itself. Its timers keep the process alive, unlike the system clock's. */
const REAL: Time = {
  clock: {
    now: systemClock.now,
    sleep: systemClock.sleep,
    schedule(milliseconds, run) {
      const timer = setTimeout(run, Math.max(0, milliseconds));
      return () => clearTimeout(timer);
    },
  },
  run: (ended) => ended,
};

const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

/** An account behind a port. */
async function listen(account: Account): Promise<string> {
  const server: Server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { status, headers, body } = await account.answer(
      {
        method: request.method ?? '',
        url: `http://account${request.url}`,
        headers: new Map(),
        body: Buffer.concat(chunks),
      },
      new AbortController(),
    );
    response
      .writeHead(
        status,
        Object.fromEntries(Array.from(headers, ([name, [value]]) => [name, value])),
      )
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

async function start({ situation, accounts, random }: World): Promise<Served> {
  const origins = new Map<string, string>();
  for (const [name, account] of accounts) {
    origins.set(`https://${situation.accounts[name]?.host}`, await listen(account));
  }
  const transport = httpTransport();
  const caller = {
    name: 'caller',
    subscription: 'caller',
    models: undefined,
    tokensPerMinute: undefined,
  };
  const balancer = { ...situation.balancer, consumers: [caller] };
  const service = createService(balancer, {
    policy: renderPolicy(balancer, surface),
    operations: OPERATIONS,
    region: 'Japan East',
    identityClientId: 'identity',
    keysOf: () => ({ primary: 'key', secondary: 'other key' }),
  });
  const gateway = createGateway(service, {
    clock: systemClock,
    random,
    identityToken: async () => 'token',
    transport: (request, attempt) => {
      const { origin, pathname, search } = new URL(request.url);
      return transport({ ...request, url: `${origins.get(origin)}${pathname}${search}` }, attempt);
    },
  });
  const served = await serve(gateway);
  closing.push(served.close);
  return served;
}

const overHttp: Contender = {
  name: 'over HTTP',
  start(world) {
    const ready = start(world);
    return async (call) => {
      const { url } = await ready;
      const response = await fetch(`${url}/openai/${pathOf(call)}`, {
        method: 'POST',
        headers: { 'api-key': 'key', 'content-type': 'application/json' },
        body: bodyOf(call),
      });
      await response.arrayBuffer();
      const headers: GatewayResponse['headers'] = new Map(
        Array.from(response.headers, ([name, value]) => [name, [value]]),
      );
      return { status: response.status, headers };
    };
  },
};

/** What became of calls, by account, and of requests. */
async function counts(situation: Situation, contender: Contender, time?: Time) {
  const tally = createTally(situation);
  const fates = new Map<string, number>();
  await simulate(
    situation,
    contender,
    1,
    {
      ...tally,
      onCall(account: string, fate: Fate, at: number, tokens: number) {
        const key = `${fate} ${account}`;
        fates.set(key, (fates.get(key) ?? 0) + 1);
        tally.onCall(account, fate, at, tokens);
      },
    },
    time === undefined ? {} : { time },
  );
  const { requests, served, throttled } = measure(situation, [[tally.read()]]).figures;
  return { requests, served, throttled, fates };
}

const quick = { first: 5, token: 0 };
const limited = (tokensPerMinute: number) =>
  ({ kind: 'pay-as-you-go', tokensPerMinute, requestsPerMinute: 1e6 }) as const;

describe('a situation over HTTP in real time agrees with virtual time', () => {
  it('in every answer, and in calls to throttled accounts to one in ten requests', async () => {
    // More than all take, and less than a minute, so that nothing of what they took comes back.
    const situation = situationWith(
      {
        preferred: accountOf({ deployments: { [MODEL]: limited(25_000) }, latency: quick }),
        spill: accountOf({
          priority: 2,
          deployments: { [MODEL]: limited(35_000) },
          latency: quick,
        }),
        broken: accountOf({
          priority: 3,
          faults: [{ kind: 'undeployed', from: 0, until: 60 }],
          latency: quick,
        }),
      },
      { stages: [{ until: 2, rate: 45 }] },
    );
    const [virtual, real] = [
      await counts({ ...situation, units: 1 }, policy),
      await counts({ ...situation, units: 1 }, overHttp, REAL),
    ];
    assert.equal(real.requests, virtual.requests);
    assert.ok(real.requests > 65, `${real.requests} requests`);
    assert.deepEqual([real.served, real.throttled], [virtual.served, virtual.throttled]);
    assert.equal(real.served, 60 / real.requests);
    for (const [fate, count] of [...virtual.fates, ...real.fates]) {
      const [here, there] = [virtual.fates.get(fate) ?? 0, real.fates.get(fate) ?? 0];
      if (fate.startsWith('served')) assert.equal(there, here, fate);
      else {
        assert.ok(
          Math.abs(there - here) <= real.requests / 10,
          `${fate}: ${here} in virtual time, ${there} in real time (${count})`,
        );
      }
    }
  });
});
