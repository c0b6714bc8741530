import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fault } from '../../../policy/simulate/accounts.ts';
import type { Call } from '../../../policy/simulate/callers.ts';
import type { Contender } from '../../../policy/simulate/contenders.ts';
import { measure } from '../../../policy/simulate/figures.ts';
import { ideal } from '../../../policy/simulate/ideal.ts';
import { simulate } from '../../../policy/simulate/run.ts';
import { createTally } from '../../../policy/simulate/tally.ts';
import { accountOf, MODEL, outcomeOf, payAsYouGo, situationWith } from './situations.ts';

const SCARCE = situationWith({ only: accountOf({ deployments: { [MODEL]: payAsYouGo(1e5) } }) });

const CALL: Call = {
  at: 0,
  caller: 'one',
  kind: 'ordinary',
  model: MODEL,
  promptTokens: 1,
  mostTokens: 1,
  seed: 1,
};

describe('the figures of a run', () => {
  it('tell the other callers from those that cannot be served', async () => {
    const situation = situationWith(
      { only: accountOf() },
      { callers: 4, failing: 1, oversized: 1 },
    );
    const { figures } = await outcomeOf(situation, ideal);
    assert.equal(figures.othersServed, 1);
    assert.ok(figures.served > 0.35 && figures.served < 0.65);
    assert.equal(figures.served + figures.failed + figures.throttled + figures.refused, 1);
  });

  it('count several runs as one', async () => {
    const tallies = [createTally(SCARCE), createTally(SCARCE)] as const;
    await simulate(SCARCE, ideal, 1, tallies[0]);
    await simulate(SCARCE, ideal, 2, tallies[1]);
    const { figures, timeline } = measure(
      SCARCE,
      tallies.map((tally) => [tally.read()]),
    );
    const each = [await outcomeOf(SCARCE, ideal, 1), await outcomeOf(SCARCE, ideal, 2)];
    const sum = (of: (one: (typeof each)[number]) => number) =>
      each.reduce((total, one) => total + of(one), 0);
    assert.equal(
      figures.requests,
      sum(({ requests }) => requests.length),
    );
    assert.equal(
      figures.tokens.only,
      sum((one) => one.figures.tokens.only ?? 0),
    );
    assert.equal(
      timeline.lines.requests?.[7],
      sum((one) => one.timeline.lines.requests?.[7] ?? 0),
    );
  });

  it('compare what provisioned throughput served with what it could', async () => {
    const use = async (tokensPerMinute: number) => {
      const deployments = { [MODEL]: { kind: 'provisioned', tokensPerMinute, burst: 10 } } as const;
      const situation = situationWith({ only: accountOf({ deployments }) });
      return (await outcomeOf(situation, ideal)).figures.provisionedUse;
    };
    assert.ok(Math.abs((await use(100_000)) - 1) < 0.02, 'six times as much was asked for');
    assert.ok(Math.abs((await use(6_000_000)) - 600 / 7000) < 0.02, 'a tenth was asked for');
  });

  it('tell how much longer callers waited than the account took', async () => {
    const situation = situationWith({ only: accountOf() });
    const slowly: Contender = {
      name: 'slowly',
      start(world) {
        const send = ideal.start(world);
        return async (call) => {
          await world.clock.sleep(123);
          return send(call);
        };
      },
    };
    assert.equal((await outcomeOf(situation, ideal)).figures.addedLatency, 0);
    assert.equal((await outcomeOf(situation, slowly)).figures.addedLatency, 123);
  });

  it('tell how long an account that is back was not asked', () => {
    const fault: Fault = { kind: 'unreachable', from: 10, until: 20 };
    const situation = situationWith({ first: accountOf({ faults: [fault] }), second: accountOf() });
    const part = (...served: readonly number[]) => {
      const tally = createTally(situation);
      for (const second of served) tally.onCall('first', 'served', second * 1000, 1);
      tally.onCall('second', 'served', 20_000, 1);
      return tally.read();
    };
    const recovered = (...served: readonly number[]) =>
      measure(situation, [[part(...served)]]).figures.recovery;
    assert.equal(recovered(5, 27, 28), 7000);
    assert.equal(recovered(5), Number.POSITIVE_INFINITY, 'never again');
    assert.ok(Number.isNaN(recovered(27)), 'it had not served before either');
    const { recovery } = measure(situation, [[part(5), part(27)]]).figures;
    assert.equal(recovery, 7000, 'before and after are in different parts of a run');
  });
});

describe('the timeline of a run', () => {
  it('counts each call at its second, by outcome and by account', () => {
    const tally = createTally(SCARCE);
    tally.onRequest({ call: { ...CALL, at: 1500 }, status: 429, took: 1, by: undefined });
    tally.onCall('only', 'throttled', 1500, 0);
    const { step, lines } = tally.read().timeline;
    assert.equal(step, 1);
    assert.deepEqual(lines.throttled, [0, 1]);
    assert.deepEqual(lines['throttled only'], [0, 1]);
    assert.deepEqual(lines.served, [0, 0]);
  });

  it('has no more steps for a day than for minutes, and loses no call', () => {
    const tally = createTally(SCARCE);
    for (let second = 0; second < 86_400; second += 1) {
      tally.onRequest({
        call: { ...CALL, at: second * 1000 },
        status: 200,
        took: 1,
        by: undefined,
      });
    }
    const { step, lines } = tally.read().timeline;
    const counts = lines.requests ?? [];
    assert.ok(counts.length <= 240 && counts.length > 120, `${counts.length} steps`);
    assert.ok(counts.slice(0, -1).every((count) => count === step));
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      86_400,
    );
  });
});
