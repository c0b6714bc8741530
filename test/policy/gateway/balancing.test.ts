import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer, BREAKER, type Call, laboratory, ok, policies, pool } from './laboratory.ts';

const TO_POOL = '<base/><set-backend-service backend-id="pool"/>';
const FORWARD = '<forward-request buffer-request-body="true"/>';

function retrying(
  count: number,
  condition = '@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)',
) {
  return policies({
    inbound: TO_POOL,
    backend: `<retry condition='${condition}' count="${count}" interval="0">${FORWARD}</retry>`,
  });
}

const throttled = () => answer(429, '', { 'retry-after': '10' });
const hosts = (calls: readonly Call[]) =>
  calls.map(({ host }) => host.replace('.example', '')).join(' ');

describe('a pool', () => {
  it('shares by weight, spread evenly', async () => {
    const lab = laboratory({
      policy: policies({ inbound: TO_POOL }),
      service: { backends: pool({ a: { weight: 3 }, b: { weight: 1 } }) },
    });
    for (let count = 0; count < 8; count += 1) await lab.send('/openai/x');
    assert.equal(hosts(lab.calls), 'a a b a a a b a');
  });

  it('alternates where no weights are given', async () => {
    const lab = laboratory({
      policy: policies({ inbound: TO_POOL }),
      service: { backends: pool({ a: {}, b: {}, c: {} }) },
    });
    for (let count = 0; count < 6; count += 1) await lab.send('/openai/x');
    assert.equal(hosts(lab.calls), 'a b c a b c');
  });

  it('uses a group only when all of the groups before it are open', async () => {
    const lab = laboratory({
      policy: policies({ inbound: TO_POOL }),
      service: { backends: pool({ a: { priority: 1 }, b: { priority: 1 }, c: { priority: 2 } }) },
      hosts: { 'a.example': throttled, 'b.example': throttled },
    });
    for (let count = 0; count < 4; count += 1) await lab.send('/openai/x');
    assert.equal(hosts(lab.calls), 'a b c c');
  });

  it('pins a client with its session cookie until the member is unavailable', async () => {
    let broken = false;
    const lab = laboratory({
      policy: policies({ inbound: TO_POOL }),
      service: { backends: pool({ a: {}, b: {} }, BREAKER, 'affinity') },
      hosts: { 'b.example': () => (broken ? throttled() : ok()) },
    });
    await lab.send('/openai/x');
    const [set = ''] = (await lab.send('/openai/x')).headers.get('set-cookie') ?? [];
    const cookie = set.split(';')[0] ?? '';
    for (let count = 0; count < 3; count += 1) await lab.send('/openai/x', { headers: { cookie } });
    assert.equal(hosts(lab.calls), 'a b b b b');
    broken = true;
    await lab.send('/openai/x', { headers: { cookie } });
    await lab.send('/openai/x', { headers: { cookie } });
    assert.equal(hosts(lab.calls), 'a b b b b b a');
  });
});

describe('priorities and breakers together', () => {
  it('without breakers never spill: every attempt goes to the first group', async () => {
    const lab = laboratory({
      policy: retrying(2),
      service: { backends: withoutBreakers() },
      hosts: { 'a.example': throttled },
    });
    assert.equal((await lab.send('/openai/x')).status, 429);
    assert.equal((await lab.send('/openai/x')).status, 429);
    assert.equal(hosts(lab.calls), 'a a a a a a');
  });

  it('with a count of 3 fail the first request of 3 attempts and spill from the next one on', async () => {
    const lab = laboratory({
      policy: retrying(2),
      service: {
        backends: pool(
          { a: { priority: 1 }, b: { priority: 2 } },
          { ...BREAKER, failures: { count: 3 } },
        ),
      },
      hosts: { 'a.example': throttled },
    });
    assert.equal((await lab.send('/openai/x')).status, 429);
    assert.equal((await lab.send('/openai/x')).status, 200);
    assert.equal(hosts(lab.calls), 'a a a b');
  });

  it('with a count of 1 spill inside the request, the body sent again', async () => {
    const lab = laboratory({
      policy: retrying(2),
      service: { backends: pool({ a: { priority: 1 }, b: { priority: 2 } }) },
      hosts: { 'a.example': throttled },
    });
    const { status } = await lab.send('/openai/x', { body: '{"model":"gpt-4o"}' });
    assert.equal(status, 200);
    assert.deepEqual(
      lab.calls.map(({ host, body }) => [host, body]),
      [
        ['a.example', '{"model":"gpt-4o"}'],
        ['b.example', '{"model":"gpt-4o"}'],
      ],
    );
  });

  function withoutBreakers() {
    const backends = pool({ a: { priority: 1 }, b: { priority: 2 } });
    for (const [name, backend] of backends) {
      if (backend.type === 'Single') backends.set(name, { ...backend, circuitBreaker: undefined });
    }
    return backends;
  }
});

describe('a second attempt without buffer-request-body', () => {
  it('has no body', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: TO_POOL,
        backend:
          '<retry condition="@(context.Response.StatusCode == 429)" count="1" interval="0"><forward-request/></retry>',
      }),
      service: { backends: pool({ a: { priority: 1 }, b: { priority: 2 } }) },
      hosts: { 'a.example': throttled },
    });
    await lab.send('/openai/x', { body: 'hello', headers: { 'content-length': '5' } });
    assert.deepEqual(
      lab.calls.map(({ body, headers }) => [body, headers.get('content-length')?.[0]]),
      [
        ['hello', '5'],
        ['', undefined],
      ],
    );
  });
});

describe('a second attempt', () => {
  it('is made as its attributes say of the answer to the first one', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: TO_POOL,
        backend: `<retry condition="@(context.Response.StatusCode == 429)" count="1" interval="0">
          <forward-request buffer-request-body="@(context.Response.StatusCode != 429)"
            timeout="@(context.Response.StatusCode == 429 ? 1 : 2)"/></retry>`,
      }),
      service: { backends: pool({ a: { priority: 1 }, b: { priority: 2 } }) },
      hosts: { 'a.example': throttled },
    });
    const { status } = await lab.send('/openai/x', { body: 'hello' });
    assert.deepEqual([status, ...lab.calls.map(({ body }) => body)], [200, 'hello', 'hello']);
  });
});

describe('an open breaker', () => {
  it('answers 503 without a call, until Retry-After has passed', async () => {
    const lab = laboratory({
      policy: policies({ inbound: '<base/><set-backend-service backend-id="a"/>' }),
      service: { backends: pool({ a: {} }) },
      hosts: { 'a.example': () => (lab.calls.length === 1 ? throttled() : ok()) },
    });
    assert.equal((await lab.send('/openai/x')).status, 429);
    assert.equal((await lab.send('/openai/x')).status, 503);
    assert.equal(lab.calls.length, 1);
    await lab.clock.advance(9_999);
    assert.equal((await lab.send('/openai/x')).status, 503);
    await lab.clock.advance(1);
    assert.equal((await lab.send('/openai/x')).status, 200);
  });

  it('of every member makes the pool answer 503, which on-error sees as context.Response', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: TO_POOL,
        onError:
          '<base/><choose><when condition="@(context.Response.StatusCode == 503)"><return-response><set-status code="429" reason="Too Many Requests"/></return-response></when></choose>',
      }),
      service: { backends: pool({ a: {}, b: {} }) },
      hosts: { 'a.example': throttled, 'b.example': throttled },
    });
    await lab.send('/openai/x');
    await lab.send('/openai/x');
    assert.equal((await lab.send('/openai/x')).status, 429);
    assert.equal(lab.calls.length, 2);
    const line = lab.trace.find(({ message }) => message.startsWith('no call'));
    assert.deepEqual(line?.data.open, ['a', 'b']);
  });

  it('belongs to one gateway instance', async () => {
    const setup = {
      policy: policies({ inbound: '<base/><set-backend-service backend-id="a"/>' }),
      service: { backends: pool({ a: {} }) },
      hosts: { 'a.example': throttled },
    };
    const [one, other] = [laboratory(setup), laboratory(setup)];
    await one.send('/openai/x');
    assert.equal((await one.send('/openai/x')).status, 503);
    assert.equal((await other.send('/openai/x')).status, 429);
  });
});
