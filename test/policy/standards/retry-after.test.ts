import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRetryAfter } from '../../../policy/standards/retry-after.ts';

const NOW = Date.UTC(2026, 0, 1);

describe('Retry-After', () => {
  for (const [value, expected] of [
    ['120', 120_000],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 23:59:59 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['2026', 2_026_000],
  ] as const) {
    it(`of "${value}" is ${expected} ms`, () => {
      assert.equal(parseRetryAfter(value, NOW), expected);
    });
  }
});
