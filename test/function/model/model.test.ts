import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explore, type Scenario } from './explore.ts';
import type { Setup } from './player.ts';
import { conditional, due, leased, safe } from './scenarios.ts';

function twoRuns(one: Setup, other: Setup = one, changes: Partial<Scenario> = {}): Scenario {
  return { runs: [one, other], start: due, ticks: 3, faults: 0, ...changes };
}

describe('every interleaving of two runs', () => {
  for (const { what, scenario } of safe) {
    it(`keeps all promises: ${what}`, async (test) => {
      const { states, counterExample } = await explore(scenario);
      test.diagnostic(`${what}: ${states} states, no promise broken`);
      assert.deepEqual(counterExample, undefined);
    });
  }

  const unsafe: [string, Scenario][] = [
    ['regenerating without a lease', twoRuns({ ...leased, lease: 'none' })],
    ['a lease that is not checked before a change', twoRuns({ ...leased, lease: 'unchecked' })],
    ['a run without the lease beside one that relies on it', twoRuns(leased, conditional)],
    ['an emergency without the lease', twoRuns({ ...conditional, mode: 'emergency' }, conditional)],
    [
      'a service that ignores the condition',
      twoRuns(conditional, conditional, { ignoresEntityTag: true }),
    ],
  ];
  for (const [what, scenario] of unsafe) {
    it(`finds what goes wrong with ${what}`, async (test) => {
      const { states, counterExample } = await explore(scenario);
      test.diagnostic(`${what}: ${states} states, then ${counterExample?.promise}`);
      assert.ok(counterExample !== undefined, 'there is a counter-example');
      for (const run of ['run 0', 'run 1']) {
        assert.ok(counterExample.path.some((step) => step.startsWith(run)));
      }
    });
  }
});
