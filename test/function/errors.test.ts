import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { redact, remoteError } from '../../function/errors.ts';

const now = Date.UTC(2030, 0, 1);

describe('a thrown value', () => {
  const cases: [what: string, thrown: unknown, failure: string, message: RegExp][] = [
    [
      'of a credential is about the identity, whatever the status of the token endpoint',
      Object.assign(new Error('AADSTS700024: the assertion is too old'), {
        name: 'AuthenticationError',
        statusCode: 400,
      }),
      'unauthenticated',
      /AADSTS700024/,
    ],
    [
      'of a fetch that could not connect is about the connection',
      Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }),
      'unavailable',
      /the connection failed \(ECONNREFUSED\)/,
    ],
    [
      'of an abort is a time-out',
      Object.assign(new Error('aborted'), { name: 'AbortError' }),
      'timeout',
      /no answer in time/,
    ],
    [
      'of ours is named',
      new TypeError('x is undefined'),
      'unexpected',
      /TypeError: x is undefined/,
    ],
    ['that is no error is survived', 'text', 'unexpected', /string/],
    ['that is nothing is survived', undefined, 'unexpected', /undefined/],
  ];
  for (const [what, thrown, failure, message] of cases) {
    it(what, () => {
      const error = remoteError('do it', thrown, now);
      assert.equal(error.failure, failure);
      assert.match(error.message, /^Could not do it: /);
      assert.match(error.message, message);
    });
  }
});

describe('text that goes into a log', () => {
  it('holds no key of API Management, wherever it stood', () => {
    const hex = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(hex, fc.string(), fc.string(), (digits, before, after) => {
        const key = digits.join('');
        fc.pre(/\d/.test(key));
        assert.ok(!redact(`${before} ${key}${after}`).includes(key));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps names, GUIDs and resource ids readable', () => {
    const text =
      'ManagedIdentityCredential /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg AADSTS700024';
    assert.equal(redact(text), text);
  });
});
