/**
 * Blob leases as a pure state machine.
 * Source: the outcome tables of learn.microsoft.com/rest/api/storageservices/lease-blob.
 */
import { AzureError } from '../errors.ts';

export type Lease = {
  readonly id: string;
  /** Milliseconds; undefined: infinite. */
  readonly duration: number | undefined;
  /** Milliseconds since the epoch; undefined: never. */
  readonly expiresAt: number | undefined;
  /** When a break takes effect. */
  readonly brokenAt: number | undefined;
};

export type LeaseState = 'available' | 'leased' | 'expired' | 'breaking' | 'broken';

export function leaseState(lease: Lease | undefined, now: number): LeaseState {
  if (lease === undefined) return 'available';
  if (lease.brokenAt !== undefined) return lease.brokenAt > now ? 'breaking' : 'broken';
  return lease.expiresAt === undefined || lease.expiresAt > now ? 'leased' : 'expired';
}

/** Whether the lease keeps others from writing: until it expires, or until its break takes effect. */
export function isActive(lease: Lease | undefined, now: number): boolean {
  return activeLease(lease, now) !== undefined;
}

function activeLease(lease: Lease | undefined, now: number): Lease | undefined {
  return ['leased', 'breaking'].includes(leaseState(lease, now)) ? lease : undefined;
}

/**
 * @param duration milliseconds, undefined for an infinite lease
 * @throws {AzureError} 409 when somebody else holds it
 */
export function acquire(
  lease: Lease | undefined,
  proposedId: string,
  duration: number | undefined,
  now: number,
): Lease {
  const active = activeLease(lease, now);
  if (active !== undefined) {
    if (active.id !== proposedId) {
      throw new AzureError(409, 'LeaseAlreadyPresent', 'There is already a lease present.');
    }
    if (active.brokenAt !== undefined) {
      throw new AzureError(
        409,
        'LeaseIsBreakingAndCannotBeAcquired',
        'The lease ID matched, but the lease is currently in breaking state and cannot be acquired until it is broken.',
      );
    }
  }
  return started(proposedId, duration, now);
}

/** An expired lease can be renewed as long as nobody has written or leased the blob since. */
export function renew(lease: Lease | undefined, id: string, now: number): Lease {
  const held = matching(lease, id);
  if (held.brokenAt !== undefined) {
    throw new AzureError(
      409,
      'LeaseIsBrokenAndCannotBeRenewed',
      'The lease ID matched, but the lease has been broken explicitly and cannot be renewed.',
    );
  }
  return started(id, held.duration, now);
}

export function change(
  lease: Lease | undefined,
  id: string,
  proposedId: string,
  now: number,
): Lease {
  if (lease !== undefined && lease.id === proposedId && leaseState(lease, now) === 'leased') {
    return lease;
  }
  const held = matching(lease, id);
  if (leaseState(held, now) === 'breaking') {
    throw new AzureError(
      409,
      'LeaseIsBreakingAndCannotBeChanged',
      'The lease ID matched, but the lease is currently in breaking state and cannot be changed.',
    );
  }
  if (leaseState(held, now) !== 'leased') throw notPresent();
  return { ...held, id: proposedId };
}

export function release(lease: Lease | undefined, id: string): undefined {
  matching(lease, id);
  return undefined;
}

/** @param period milliseconds to keep the lease; undefined: what is left of it, nothing of an infinite one */
export function breakLease(
  lease: Lease | undefined,
  period: number | undefined,
  now: number,
): Lease {
  if (lease === undefined) throw notPresent();
  const end = lease.brokenAt ?? lease.expiresAt;
  const left = end === undefined ? undefined : Math.max(0, end - now);
  const wait = Math.min(period ?? left ?? 0, left ?? Number.POSITIVE_INFINITY);
  return { ...lease, brokenAt: now + wait };
}

/**
 * The check before a blob is written, deleted, or read with a lease id.
 *
 * @param id the request's `x-ms-lease-id`
 * @throws {AzureError} 412
 */
export function checkLease(
  lease: Lease | undefined,
  id: string | undefined,
  writes: boolean,
  now: number,
): void {
  const active = activeLease(lease, now);
  if (active !== undefined) {
    if (id === undefined && writes) {
      throw new AzureError(
        412,
        'LeaseIdMissing',
        'There is currently a lease on the blob and no lease ID was specified in the request.',
      );
    }
    if (id !== undefined && id !== active.id) {
      throw new AzureError(
        412,
        'LeaseIdMismatchWithBlobOperation',
        'The lease ID specified did not match the lease ID for the blob.',
      );
    }
  } else if (id !== undefined) {
    throw lease?.id === id
      ? new AzureError(
          412,
          'LeaseLost',
          'A lease ID was specified, but the lease for the blob has expired.',
        )
      : new AzureError(
          412,
          'LeaseNotPresentWithBlobOperation',
          'There is currently no lease on the blob.',
        );
  }
}

function started(id: string, duration: number | undefined, now: number): Lease {
  return {
    id,
    duration,
    expiresAt: duration === undefined ? undefined : now + duration,
    brokenAt: undefined,
  };
}

function matching(lease: Lease | undefined, id: string): Lease {
  if (lease === undefined) throw notPresent();
  if (lease.id !== id) {
    throw new AzureError(
      409,
      'LeaseIdMismatchWithLeaseOperation',
      'The lease ID specified did not match the lease ID for the blob.',
    );
  }
  return lease;
}

function notPresent(): AzureError {
  return new AzureError(
    409,
    'LeaseNotPresentWithLeaseOperation',
    'There is currently no lease on the blob.',
  );
}
