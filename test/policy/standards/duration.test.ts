import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { durationSeconds, parseDuration } from '../../../policy/standards/duration.ts';

describe('a duration', () => {
  it('is weeks, days, hours, minutes and seconds', () => {
    assert.equal(parseDuration('P1W2DT3H4M5S'), ((9 * 24 + 3) * 60 + 4) * 60 + 5);
    assert.equal(parseDuration('PT90M'), 90 * 60);
  });
  it('is nothing else', () => {
    for (const text of ['', 'P', 'PT', 'P1', '1D', 'P1Y', 'P1M', 'P-1D', 'P1.5D', 'PT1D', 'p1d']) {
      assert.equal(parseDuration(text), undefined, text);
    }
  });
  it('has no weeks where it is for a circuit breaker', () => {
    assert.equal(durationSeconds('PT1M30S'), 90);
    for (const text of ['P1W', 'P', '30s']) {
      assert.throws(() => durationSeconds(text), /is not an ISO 8601 duration/);
    }
  });
});
