/** The documents that Azure Resource Manager holds, by id. */
import type { JsonObject } from './json.ts';
import { isWithin, keyOf } from './resource-id.ts';

export type Resource = {
  /** As first written; Azure keeps that spelling. */
  readonly id: string;
  readonly name: string;
  /** As the resource provider spells it. */
  readonly type: string;
  /** Id of what it stands below. */
  readonly parent: string;
  /** Everything a GET shows but id, name and type. */
  readonly body: JsonObject;
  /** What only an action such as `listSecrets` answers with. */
  readonly secrets: JsonObject;
  /** Changes with every write; quoted, as in the header. */
  readonly etag: string;
};

/** All resources, and what the next ETag follows from. */
export type StoreContent = { readonly resources: readonly Resource[]; readonly version: number };

export type Store = {
  content(): StoreContent;
  get(id: string): Resource | undefined;
  /** Writes and gives the resource a new ETag. */
  put(resource: Omit<Resource, 'etag'>): Resource;
  /** Removes the resource and everything below it; returns what was removed, deepest first. */
  remove(id: string): readonly Resource[];
  children(parent: string, type: string): readonly Resource[];
  ofType(type: string): readonly Resource[];
  all(): readonly Resource[];
  /** Calls back after every write and removal with the id. */
  onChange(listener: (id: string) => void): void;
};

export function createStore(content: StoreContent = { resources: [], version: 0 }): Store {
  const resources = new Map(content.resources.map((resource) => [keyOf(resource.id), resource]));
  const listeners: ((id: string) => void)[] = [];
  let { version } = content;
  const changed = (id: string): void => {
    for (const listener of listeners) listener(id);
  };
  const sameType = (left: string, right: string): boolean =>
    left.length === right.length && left.toLowerCase() === right.toLowerCase();
  return {
    content: () => ({ resources: [...resources.values()], version }),
    get: (id) => resources.get(keyOf(id)),
    put(resource) {
      version += 1;
      const written = { ...resource, etag: etagOf(version) };
      resources.set(keyOf(resource.id), written);
      changed(resource.id);
      return written;
    },
    remove(id) {
      const removed = [...resources.values()]
        .filter((resource) => isWithin(resource.id, id))
        .sort((left, right) => right.id.length - left.id.length);
      for (const resource of removed) resources.delete(keyOf(resource.id));
      for (const resource of removed) changed(resource.id);
      return removed;
    },
    children: (parent, type) =>
      [...resources.values()].filter(
        (resource) => sameType(resource.type, type) && keyOf(resource.parent) === keyOf(parent),
      ),
    ofType: (type) => [...resources.values()].filter((resource) => sameType(resource.type, type)),
    all: () => [...resources.values()],
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}

/** API Management's ETags are a counter of eight bytes in base64. */
function etagOf(version: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(version));
  return `"${bytes.toString('base64')}"`;
}
