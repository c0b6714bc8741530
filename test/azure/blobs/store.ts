/** Blobs by the id of their container. */
import { isWithin, keyOf } from '../resource-id.ts';
import type { Lease } from './lease.ts';

export type Blob = {
  readonly name: string;
  readonly content: Uint8Array;
  readonly etag: string;
  /** Milliseconds since the epoch, as is `created`. */
  readonly lastModified: number;
  readonly created: number;
  /** Content-Type and its like, by lower-case header name. */
  readonly headers: Readonly<Record<string, string>>;
  /** By lower-case name, without `x-ms-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly lease: Lease | undefined;
};

/** Committed blobs by name, by the container's key; and what the next ETag follows from. */
export type BlobContent = {
  readonly containers: ReadonlyMap<string, ReadonlyMap<string, Blob>>;
  readonly etags: number;
};

export type BlobStore = {
  content(): BlobContent;
  get(containerId: string, name: string): Blob | undefined;
  put(containerId: string, blob: Blob): void;
  /** A new ETag, quoted as in the header. */
  newEtag(): string;
  remove(containerId: string, name: string): void;
  /** Ordered by name. */
  list(containerId: string): readonly Blob[];
  /** Forgets every container that is `id` or below it. */
  forget(id: string): void;
  /** Blocks that were sent and not committed yet, by block id. */
  blocks(containerId: string, name: string): Map<string, Uint8Array>;
};

export function createBlobStore(
  content: BlobContent = { containers: new Map(), etags: 0 },
): BlobStore {
  let { etags } = content;
  const containers = new Map(
    [...content.containers].map(([key, blobs]) => [key, new Map(blobs)] as const),
  );
  const uncommitted = new Map<string, Map<string, Uint8Array>>();
  const container = (id: string): Map<string, Blob> => {
    const blobs = containers.get(keyOf(id)) ?? new Map<string, Blob>();
    containers.set(keyOf(id), blobs);
    return blobs;
  };
  return {
    content: () => ({ containers, etags }),
    newEtag: () => {
      etags += 1;
      return `"0x8D${etags.toString(16).toUpperCase().padStart(13, '0')}"`;
    },
    get: (id, name) => container(id).get(name),
    put: (id, blob) => {
      container(id).set(blob.name, blob);
      uncommitted.delete(`${keyOf(id)}\n${blob.name}`);
    },
    remove: (id, name) => {
      container(id).delete(name);
    },
    list: (id) => [...container(id).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    forget: (id) => {
      for (const key of [...containers.keys()]) if (isWithin(key, id)) containers.delete(key);
    },
    blocks: (id, name) => {
      const key = `${keyOf(id)}\n${name}`;
      const blocks = uncommitted.get(key) ?? new Map<string, Uint8Array>();
      uncommitted.set(key, blocks);
      return blocks;
    },
  };
}
