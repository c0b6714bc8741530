/** Azure Blob Storage as far as leases go. */
import assert from 'node:assert/strict';

/** One container's blobs with leases of 60 seconds, by the rules of "Lease Blob". */
export function blobService(clock: { readonly time: number }) {
  const blobs = new Map<string, { id: string; until: number; released: boolean }>();
  const requests: string[] = [];
  const answer = (status: number, code?: string) =>
    new Response(null, { status, headers: code === undefined ? {} : { 'x-ms-error-code': code } });

  async function handle(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const url = new URL(String(input));
    const headers = new Headers(init?.headers);
    assert.equal(init?.method, 'PUT');
    assert.equal(headers.get('authorization'), 'Bearer token-of-the-test');
    assert.match(headers.get('x-ms-version') ?? '', /^\d{4}-\d\d-\d\d$/);
    if (!url.pathname.startsWith('/locks/')) return answer(404, 'ContainerNotFound');
    const blob = blobs.get(url.pathname);
    const action = headers.get('x-ms-lease-action');
    requests.push(action ?? 'create');
    if (url.search !== '?comp=lease') {
      assert.equal(headers.get('x-ms-blob-type'), 'BlockBlob');
      if (blob !== undefined) return answer(409, 'BlobAlreadyExists');
      blobs.set(url.pathname, { id: '', until: 0, released: true });
      return answer(201);
    }
    if (blob === undefined) return answer(404, 'BlobNotFound');
    const taken = !blob.released && blob.until > clock.time;
    if (action === 'acquire') {
      assert.equal(headers.get('x-ms-lease-duration'), '60');
      const id = headers.get('x-ms-proposed-lease-id') ?? '';
      if (taken && blob.id !== id) return answer(409, 'LeaseAlreadyPresent');
      Object.assign(blob, { id, until: clock.time + 60_000, released: false });
      return answer(201);
    }
    if (headers.get('x-ms-lease-id') !== blob.id || blob.released) {
      return answer(409, 'LeaseIdMismatchWithLeaseOperation');
    }
    if (action === 'release') blob.released = true;
    else blob.until = clock.time + 60_000;
    return answer(200);
  }
  return { handle, requests };
}
