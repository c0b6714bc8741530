import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expectedSeconds } from '../../function/limiter.ts';
import { concurrency } from '../../function/rotate.ts';
import { day, rotateMany } from './many-keys.ts';

describe('a thousand due keys', () => {
  for (const [discipline, perKey] of [
    ['regenerate', 3],
    ['conditional', 2],
  ] as const) {
    it(`are rotated without a 429 and near the fastest that the limits allow (${discipline})`, async (test) => {
      const { seconds, kinds, calls } = await rotateMany(discipline, 1000, 30 * day);
      assert.deepEqual(kinds, ['rotated']);
      assert.equal(calls, perKey * 1000);
      const floor = (calls - 200) / 10;
      test.diagnostic(`${discipline}: ${calls} calls in ${seconds} s, at least ${floor} s`);
      assert.ok(seconds <= 1.1 * floor, `${seconds} s, floor ${floor} s`);
      assert.ok(
        Math.abs(seconds - expectedSeconds(calls, concurrency)) <= 0.1 * seconds,
        'as announced',
      );
    });
  }
});

describe('ten thousand keys of which none is due', () => {
  it('cost Azure Resource Manager no call', async () => {
    const { kinds, calls } = await rotateMany('regenerate', 10_000, day);
    assert.deepEqual({ kinds, calls }, { kinds: ['not-due'], calls: 0 });
  });
});
