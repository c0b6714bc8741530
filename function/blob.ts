/**
 * Requests about one blob per API Management service, by plain fetch: the storage SDK would weigh more than the rest of
 * the function.
 */

import { createHash } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import { parseRetryAfter } from '../policy/standards/retry-after.ts';
import type { Clock } from './clock.ts';
import { httpError, RemoteError } from './errors.ts';
import { remoteService, type ServiceOptions } from './service.ts';

const API_VERSION = '2023-11-03';
const SCOPE = 'https://storage.azure.com/.default';

export type BlobOptions = ServiceOptions & { readonly fetch: typeof fetch };

export type BlobAnswer = {
  readonly status: number;
  /** Storage's own code of an error. */
  readonly code: string | undefined;
  readonly text: string;
  /** By the monotonic clock, just before the request that was answered. */
  readonly sentAt: number;
};

export type BlobRequest = {
  readonly method: 'GET' | 'PUT';
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/**
 * @param container URL of an existing container, `https://<account>.blob.core.windows.net/<container>`
 * @param purpose first part of the blob's name
 * @param service ARM id of the API Management service, of which there is one blob each
 * @returns sends one request, again after 429, 5xx, time-outs and broken connections; any other status is a value
 */
export function blobOf(
  container: string,
  purpose: string,
  service: string,
  credential: TokenCredential,
  clock: Clock,
  options: BlobOptions,
): (step: string, request: BlobRequest) => Promise<BlobAnswer> {
  const name = createHash('sha256').update(service.toLowerCase()).digest('hex').slice(0, 32);
  const blob = `${container.replace(/(?<!\/)\/+$/, '')}/${purpose}-${name}`;
  const { call } = remoteService(clock, options);
  return (step, { method, query = '', headers = {}, body }) =>
    call(step, 'repeatable', async (signal) => {
      const token = await credential.getToken(SCOPE, { abortSignal: signal });
      if (token === null) {
        throw new RemoteError('unauthenticated', `Could not ${step}: no token.`);
      }
      signal.throwIfAborted();
      const sentAt = clock.monotonic();
      const response = await options.fetch(`${blob}${query}`, {
        method,
        headers: {
          authorization: `Bearer ${token.token}`,
          'x-ms-version': API_VERSION,
          ...headers,
        },
        signal,
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      const code = response.headers.get('x-ms-error-code') ?? undefined;
      const { status } = response;
      if (status >= 500 || status === 429) {
        const told = response.headers.get('retry-after');
        const retryAfter = told === null ? undefined : parseRetryAfter(told, clock.now());
        throw httpError(step, status, code, retryAfter);
      }
      return { status, code, text, sentAt };
    });
}
