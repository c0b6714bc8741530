/** `Bookmark` over Azure Blob Storage: a small blob per API Management service, beside that of the lease. */

import type { TokenCredential } from '@azure/identity';
import { type BlobOptions, blobOf } from './blob.ts';
import type { Clock } from './clock.ts';
import { httpError } from './errors.ts';
import type { Bookmark } from './ports.ts';

/**
 * @param container URL of an existing container
 * @param service ARM id of the API Management service
 */
export function bookmarkInBlob(
  container: string,
  service: string,
  credential: TokenCredential,
  clock: Clock,
  options: BlobOptions,
): Bookmark {
  const send = blobOf(container, 'compared-up-to', service, credential, clock, options);
  let known = '';
  return {
    async read() {
      const step = 'read where the last comparison stopped';
      const { status, code, text } = await send(step, { method: 'GET' });
      if (status === 404) return undefined;
      if (status !== 200) throw httpError(step, status, code);
      known = text;
      return text === '' ? undefined : text;
    },
    async write(subscription = '') {
      // Most services are compared as a whole each time.
      if (subscription === known) return;
      const step = 'note where the comparison stopped';
      const headers = { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'text/plain' };
      const { status, code } = await send(step, { method: 'PUT', headers, body: subscription });
      if (status !== 201) throw httpError(step, status, code);
    },
  };
}
