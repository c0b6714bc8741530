/** `PUT ?comp=lease`: the headers of the five lease actions. */
import type { Azure } from '../azure.ts';
import { AzureError } from '../errors.ts';
import { checkConditions } from './conditions.ts';
import { acquire, breakLease, change, type Lease, release, renew } from './lease.ts';
import type { Blob } from './store.ts';

/** @throws {AzureError} */
export function leaseBlob(
  request: Request,
  azure: Azure,
  containerId: string,
  blob: Blob,
): Response {
  const now = azure.now();
  checkConditions(request, blob, true);
  const header = (name: string): string | undefined =>
    request.headers.get(`x-ms-${name}`) ?? undefined;
  const id = header('lease-id') ?? '';
  const action = header('lease-action');
  const keep = (
    lease: Lease | undefined,
    status: number,
    extra: Record<string, string>,
  ): Response => {
    azure.blobs.put(containerId, { ...blob, lease });
    return new Response(null, {
      status,
      headers: {
        ETag: blob.etag,
        'Last-Modified': new Date(blob.lastModified).toUTCString(),
        ...(lease === undefined || action === 'break' ? {} : { 'x-ms-lease-id': lease.id }),
        ...extra,
      },
    });
  };
  switch (action) {
    case 'acquire':
      return keep(
        acquire(
          blob.lease,
          header('proposed-lease-id') ?? azure.newGuid(),
          duration(header('lease-duration')),
          now,
        ),
        201,
        {},
      );
    case 'renew':
      return keep(renew(blob.lease, id, now), 200, {});
    case 'change':
      return keep(change(blob.lease, id, header('proposed-lease-id') ?? '', now), 200, {});
    case 'release':
      return keep(release(blob.lease, id), 200, {});
    case 'break': {
      const period = header('lease-break-period');
      const broken = breakLease(
        blob.lease,
        period === undefined ? undefined : Number(period) * 1000,
        now,
      );
      const left = Math.ceil(((broken.brokenAt ?? now) - now) / 1000);
      return keep(broken, 202, { 'x-ms-lease-time': String(left) });
    }
    default:
      throw new AzureError(400, 'InvalidHeaderValue', `x-ms-lease-action cannot be '${action}'.`);
  }
}

function duration(header: string | undefined): number | undefined {
  const seconds = Number(header);
  if (header === '-1') return undefined;
  if (!Number.isInteger(seconds) || seconds < 15 || seconds > 60) {
    throw new AzureError(
      400,
      'InvalidHeaderValue',
      `x-ms-lease-duration is -1 or 15 to 60 seconds, not '${header}'.`,
    );
  }
  return seconds * 1000;
}
