import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expectationsOf } from '../../../action/config/expectations.ts';
import { readScenario } from '../../../action/simulation/read.ts';
import { shippedPolicy, simulateForReview } from '../../../action/simulation/review.ts';
import { type Result, simulateStories } from '../../../action/simulation/simulate.ts';
import { REVIEWED, shippedStories } from '../../../action/simulation/stories.ts';
import type { Metric } from '../../../policy/simulate/index.ts';
import { BALANCER, balancerFrom, CONFIGURATION, OTHERS } from './estates.ts';

type Expected = Readonly<Partial<Record<Metric, string>>>;

async function run(
  text: string,
  { expect = {}, threads = 1 }: { readonly expect?: Expected; readonly threads?: number } = {},
): Promise<readonly Result[]> {
  const read = readScenario(text, { name: 'test', file: 'test.yml' }, BALANCER);
  if ('findings' in read) throw new Error(read.findings[0]?.message);
  return await simulateStories([{ scenario: read.scenario, log: undefined }], {
    balancer: BALANCER,
    policy: shippedPolicy(),
    seed: 1,
    expectations: expectationsOf(expect).expectations,
    threads,
  });
}

const verdicts = (results: readonly Result[]) =>
  results.flatMap(({ judgements }) =>
    judgements.map(({ expectation, verdict }) => `${expectation.metric} ${verdict}`),
  );

const OVERLOAD = 'duration: PT1M\ntraffic: { load: 300% }\n';

describe('a simulation of a configuration', () => {
  it('is the same in a thread as here, and for the same seed', async () => {
    const text = 'duration: PT1M\nfaults: [{ account: any, is: failing, share: 20% }]';
    const [here, again, there] = [
      await run(text),
      await run(text),
      await run(text, { threads: 2 }),
    ];
    assert.deepEqual(again, here);
    assert.deepEqual(there, here);
  });

  it('cuts a long run into parts, whatever the machine: no request is lost between them', async () => {
    const text = 'duration: PT1H\ntraffic: { load: 0.5/s }';
    const [here, there] = [await run(text), await run(text, { threads: 2 })];
    assert.deepEqual(there, here);
    const [result] = here;
    const requests = result?.timeline.lines.requests ?? [];
    assert.equal(result?.figures.requests, result?.ideal.requests);
    assert.ok(requests.length * (result?.timeline.step ?? 0) >= 3590);
    assert.equal(
      requests.reduce((sum, count) => sum + count, 0),
      result?.figures.requests,
    );
  });

  it('is not limited by what its consumers may use, which says nothing about accounts', async () => {
    const [result] = await run('duration: PT1M\ntraffic: { load: 40% }');
    assert.equal(result?.figures.served, 1);
    assert.ok((result?.figures.tokens.japan ?? 0) > 10_000, 'team-a may have 1,000 a minute');
  });

  it('judges what the configuration expects, and forgives what not even the ideal balancer could', async () => {
    const expect = { served: '>= 99%', ofIdeal: '>= 50%', attempts: '<= 0.1' };
    assert.deepEqual(verdicts(await run(OVERLOAD, { expect })), [
      'served beyond',
      'ofIdeal met',
      'attempts beyond',
    ]);
    const strict = { addedP95: '< 0ms', served: '>= 1%' };
    assert.deepEqual(verdicts(await run('duration: PT1M', { expect: strict })), [
      'served met',
      'addedP95 beyond',
    ]);
  });

  it('holds a scenario to its own expectations, whatever the ideal balancer could', async () => {
    const text = `${OVERLOAD}expect: { served: ">= 99%" }`;
    assert.deepEqual(verdicts(await run(text, { expect: { served: '>= 1%' } })), ['served missed']);
  });

  it('fails with the policy’s or the log’s message, also from a thread', async () => {
    const [story] = shippedStories(BALANCER, ['steady']);
    if (story === undefined) throw new Error('there is no such scenario');
    const log = { file: '/nowhere.csv', columns: {} };
    for (const threads of [1, 2]) {
      await assert.rejects(
        simulateStories([{ ...story, log }], {
          balancer: BALANCER,
          policy: shippedPolicy(),
          seed: 1,
          expectations: [],
          threads,
        }),
        /\/nowhere\.csv: the log cannot be read/,
      );
    }
  });

  it('hears how far it is, up to the end', async () => {
    const shares: number[] = [];
    await simulateStories(shippedStories(BALANCER, ['steady']), {
      balancer: BALANCER,
      policy: shippedPolicy(),
      seed: 1,
      expectations: [],
      threads: 1,
      onProgress: (share) => shares.push(share),
    });
    assert.ok(shares.length > 2);
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
    assert.ok(Math.abs((shares.at(-1) ?? 0) - 1) < 1e-9);
  });

  for (const [what, text] of Object.entries(OTHERS)) {
    it(`runs the policy of ${what}`, async () => {
      const balancer = balancerFrom(text);
      const [result] = await simulateStories(shippedStories(balancer, ['steady']), {
        balancer,
        policy: shippedPolicy(),
        seed: 1,
        expectations: [],
        threads: 1,
        requests: 100,
      });
      assert.equal(result?.figures.refused, 0);
      assert.ok((result?.figures.served ?? 0) > 0.9);
    });
  }
});

describe('a review', () => {
  it('shows the same scenarios before and after, and only after where nothing was applied', async () => {
    const before = balancerFrom(`${CONFIGURATION}balancing: { selection: pool }\n`);
    const options = { requests: 150, threads: 1 };
    const rows = await simulateForReview(before, BALANCER, options);
    assert.deepEqual(
      rows.map(({ scenario }) => scenario),
      REVIEWED,
    );
    const row = rows.find(({ scenario }) => scenario === 'misconfigured-account');
    assert.equal(row?.before?.othersServed, 0, 'a pool does not go on from a 401');
    assert.equal(row?.after.othersServed, row?.ideal.othersServed);
    const first = await simulateForReview(undefined, BALANCER, options);
    assert.ok(first.every((one) => one.before === undefined));
  });
});
