import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRateLimits } from './rate-limits.ts';

describe("Azure Resource Manager's rate limits", () => {
  const take = (
    times: number,
    limits: ReturnType<typeof createRateLimits>,
    method = 'POST',
  ): void => {
    for (let index = 0; index < times; index += 1) limits.take(method, 's', 'me');
  };

  it('refuse the 201st write of a burst and refill ten a second', () => {
    let now = 0;
    const limits = createRateLimits(() => now, true);
    take(200, limits);
    assert.throws(() => limits.take('PUT', 's', 'me'), {
      status: 429,
      headers: { 'Retry-After': '1' },
    });
    now = 1_000;
    take(10, limits);
    assert.throws(() => take(1, limits), { status: 429 });
  });

  it('count reads, deletes, principals and subscriptions apart', () => {
    const limits = createRateLimits(() => 0, true);
    take(200, limits);
    take(250, limits, 'GET');
    take(200, limits, 'DELETE');
    limits.take('PUT', 's', 'you');
    limits.take('PUT', 't', 'me');
    assert.throws(() => take(1, limits, 'HEAD'), { status: 429 });
  });

  it('only tell what is left when they are not enforced', () => {
    const limits = createRateLimits(() => 0, false);
    assert.deepEqual(limits.take('PATCH', 's', 'me'), {
      'x-ms-ratelimit-remaining-subscription-writes': '199',
    });
    take(300, limits);
    assert.deepEqual(limits.take('PATCH', 's', 'me'), {
      'x-ms-ratelimit-remaining-subscription-writes': '0',
    });
  });
});
