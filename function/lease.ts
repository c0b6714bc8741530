/**
 * `LeaseSource` over Azure Blob Storage: one blob per API Management service, leased for a minute. A crashed run
 * needs no cleaning up after, its lease ends by itself. (REST API "Lease Blob".)
 */

import type { TokenCredential } from '@azure/identity';
import { type BlobAnswer, type BlobOptions, blobOf } from './blob.ts';
import type { Clock } from './clock.ts';
import { httpError } from './errors.ts';
import type { Lease, LeaseSource } from './ports.ts';

/** The longest lease that ends by itself, in seconds (15 to 60 are allowed). */
const LEASE_SECONDS = 60;

export type LeaseOptions = BlobOptions & {
  /** A fresh GUID: the id under which this run holds the lease. */
  readonly newId: () => string;
};

export class BlobLeases implements LeaseSource {
  readonly #send: ReturnType<typeof blobOf>;
  readonly #clock: Clock;
  readonly #newId: () => string;

  /**
   * @param container URL of an existing container, `https://<account>.blob.core.windows.net/<container>`
   * @param service ARM id of the API Management service; runs for other services do not exclude each other
   */
  constructor(
    container: string,
    service: string,
    credential: TokenCredential,
    clock: Clock,
    options: LeaseOptions,
  ) {
    this.#send = blobOf(container, 'rotation', service, credential, clock, options);
    this.#clock = clock;
    this.#newId = options.newId;
  }

  async acquire() {
    const step = 'acquire the lease';
    const id = this.#newId();
    const request = (action: Action) => requestLease(this.#send, action, id);
    for (const mayCreate of [true, false]) {
      const answer = await request('acquire');
      if (answer.status === 201) return new BlobLease(request, this.#clock, answer.sentAt);
      if (answer.status === 409 && answer.code === 'LeaseAlreadyPresent') return undefined;
      if (!mayCreate || answer.status !== 404 || answer.code === 'ContainerNotFound') {
        throw httpError(step, answer.status, answer.code);
      }
      await this.#create();
    }
    return undefined;
  }

  async #create(): Promise<void> {
    const step = 'create the lease blob';
    const headers = { 'x-ms-blob-type': 'BlockBlob', 'if-none-match': '*' };
    const answer = await this.#send(step, { method: 'PUT', headers });
    // Another run may have created it meanwhile (409), and hold it already (412).
    if (answer.status === 201 || answer.status === 409 || answer.status === 412) return;
    throw httpError(step, answer.status, answer.code);
  }
}

class BlobLease implements Lease {
  readonly #request: (action: Action) => Promise<BlobAnswer>;
  readonly #clock: Clock;
  /** Counted from before the request was sent, so never longer than the service counts. */
  #heldUntil: number | undefined;
  #renewal: Promise<void> | undefined;

  constructor(request: (action: Action) => Promise<BlobAnswer>, clock: Clock, acquiredAt: number) {
    this.#request = request;
    this.#clock = clock;
    this.#heldUntil = acquiredAt + LEASE_SECONDS * 1000;
  }

  async holdsFor(milliseconds: number) {
    if (this.#heldUntil === undefined) return false;
    if (this.#left() < Math.max(milliseconds, (LEASE_SECONDS * 1000) / 2)) {
      this.#renewal ??= this.#renew().finally(() => {
        this.#renewal = undefined;
      });
      await this.#renewal;
    }
    return this.#left() > milliseconds;
  }

  async release() {
    await this.#request('release');
  }

  #left(): number {
    return (this.#heldUntil ?? Number.NEGATIVE_INFINITY) - this.#clock.monotonic();
  }

  async #renew(): Promise<void> {
    // A lease that ended can be renewed as long as nobody else had it in between: the service knows.
    const answer = await this.#request('renew');
    this.#heldUntil = answer.status === 200 ? answer.sentAt + LEASE_SECONDS * 1000 : undefined;
  }
}

type Action = 'acquire' | 'renew' | 'release';

/** Proposing our own id makes a repeated request harmless: who holds the lease already gets it again. */
function requestLease(
  send: ReturnType<typeof blobOf>,
  action: Action,
  id: string,
): Promise<BlobAnswer> {
  const headers =
    action === 'acquire'
      ? { 'x-ms-lease-duration': String(LEASE_SECONDS), 'x-ms-proposed-lease-id': id }
      : { 'x-ms-lease-id': id };
  return send(`${action} the lease`, {
    method: 'PUT',
    query: '?comp=lease',
    headers: { 'x-ms-lease-action': action, ...headers },
  });
}

/** Well below a lease, so that the one of a run that died is missed for a moment only. */
const BETWEEN_ATTEMPTS = 5_000;

/**
 * A source that waits while another run holds the lease, as long as the run has time: that one may be short, or dead.
 *
 * @param hasTime whether there is time for more than another attempt
 */
export function patientLeases(
  source: LeaseSource,
  clock: Clock,
  hasTime: (milliseconds: number) => boolean,
): LeaseSource {
  return {
    async acquire() {
      for (;;) {
        const lease = await source.acquire();
        if (lease !== undefined || !hasTime(BETWEEN_ATTEMPTS)) return lease;
        await clock.sleep(BETWEEN_ATTEMPTS);
      }
    },
  };
}
