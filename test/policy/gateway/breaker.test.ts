import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CircuitBreaker } from '../../../policy/gateway/backends/breaker.ts';
import type { CircuitBreakerRule } from '../../../policy/gateway/index.ts';
import { BREAKER, laboratory, ok, policies, pool, service } from './laboratory.ts';

const NOW = Date.UTC(2026, 0, 1);
const status = (code: number, headers: Readonly<Record<string, string>> = {}) => ({
  status: code,
  headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
});

/** Seconds at which calls happen and their status codes; the result is when the breaker closes, or undefined. */
function opens(rule: Partial<CircuitBreakerRule>, calls: readonly (readonly [number, number])[]) {
  const breaker = new CircuitBreaker({ ...BREAKER, ...rule });
  for (const [second, code] of calls) breaker.record(status(code), NOW + second * 1000);
  const last = NOW + (calls.at(-1)?.[0] ?? 0) * 1000;
  const until = breaker.openUntil(last);
  return until === undefined ? undefined : (until - last) / 1000;
}

describe('a circuit breaker', () => {
  const three = { failures: { count: 3 }, interval: 10_000 };
  const half = { failures: { percentage: 50 } };
  const cases: readonly (readonly [
    string,
    Partial<CircuitBreakerRule>,
    readonly (readonly [number, number])[],
    number | undefined,
  ])[] = [
    [
      'opens at its count',
      three,
      [
        [0, 429],
        [1, 500],
        [2, 429],
      ],
      30,
    ],
    [
      'does not count what is older than its interval',
      three,
      [
        [0, 429],
        [9, 429],
        [10, 429],
      ],
      undefined,
    ],
    [
      'does not count other statuses',
      three,
      [
        [0, 429],
        [1, 400],
        [2, 404],
        [3, 429],
      ],
      undefined,
    ],
    [
      'is not closed by successes in between',
      three,
      [
        [0, 429],
        [1, 200],
        [2, 429],
        [3, 200],
        [4, 429],
      ],
      30,
    ],
    [
      'opens at its share of the calls',
      half,
      [
        [0, 200],
        [1, 200],
        [2, 429],
        [3, 429],
      ],
      30,
    ],
    [
      'stays closed below its share',
      half,
      [
        [0, 200],
        [1, 200],
        [2, 429],
      ],
      undefined,
    ],
    [
      'starts with a clean record after its trip',
      three,
      [
        [0, 429],
        [0, 429],
        [0, 429],
        [30, 429],
        [31, 429],
      ],
      undefined,
    ],
    [
      'is not opened for longer by late answers',
      { failures: { count: 1 } },
      [
        [0, 429],
        [29, 429],
      ],
      1,
    ],
  ];
  for (const [title, rule, calls, expected] of cases) {
    it(title, () => assert.equal(opens(rule, calls), expected));
  }

  it('counts error reasons that its rule names', () => {
    const breaker = new CircuitBreaker({ ...BREAKER, errorReasons: ['Timeout'] });
    assert.equal(breaker.record({ errorReason: 'BackendConnectionFailure' }, NOW).opened, false);
    assert.equal(breaker.record({ errorReason: 'Timeout' }, NOW).opened, true);
  });

  it('takes Retry-After for its trip only when told to', () => {
    for (const [acceptRetryAfter, expected] of [
      [true, 5_000],
      [false, 30_000],
    ] as const) {
      const breaker = new CircuitBreaker({ ...BREAKER, acceptRetryAfter });
      breaker.record(status(429, { 'retry-after': '5' }), NOW);
      assert.equal(breaker.openUntil(NOW), NOW + expected);
    }
  });
});

describe('an update of the service', () => {
  it('keeps the breakers of backends that did not change, and the cache', async () => {
    const setup = (url: string) => ({
      policy: policies({
        inbound:
          '<base/><set-backend-service backend-id="a"/><cache-lookup-value key="k" variable-name="v"/><cache-store-value key="k" value="v" duration="60"/>',
      }),
      service: {
        backends: new Map([['a', { type: 'Single', url, circuitBreaker: BREAKER } as const]]),
      },
    });
    const lab = laboratory({
      ...setup('https://a.example'),
      hosts: { 'a.example': () => ({ ...ok(), status: 429 }) },
    });
    await lab.send('/openai/x');
    assert.equal((await lab.send('/openai/x')).status, 503);
    lab.gateway.update(service(setup('https://a.example')));
    assert.equal((await lab.send('/openai/x')).status, 503);
    lab.gateway.update(service(setup('https://b.example')));
    assert.equal((await lab.send('/openai/x')).status, 200);
    assert.equal(lab.trace.filter(({ message }) => message === 'cache hit').length, 3);
  });

  it('starts the rotation of a pool anew only when the pool changed', async () => {
    const setup = (members: Parameters<typeof pool>[0]) => ({
      policy: policies({ inbound: '<base/><set-backend-service backend-id="pool"/>' }),
      service: { backends: pool(members) },
    });
    const lab = laboratory(setup({ a: {}, b: {} }));
    await lab.send('/openai/x');
    lab.gateway.update(service(setup({ a: {}, b: {} })));
    await lab.send('/openai/x');
    lab.gateway.update(service(setup({ a: {}, b: {}, c: {} })));
    await lab.send('/openai/x');
    assert.deepEqual(
      lab.calls.map(({ host }) => host),
      ['a.example', 'b.example', 'a.example'],
    );
  });
});
