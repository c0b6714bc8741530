import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRandom, exponential, wholeNumber } from '../../../policy/simulate/random.ts';

describe('chance', () => {
  it('repeats itself for a seed, and only for it', () => {
    const draw = (seed: string) => Array.from({ length: 5 }, createRandom(seed));
    assert.deepEqual(draw('busy/1'), draw('busy/1'));
    assert.notDeepEqual(draw('busy/1'), draw('busy/2'));
  });

  it('is even, in each draw and from one to the next', () => {
    const random = createRandom('even');
    const pairs = new Array<number>(256).fill(0);
    const draws = 256_000;
    let before = wholeNumber(0, 15, random);
    for (let draw = 0; draw < draws; draw += 1) {
      const value = wholeNumber(0, 15, random);
      pairs[before * 16 + value] = (pairs[before * 16 + value] ?? 0) + 1;
      before = value;
    }
    const expected = draws / 256;
    const chiSquare = pairs.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 255 degrees of freedom: 255 ± 4 standard deviations of 22.6.
    assert.ok(chiSquare > 165 && chiSquare < 345, `chi-square ${chiSquare}`);
  });

  it('draws whole numbers up to both ends', () => {
    const random = createRandom('ends');
    const seen = new Set(Array.from({ length: 200 }, () => wholeNumber(3, 6, random)));
    assert.deepEqual([...seen].sort(), [3, 4, 5, 6]);
  });

  it('draws times between arrivals with the mean and the deviation of the exponential distribution', () => {
    const random = createRandom('times');
    const times = Array.from({ length: 100_000 }, () => exponential(2, random));
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    const variance = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / times.length;
    assert.ok(Math.abs(mean - 2) < 4 * (2 / Math.sqrt(times.length)), `mean ${mean}`);
    assert.ok(Math.abs(variance - 4) < 0.2, `variance ${variance}`);
  });
});
