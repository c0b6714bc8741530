import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLimiter } from '../../function/limiter.ts';
import { virtualClock } from './http.ts';

describe('the limiter', () => {
  it('lets a bucketful pass at once, then ten calls a second', async () => {
    const clock = virtualClock(0);
    const limiter = createLimiter(clock);
    for (let call = 0; call < 150; call += 1) await limiter.enter();
    assert.equal(clock.time, 0);
    for (let call = 0; call < 100; call += 1) await limiter.enter();
    assert.equal(clock.time, 10_000);
  });

  it('never outruns the documented bucket of 200, refilled with 10 a second', async () => {
    const clock = virtualClock(0);
    const limiter = createLimiter(clock);
    let tokens = 200;
    let refilledAt = 0;
    for (let call = 0; call < 3000; call += 1) {
      await limiter.enter();
      tokens = Math.min(200, tokens + (clock.time - refilledAt) / 100) - 1;
      refilledAt = clock.time;
      assert.ok(tokens >= 0);
    }
    assert.ok(clock.time <= 1.1 * ((3000 - 200) / 10) * 1000, 'and stays near the floor');
  });

  it('halves its speed while somebody else draws on the bucket', async () => {
    const clock = virtualClock(0);
    const limiter = createLimiter(clock);
    for (let call = 0; call < 150; call += 1) await limiter.enter();
    limiter.observe(20);
    await limiter.enter();
    await limiter.enter();
    const slow = clock.time;
    limiter.observe(190);
    await limiter.enter();
    assert.ok(slow > 200 && clock.time - slow <= 200);
  });
});
