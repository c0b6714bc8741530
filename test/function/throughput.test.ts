import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CONCURRENCY } from '../../function/azure.ts';
import { expectedSeconds } from '../../function/limiter.ts';
import { unfinishedAmong } from '../../function/report.ts';
import { callsPerKey } from '../../function/rotate.ts';
import { changesOf, day, estateOf, rotateAll, rotateMany } from './many-keys.ts';

describe('a thousand due keys', () => {
  for (const discipline of ['regenerate', 'conditional'] as const) {
    for (const mode of ['scheduled', 'emergency'] as const) {
      it(`are replaced without a 429, near the fastest that the limits allow, as announced (${mode}, ${discipline})`, async (test) => {
        const { seconds, kinds, calls } = await rotateMany(discipline, 1000, 30 * day, mode);
        const perKey = callsPerKey(discipline, mode);
        assert.deepEqual(kinds, ['rotated']);
        assert.equal(calls, perKey * 1000);
        const floor = (calls - 200) / 10;
        const announced = expectedSeconds(1000, perKey, CONCURRENCY);
        test.diagnostic(`${calls} calls in ${seconds} s, at least ${floor} s, told ${announced} s`);
        assert.ok(seconds <= 1.08 * floor, `${seconds} s, floor ${floor} s`);
        assert.ok(Math.abs(seconds - announced) <= 0.05 * seconds);
      });
    }
  }
});

describe('ten thousand keys', () => {
  it('of which none is due cost Azure Resource Manager no call', async () => {
    const { kinds, calls } = await rotateMany('regenerate', 10_000, day);
    assert.deepEqual({ kinds, calls }, { kinds: ['not-due'], calls: 0 });
  });
});

describe('more due keys than a run has time for', () => {
  it('are done by consecutive runs, none of them twice', async (test) => {
    const { runs, changes } = await rotateAll('conditional', 2_000, 2 * 60_000);
    test.diagnostic(`${runs} runs of 2 minutes`);
    assert.equal(changes, 2_000);
  });
});

describe('an emergency of two thousand consumers', () => {
  /** Repeats it with the instant of the first run until there is nothing left; every run fails but for the last one. */
  async function repeat(
    count: number,
    budget: number,
    killedAt: (run: number) => number | undefined = () => undefined,
  ) {
    const { world, ids, run } = estateOf('regenerate', count, 10 * day);
    const leaked = new Set(world.keysMade);
    let since: number | undefined;
    let leftBefore = ids.length;
    let finished = 0;
    let runs = 0;
    for (let left = leftBefore; left > 0; ) {
      const killed = killedAt(runs);
      const { results, since: told } = await run({
        mode: 'emergency',
        budget,
        since,
        ...(killed !== undefined && { killedAt: killed }),
      });
      since ??= told;
      runs += 1;
      if (results === undefined) continue;
      finished += 1;
      left = unfinishedAmong(results, 'emergency').length;
      assert.ok(left < leftBefore, 'every run gets on');
      leftBefore = left;
    }
    const works = [...world.subscriptions.values()].flatMap((keys) => [
      keys.primary,
      keys.secondary,
    ]);
    assert.equal(works.filter((key) => leaked.has(key)).length, 0, 'no leaked key works');
    assert.equal(changesOf(world), 2 * ids.length, 'each key was replaced once');
    for (const [name, versions] of world.secrets) {
      assert.ok(works.includes(versions.at(-1)?.value ?? ''), name);
    }
    const again = await run({ mode: 'emergency', since });
    assert.deepEqual([again.calls, unfinishedAmong(again.results ?? [], 'emergency')], [0, []]);
    return { runs, finished };
  }

  for (const [what, budget] of [
    ['12 minutes', 12 * 60_000],
    ['90 seconds', 90_000],
  ] as const) {
    it(`ends by repeating it with ${what} at a time, and hurts nothing that is new`, async (test) => {
      const { runs } = await repeat(2_000, budget);
      test.diagnostic(`${runs} runs of ${what}`);
    });
  }

  it('ends although every other run is killed somewhere', async (test) => {
    const at = [700, 3, 1_001, 402, 50, 877];
    const { runs, finished } = await repeat(700, 12 * 60_000, (run) => at[run]);
    test.diagnostic(`${runs} runs, ${runs - finished} of them killed`);
  });
});
