/** The two XML documents that the blob service writes. */
import { isActive, leaseState } from './lease.ts';
import type { Blob } from './store.ts';

export function blobErrorText(code: string, message: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>`;
}

type Listing = {
  readonly containerName: string;
  readonly prefix: string;
  readonly blobs: readonly Blob[];
  readonly nextMarker: string | undefined;
  readonly withMetadata: boolean;
  /** Milliseconds since the epoch: leases expire. */
  readonly now: number;
};

export function listText(listing: Listing): string {
  const { containerName, prefix, blobs, nextMarker, withMetadata, now } = listing;
  const items = blobs.map((blob) => {
    const metadata = Object.entries(blob.metadata)
      .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
      .join('');
    return `<Blob><Name>${escapeXml(blob.name)}</Name><Properties><Creation-Time>${new Date(blob.created).toUTCString()}</Creation-Time><Last-Modified>${new Date(blob.lastModified).toUTCString()}</Last-Modified><Etag>${escapeXml(blob.etag.replaceAll('"', ''))}</Etag><Content-Length>${blob.content.length}</Content-Length><Content-Type>${escapeXml(blob.headers['content-type'] ?? '')}</Content-Type><BlobType>BlockBlob</BlobType><LeaseStatus>${isActive(blob.lease, now) ? 'locked' : 'unlocked'}</LeaseStatus><LeaseState>${leaseState(blob.lease, now)}</LeaseState></Properties>${withMetadata ? `<Metadata>${metadata}</Metadata>` : ''}</Blob>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ContainerName="${escapeXml(containerName)}"><Prefix>${escapeXml(prefix)}</Prefix><Blobs>${items.join('')}</Blobs><NextMarker>${escapeXml(nextMarker ?? '')}</NextMarker></EnumerationResults>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
