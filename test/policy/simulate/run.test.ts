import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Contender } from '../../../policy/simulate/contenders.ts';
import { measure } from '../../../policy/simulate/figures.ts';
import { ideal } from '../../../policy/simulate/ideal.ts';
import { simulate } from '../../../policy/simulate/run.ts';
import { createTally } from '../../../policy/simulate/tally.ts';
import { accountOf, MODEL, outcomeOf, payAsYouGo, policy, situationWith } from './situations.ts';

/** Twice what the accounts take, so that much is refused; one is down for a third of the time. */
const SCARCE = situationWith({
  first: accountOf({
    deployments: { [MODEL]: { kind: 'provisioned', tokensPerMinute: 100_000, burst: 5 } },
    faults: [{ kind: 'unreachable', from: 20, until: 40 }],
  }),
  second: accountOf({ priority: 2, weight: 2, deployments: { [MODEL]: payAsYouGo(100_000) } }),
  third: accountOf({ priority: 2, deployments: { [MODEL]: payAsYouGo(100_000) } }),
});

describe('a simulation', () => {
  it('is the same for the same seed, call for call', async () => {
    const outcome = await outcomeOf(SCARCE, policy, 1);
    assert.deepEqual(await outcomeOf(SCARCE, policy, 1), outcome);
    assert.notDeepEqual(await outcomeOf(SCARCE, policy, 2), outcome);
  });

  it('asks all contenders the same', async () => {
    const asked = async (contender: Contender) =>
      (await outcomeOf(SCARCE, contender)).requests
        .map(({ call }) => call)
        .toSorted((a, b) => a.at - b.at || a.seed - b.seed);
    assert.deepEqual(await asked(policy), await asked(ideal));
  });

  it('fails when a contender fails, instead of counting it as an answer', async () => {
    const broken: Contender = {
      name: 'broken',
      start: () => () => Promise.reject(new Error('bug')),
    };
    await assert.rejects(outcomeOf(SCARCE, broken), /bug/);
  });

  it('fails when calls never end, instead of leaving them out', async () => {
    const silent: Contender = { name: 'silent', start: () => () => new Promise(() => {}) };
    await assert.rejects(outcomeOf(SCARCE, silent), /test: \d+ calls never end/);
  });

  it('runs the rendered policy: a pool goes on to the next group while the first account is down', async () => {
    const situation = situationWith(
      {
        first: accountOf({ faults: [{ kind: 'unreachable', from: 20, until: 40 }] }),
        second: accountOf({ priority: 2 }),
      },
      {},
      { selection: 'pool' },
    );
    const { figures } = await outcomeOf(situation, policy);
    assert.equal(figures.served, 1);
    assert.ok(figures.callsPerRequest > 1 && figures.callsPerRequest < 1.02);
    const share = (figures.tokens.second ?? 0) / (figures.requests * 1000);
    assert.ok(Math.abs(share - 1 / 3) < 0.2, `the second account served ${share}`);
  });

  it('shows what a pool does not do: go on from an account that answers 401', async () => {
    const situation = situationWith(
      {
        first: accountOf({ faults: [{ kind: 'unauthorized', from: 0, until: 100 }] }),
        second: accountOf({ priority: 2 }),
      },
      {},
      { selection: 'pool' },
    );
    const { figures } = await outcomeOf(situation, policy);
    assert.deepEqual([figures.served, figures.failed], [0, 1]);
  });

  it('goes on with a chain of Responses at the account that holds it, whoever chooses', async () => {
    const situation = situationWith(
      { one: accountOf(), two: accountOf(), three: accountOf() },
      { chained: 1, turns: 4, stages: [{ until: 60, rate: 2 }] },
    );
    for (const contender of [policy, ideal]) {
      const { figures, requests } = await outcomeOf(situation, contender);
      const chained = requests.filter(({ call }) => call.previous !== undefined);
      assert.equal(figures.served, 1, contender.name);
      assert.ok(chained.length > 300, `${chained.length} calls went on`);
      assert.ok(chained.every(({ call, by }) => call.previous?.includes(`_${by?.account}_`)));
      assert.deepEqual(Object.values(figures.tokens).filter((tokens) => tokens > 0).length, 3);
    }
  });

  it('may be run in parts, which together are the whole where nothing older than two minutes matters', async () => {
    const whole = await outcomeOf(SCARCE, policy);
    const cuts = [0, 25_000, 45_000, Number.POSITIVE_INFINITY];
    const parts = [];
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      const tally = createTally(SCARCE);
      const span = { from, until: cuts[index + 1] ?? 0 };
      await simulate(SCARCE, policy, 1, tally, { span });
      parts.push(tally.read());
    }
    const { figures, timeline } = measure(SCARCE, [parts]);
    const { requests } = whole;
    assert.deepEqual(
      [figures.requests, timeline.lines.requests],
      [requests.length, whole.timeline.lines.requests],
    );
    assert.deepEqual(figures, whole.figures);
  });

  it('begins a later part with what was two minutes before, and asks what the whole would', async () => {
    const situation = situationWith({ only: accountOf() }, { stages: [{ until: 600, rate: 1 }] });
    const [asked, reached]: [number[], number[]] = [[], []];
    const watched: Contender = {
      name: 'watched',
      start(world) {
        const send = ideal.start(world);
        return (call) => {
          reached.push(call.at);
          return send(call);
        };
      },
    };
    const span = { from: 300_000, until: 400_000 };
    await simulate(
      situation,
      watched,
      1,
      { onRequest: ({ call }) => asked.push(call.at) },
      { span },
    );
    const whole = (await outcomeOf(situation, ideal)).requests.map(({ call }) => call.at);
    const between = (from: number, until: number) =>
      whole.filter((at) => at >= from && at < until).toSorted((a, b) => a - b);
    assert.deepEqual(
      asked.toSorted((a, b) => a - b),
      between(300_000, 400_000),
    );
    assert.deepEqual(reached, between(180_000, 400_000));
  });

  it('takes arrivals from elsewhere, and never asks for more than the next one', async () => {
    const situation = situationWith({ only: accountOf() });
    let [taken, under, most] = [0, 0, 0];
    function* arrivals() {
      for (let index = 0; index < 200; index += 1) {
        taken += 1;
        most = Math.max(most, taken - under);
        yield {
          at: index * 1000,
          caller: 'log',
          kind: 'ordinary' as const,
          model: MODEL,
          promptTokens: 10,
          mostTokens: 10,
          seed: index,
        };
      }
    }
    const started: Contender = {
      name: 'started',
      start(world) {
        const send = ideal.start(world);
        return (call) => {
          under += 1;
          return send(call);
        };
      },
    };
    const tally = createTally(situation);
    await simulate(situation, started, 1, tally, { arrivals: arrivals() });
    assert.deepEqual([tally.read().all.served, most], [200, 1]);
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
    const { requests } = await outcomeOf(SCARCE, watched);
    assert.ok(refusals > requests.length / 4, 'enough was refused to show something');
  });

  it('goes on to another account where chance made one fail', async () => {
    const failing = { kind: 'failing', from: 0, until: 60, share: 0.2 } as const;
    const accounts = { a: accountOf({ faults: [failing] }), b: accountOf({ faults: [failing] }) };
    const { figures } = await outcomeOf(
      situationWith(accounts, { stages: [{ until: 60, rate: 100 }] }),
      ideal,
    );
    assert.ok(Math.abs(figures.failed - 0.04) < 0.012, `${figures.failed} failed twice`);
    assert.ok(Math.abs(figures.callsPerRequest - 1.2) < 0.025);
  });
});
