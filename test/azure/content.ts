/** All that a local Azure keeps, as bytes: another one goes on with it, as if the machine had slept in between. */
import { deserialize, serialize } from 'node:v8';
import type { Azure } from './azure.ts';
import { type BlobContent, createBlobStore } from './blobs/store.ts';
import { createStore, type StoreContent } from './store.ts';

type Kept = Pick<
  Azure,
  'store' | 'softDeleted' | 'blobs' | 'vaults' | 'packages' | 'masterKeys' | 'policyTags'
>;

type Content = Omit<Kept, 'store' | 'softDeleted' | 'blobs'> & {
  readonly store: StoreContent;
  readonly softDeleted: StoreContent;
  readonly blobs: BlobContent;
};

/** Accounts forget what they were told, and no operation goes on: neither outlives the process. */
export function saveContent(azure: Azure): Uint8Array {
  const { vaults, packages, masterKeys, policyTags } = azure;
  const content: Content = {
    ...{ vaults, packages, masterKeys, policyTags },
    store: azure.store.content(),
    softDeleted: azure.softDeleted.content(),
    blobs: azure.blobs.content(),
  };
  return serialize(content);
}

/** @param saved what `saveContent` made; undefined: nothing is there yet */
export function openContent(saved: Uint8Array | undefined): Kept {
  const content: Partial<Content> = saved === undefined ? {} : deserialize(saved);
  return {
    store: createStore(content.store),
    softDeleted: createStore(content.softDeleted),
    blobs: createBlobStore(content.blobs),
    vaults: content.vaults ?? new Map(),
    packages: content.packages ?? new Map(),
    masterKeys: content.masterKeys ?? new Map(),
    policyTags: content.policyTags ?? new Map(),
  };
}
