import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acquire,
  breakLease,
  change,
  checkLease,
  type Lease,
  leaseState,
  release,
  renew,
} from './lease.ts';

const T0 = Date.UTC(2026, 0, 1);
const MINE = 'mine';
const held: Lease = acquire(undefined, MINE, 15_000, T0);
const forEver: Lease = acquire(undefined, MINE, undefined, T0);

const refusedAs = (code: string) => ({ code });

describe('a blob lease', () => {
  it('is held until it expires, and then by whoever takes it', () => {
    assert.equal(leaseState(held, T0 + 14_999), 'leased');
    assert.throws(
      () => acquire(held, 'yours', 15_000, T0 + 14_999),
      refusedAs('LeaseAlreadyPresent'),
    );
    assert.equal(leaseState(held, T0 + 15_000), 'expired');
    assert.equal(acquire(held, 'yours', 15_000, T0 + 15_000).id, 'yours');
    assert.equal(
      acquire(held, MINE, 60_000, T0 + 1).expiresAt,
      T0 + 60_001,
      'the holder may again',
    );
  });

  it('is renewed by its holder only, from now on, even when it has just expired', () => {
    assert.equal(renew(held, MINE, T0 + 20_000).expiresAt, T0 + 35_000);
    assert.throws(() => renew(held, 'yours', T0), refusedAs('LeaseIdMismatchWithLeaseOperation'));
    assert.throws(() => renew(undefined, MINE, T0), refusedAs('LeaseNotPresentWithLeaseOperation'));
  });

  it('is broken after its period, at once when infinite, and cannot be renewed then', () => {
    const breaking = breakLease(held, 10_000, T0);
    assert.equal(leaseState(breaking, T0 + 9_999), 'breaking');
    assert.throws(
      () => acquire(breaking, MINE, 15_000, T0),
      refusedAs('LeaseIsBreakingAndCannotBeAcquired'),
    );
    assert.equal(leaseState(breaking, T0 + 10_000), 'broken');
    assert.throws(() => renew(breaking, MINE, T0), refusedAs('LeaseIsBrokenAndCannotBeRenewed'));
    assert.equal(leaseState(breakLease(forEver, undefined, T0), T0), 'broken');
    assert.equal(
      breakLease(held, 60_000, T0).brokenAt,
      held.expiresAt,
      'no longer than it had left',
    );
  });

  it('changes its id, and is released by the id that it has', () => {
    const changed = change(held, MINE, 'next', T0);
    assert.equal(changed.expiresAt, held.expiresAt);
    assert.throws(() => release(changed, MINE), refusedAs('LeaseIdMismatchWithLeaseOperation'));
    assert.equal(release(changed, 'next'), undefined);
  });

  it('stands before every write without its id, and before no plain read', () => {
    checkLease(held, MINE, true, T0);
    checkLease(held, undefined, false, T0);
    assert.throws(() => checkLease(held, undefined, true, T0), refusedAs('LeaseIdMissing'));
    assert.throws(
      () => checkLease(held, 'yours', false, T0),
      refusedAs('LeaseIdMismatchWithBlobOperation'),
    );
    assert.throws(() => checkLease(held, MINE, true, T0 + 15_000), refusedAs('LeaseLost'));
    checkLease(held, undefined, true, T0 + 15_000);
    assert.throws(
      () => checkLease(undefined, MINE, true, T0),
      refusedAs('LeaseNotPresentWithBlobOperation'),
    );
  });
});
