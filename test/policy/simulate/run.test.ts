import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Contender } from '../../../policy/simulate/contenders.ts';
import { ideal } from '../../../policy/simulate/ideal.ts';
import { figuresOf, provisionedUse } from '../../../policy/simulate/report.ts';
import { simulate } from '../../../policy/simulate/run.ts';
import { accountOf, MODEL, payAsYouGo, policyOf, scenarioOf } from './scenarios.ts';

/** Twice what the accounts take, so that much is refused; one is down for a third of the time. */
const SCARCE = scenarioOf({
  first: accountOf({
    deployments: { [MODEL]: { kind: 'provisioned', tokensPerMinute: 100_000, burst: 5 } },
    faults: [{ kind: 'unreachable', from: 20, until: 40 }],
  }),
  second: accountOf({ priority: 2, weight: 2, deployments: { [MODEL]: payAsYouGo(100_000) } }),
  third: accountOf({ priority: 2, deployments: { [MODEL]: payAsYouGo(100_000) } }),
});

describe('a simulation', () => {
  it('is the same for the same seed, call for call', async () => {
    const outcome = await simulate(SCARCE, policyOf(), 1);
    assert.deepEqual(await simulate(SCARCE, policyOf(), 1), outcome);
    assert.notDeepEqual(await simulate(SCARCE, policyOf(), 2), outcome);
  });

  it('asks all contenders the same', async () => {
    const asked = async (contender: Contender) =>
      (await simulate(SCARCE, contender, 1)).requests
        .map(({ call }) => call)
        .sort((a, b) => a.at - b.at || a.seed - b.seed);
    assert.deepEqual(await asked(policyOf()), await asked(ideal));
  });

  it('fails when a contender fails, instead of counting it as an answer', async () => {
    const broken: Contender = {
      name: 'broken',
      start: () => () => Promise.reject(new Error('bug')),
    };
    await assert.rejects(simulate(SCARCE, broken, 1), /bug/);
  });

  it('runs the rendered policy: a pool goes on to the next group while the first account is down', async () => {
    const scenario = scenarioOf({
      first: accountOf({ faults: [{ kind: 'unreachable', from: 20, until: 40 }] }),
      second: accountOf({ priority: 2 }),
    });
    const outcome = await simulate(scenario, policyOf({ selection: 'pool' }), 1);
    const figures = figuresOf([outcome]);
    assert.equal(figures.served, 1);
    assert.ok(figures.callsPerRequest > 1 && figures.callsPerRequest < 1.02);
    const share = (figures.tokens.second ?? 0) / (figures.requests * 1000);
    assert.ok(Math.abs(share - 1 / 3) < 0.2, `the second account served ${share}`);
  });

  it('shows what a pool does not do: go on from an account that answers 401', async () => {
    const scenario = scenarioOf({
      first: accountOf({ faults: [{ kind: 'unauthorized', from: 0, until: 100 }] }),
      second: accountOf({ priority: 2 }),
    });
    const figures = figuresOf([await simulate(scenario, policyOf({ selection: 'pool' }), 1)]);
    assert.deepEqual([figures.served, figures.failed], [0, 1]);
  });
});

describe('the ideal balancer', () => {
  it('refuses only while no account has room, and takes the preferred one that has', async () => {
    let refusals = 0;
    const watched: Contender = {
      name: 'watched',
      start(world) {
        const send = ideal.start(world);
        return async (call) => {
          const room = (name: string) => world.accounts.get(name)?.wouldServe(MODEL, 1000) === true;
          const before = [...world.accounts.keys()].filter(room);
          const calls = () => world.accounts.get('first')?.use.calls;
          const first = calls();
          const answer = send(call);
          assert.equal(calls() !== first, before.includes('first'));
          const { status } = await answer;
          assert.equal(status, before.length > 0 ? 200 : 429);
          if (status === 429) refusals += 1;
          return answer;
        };
      },
    };
    const { requests } = figuresOf([await simulate(SCARCE, watched, 1)]);
    assert.ok(refusals > requests / 4, 'enough was refused to show something');
  });

  it('goes on to another account where chance made one fail', async () => {
    const failing = { kind: 'failing', from: 0, until: 60, share: 0.2 } as const;
    const accounts = { a: accountOf({ faults: [failing] }), b: accountOf({ faults: [failing] }) };
    const { failed, callsPerRequest } = figuresOf([
      await simulate(scenarioOf(accounts, { stages: [{ until: 60, rate: 100 }] }), ideal, 1),
    ]);
    assert.ok(Math.abs(failed - 0.04) < 0.012, `${failed} failed twice`);
    assert.ok(Math.abs(callsPerRequest - 1.2) < 0.025);
  });
});

describe('the figures of a run', () => {
  it('tell the other callers from those that cannot be served', async () => {
    const scenario = scenarioOf({ only: accountOf() }, { callers: 4, failing: 1, oversized: 1 });
    const figures = figuresOf([await simulate(scenario, ideal, 1)]);
    assert.equal(figures.othersServed, 1);
    assert.ok(figures.served > 0.35 && figures.served < 0.65);
    assert.equal(figures.served + figures.failed + figures.throttled + figures.refused, 1);
  });

  it('count several runs as one', async () => {
    const runs = [await simulate(SCARCE, ideal, 1), await simulate(SCARCE, ideal, 2)];
    const [both, ...each] = [runs, ...runs.map((run) => [run])].map(figuresOf);
    assert.equal(
      both?.requests,
      each.reduce((sum, { requests }) => sum + requests, 0),
    );
    assert.equal(
      both?.tokens.second,
      each.reduce((sum, { tokens }) => sum + (tokens.second ?? 0), 0),
    );
  });

  it('compare what provisioned throughput served with what it could', async () => {
    const provisioned = (tokensPerMinute: number) =>
      scenarioOf({
        only: accountOf({
          deployments: { [MODEL]: { kind: 'provisioned', tokensPerMinute, burst: 10 } },
        }),
      });
    const use = async (tokensPerMinute: number) => {
      const scenario = provisioned(tokensPerMinute);
      return provisionedUse(scenario, [await simulate(scenario, ideal, 1)]);
    };
    assert.ok(Math.abs((await use(100_000)) - 1) < 0.02, 'six times as much was asked for');
    assert.ok(Math.abs((await use(6_000_000)) - 600 / 7000) < 0.02, 'a tenth was asked for');
  });

  it('tell how much longer callers waited than the account took', async () => {
    const scenario = scenarioOf({
      first: accountOf({ deployments: {} }),
      second: accountOf({ priority: 2 }),
    });
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
    assert.equal(figuresOf([await simulate(scenario, ideal, 1)]).addedLatency, 0);
    assert.equal(figuresOf([await simulate(scenario, slowly, 1)]).addedLatency, 123);
  });
});
