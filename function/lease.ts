/**
 * `LeaseSource` over Azure Blob Storage: one blob per API Management service, leased for a minute. A crashed run
 * needs no cleaning up after, its lease ends by itself. (REST API "Lease Blob"; plain fetch, because the storage SDK
 * would weigh more than the rest of the function.)
 */

import { createHash } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import { httpError, parseRetryAfter, RemoteError, remoteError } from './errors.ts';
import type { Lease, LeaseSource } from './ports.ts';
import { type Clock, withRetry } from './retry.ts';

/** The longest lease that ends by itself, in seconds (15 to 60 are allowed). */
const leaseSeconds = 60;
const apiVersion = '2023-11-03';
const scope = 'https://storage.azure.com/.default';

export type LeaseOptions = {
  /** Milliseconds after which a request is given up. */
  readonly requestTimeout: number;
  readonly fetch: typeof fetch;
  /** A fresh GUID: the id under which this run holds the lease. */
  readonly newId: () => string;
};

/**
 * @param container URL of an existing container, `https://<account>.blob.core.windows.net/<container>`
 * @param service ARM id of the API Management service; runs for other services do not exclude each other
 */
export function leaseOfBlob(
  container: string,
  service: string,
  credential: TokenCredential,
  clock: Clock,
  options: LeaseOptions,
): LeaseSource {
  const name = createHash('sha256').update(service.toLowerCase()).digest('hex').slice(0, 32);
  const blob = `${container.replace(/(?<!\/)\/+$/, '')}/rotation-${name}`;

  async function send(
    step: string,
    query: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly code: string | undefined }> {
    return withRetry(clock, 'repeatable', async () => {
      try {
        const token = await credential.getToken(scope);
        if (token === null)
          throw new RemoteError('unauthenticated', `Could not ${step}: no token.`);
        const response = await options.fetch(`${blob}${query}`, {
          method: 'PUT',
          headers: {
            authorization: `Bearer ${token.token}`,
            'x-ms-version': apiVersion,
            ...headers,
          },
          signal: AbortSignal.timeout(options.requestTimeout),
        });
        await response.arrayBuffer();
        const code = response.headers.get('x-ms-error-code') ?? undefined;
        const { status } = response;
        if (status >= 500 || status === 429) {
          const retryAfter = response.headers.get('retry-after');
          throw httpError(
            step,
            status,
            code,
            retryAfter === null ? undefined : parseRetryAfter(retryAfter, clock.now()),
          );
        }
        return { status, code };
      } catch (thrown) {
        throw remoteError(step, thrown, clock.now());
      }
    });
  }

  /** Proposing our own id makes a repeated request harmless: who holds the lease already gets it again. */
  function request(step: string, action: 'acquire' | 'renew' | 'release', id: string) {
    return send(step, '?comp=lease', {
      'x-ms-lease-action': action,
      ...(action === 'acquire'
        ? { 'x-ms-lease-duration': String(leaseSeconds), 'x-ms-proposed-lease-id': id }
        : { 'x-ms-lease-id': id }),
    });
  }

  async function create(): Promise<void> {
    const step = 'create the lease blob';
    const answer = await send(step, '', { 'x-ms-blob-type': 'BlockBlob', 'if-none-match': '*' });
    // Another run may have created it meanwhile (409), and hold it already (412).
    if (answer.status === 201 || answer.status === 409 || answer.status === 412) return;
    throw httpError(step, answer.status, answer.code);
  }

  return {
    async acquire() {
      const step = 'acquire the lease';
      const id = options.newId();
      for (const mayCreate of [true, false]) {
        const sentAt = clock.now();
        const answer = await request(step, 'acquire', id);
        if (answer.status === 201) return hold(id, sentAt);
        if (answer.status === 409 && answer.code === 'LeaseAlreadyPresent') return undefined;
        if (!mayCreate || answer.status !== 404 || answer.code === 'ContainerNotFound') {
          throw httpError(step, answer.status, answer.code);
        }
        await create();
      }
      return undefined;
    },
  };

  function hold(id: string, acquiredAt: number): Lease {
    /** Counted from before the request was sent, so never longer than the service counts. */
    let heldUntil = acquiredAt + leaseSeconds * 1000;
    let renewal: Promise<void> | undefined;

    async function renew(): Promise<void> {
      const sentAt = clock.now();
      // A lease that ended can be renewed as long as nobody else had it in between: the service knows.
      const answer = await request('renew the lease', 'renew', id);
      heldUntil = answer.status === 200 ? sentAt + leaseSeconds * 1000 : 0;
    }

    return {
      async holdsFor(milliseconds) {
        if (heldUntil === 0) return false;
        if (heldUntil - clock.now() < Math.max(milliseconds, (leaseSeconds * 1000) / 2)) {
          renewal ??= renew().finally(() => {
            renewal = undefined;
          });
          await renewal;
        }
        return heldUntil - clock.now() > milliseconds;
      },
      async release() {
        await request('release the lease', 'release', id);
      },
    };
  }
}
