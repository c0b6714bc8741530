/** What every plane of the local Azure shares: the documents, who exists, who may do what, time and chance. */
import type { Access } from './access/access.ts';
import type { RateLimits } from './arm/rate-limits.ts';
import type { Registrations } from './arm/registrations.ts';
import type { BlobStore } from './blobs/store.ts';
import type { Directory } from './directory/directory.ts';
import type { Tokens } from './directory/tokens.ts';
import type { Operations } from './operations.ts';
import type { Store } from './store.ts';
import type { VaultSecrets } from './vault/store.ts';

/** One way to talk to the local Azure. Throws `AzureError` for a refusal; the edge writes it in the plane's shape. */
export type Plane = (request: Request) => Promise<Response>;

/** @returns whether the app has such a function; its run goes on by itself */
export type RunFunction = (siteId: string, name: string) => Promise<boolean>;

export type Quotas = {
  /** In one region of one subscription; learn.microsoft.com/azure/storage/common/scalability-targets-standard-account */
  storageAccounts: number;
  /** Tiers of API Management that no subscription gets, by region. */
  readonly withheldTiers: Map<string, readonly string[]>;
};

export type Azure = {
  readonly tenantId: string;
  /** The subscription that Terraform works in. */
  readonly subscriptionId: string;
  readonly now: () => number;
  readonly newGuid: () => string;
  readonly store: Store;
  /** Services and vaults that were deleted and not purged. */
  readonly softDeleted: Store;
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly access: Access;
  readonly operations: Operations;
  readonly rateLimits: RateLimits;
  readonly registrations: Registrations;
  /** What an Azure Policy adds to every resource that is written and lacks it. */
  readonly policyTags: Map<string, string>;
  /** What the subscriptions may have; tests take from it. */
  readonly quotas: Quotas;
  /** The secrets of a vault by its lower-case name; they outlive the vault's soft deletion. */
  readonly vaults: Map<string, VaultSecrets>;
  readonly blobs: BlobStore;
  /** What was deployed to a site, by its lower-case id: the zip file. */
  readonly packages: Map<string, Uint8Array>;
  /** The key of a function app's administration, by the site's lower-case id. */
  readonly masterKeys: Map<string, string>;
  /** Runs a function of a site's package, as its host does. Undefined: nothing runs apps here. */
  readonly runFunction: RunFunction | undefined;
};
