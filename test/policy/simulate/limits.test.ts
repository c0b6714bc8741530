import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLimiter } from '../../../policy/simulate/limits.ts';

describe('the limits of a deployment', () => {
  it('count tokens over a sliding minute and say when enough of them have left it', () => {
    const limiter = createLimiter({ tokensPerMinute: 1000, requestsPerMinute: 600 });
    assert.equal(limiter.admit(600, 0).retryAfter, undefined);
    assert.equal(limiter.admit(300, 10_000).headers['x-ratelimit-remaining-tokens'], '100');
    const refused = limiter.admit(200, 20_000);
    assert.deepEqual([refused.exceeded, refused.retryAfter], ['tokens', 40_000]);
    assert.equal(refused.headers['x-ratelimit-reset-tokens'], '40');
    assert.equal(limiter.admit(701, 20_000).retryAfter, 50_000, 'both charges must leave');
    assert.equal(limiter.admit(200, 60_000).retryAfter, undefined);
  });

  it('count requests over ten seconds, so that a burst fails below the limit of a minute', () => {
    const limiter = createLimiter({ tokensPerMinute: undefined, requestsPerMinute: 12 });
    assert.equal(limiter.admit(1, 0).retryAfter, undefined);
    assert.equal(limiter.admit(1, 1_000).retryAfter, undefined);
    const refused = limiter.admit(1, 2_000);
    assert.deepEqual([refused.exceeded, refused.retryAfter], ['requests', 8_000]);
    assert.equal(limiter.admit(1, 10_000).retryAfter, undefined);
  });

  it('count requests over one second where it is said', () => {
    const limiter = createLimiter({
      tokensPerMinute: undefined,
      requestsPerMinute: 120,
      requestWindow: 1,
    });
    assert.equal(limiter.admit(1, 0).retryAfter, undefined);
    assert.equal(limiter.admit(1, 100).retryAfter, undefined);
    assert.equal(limiter.admit(1, 200).retryAfter, 800);
  });

  it('derive the requests from the tokens: six a minute for each thousand', () => {
    const { headers } = createLimiter({
      tokensPerMinute: 20_000,
      requestsPerMinute: undefined,
    }).admit(1, 0);
    assert.equal(headers['x-ratelimit-limit-requests'], '120');
    assert.equal(headers['x-ratelimit-remaining-requests'], '19', 'of 20 in ten seconds');
  });

  it('charge nothing for a refused request', () => {
    const limiter = createLimiter({ tokensPerMinute: 100, requestsPerMinute: 600 });
    limiter.admit(100, 0);
    for (let second = 1; second < 60; second += 1) limiter.admit(100, second * 1000);
    assert.equal(limiter.admit(100, 60_000).retryAfter, undefined);
  });

  it('refuse more than a minute ever holds, and never limit a deployment without limits', () => {
    const small = createLimiter({ tokensPerMinute: 100, requestsPerMinute: 600 });
    assert.equal(small.admit(101, 0).retryAfter, 60_000);
    const unlimited = createLimiter({ tokensPerMinute: undefined, requestsPerMinute: undefined });
    const { retryAfter, headers } = unlimited.admit(1e9, 0);
    assert.deepEqual([retryAfter, headers], [undefined, {}]);
  });
});
