/**
 * What the rotation needs from the world, as types only. The engine (rotation.ts) talks to these ports and to
 * nothing else; apim.ts, vault.ts, lease.ts and gateway.ts implement them over Azure.
 *
 * A condition that the engine decides upon ("no such subscription") is a value; everything else is thrown as a
 * `RemoteError`. Times are milliseconds since 1970-01-01 UTC.
 */

/** APIM keeps two keys per subscription; the gateway accepts both at any time. */
export type Slot = 'primary' | 'secondary';

/** Both keys of a subscription and the version of the entity they were read from. Secret. */
export type Keys = { readonly primary: string; readonly secondary: string; readonly etag: string };

/** One subscription as APIM lists it: never with keys. */
export type Subscription = {
  readonly id: string;
  /** `active`, `suspended`, `cancelled`, `expired`, `rejected` or `submitted`. */
  readonly state: string;
  /** True for a subscription to the whole service, such as the built-in `master`. */
  readonly wholeService: boolean;
};

/** What forbids a change right now: the run's time is up, or its lease would not outlive the request. */
export type Obstacle = 'out-of-time' | 'lease-lost';

/**
 * Asked by a port immediately before each sending of a change, after any wait for its turn or for a `Retry-After`;
 * nothing is sent when there is an obstacle. A permission from before the wait would be worth nothing.
 */
export type Permit = () => Promise<Obstacle | undefined>;

/** The keys of the subscriptions of one API Management service. */
export type SubscriptionKeys = {
  readonly list: () => Promise<readonly Subscription[]>;
  /** Both keys; `undefined` when the subscription does not exist. */
  readonly read: (subscription: string) => Promise<Keys | undefined>;
  /** Lets APIM make a new key, which is not returned. Must not be sent again unless it was surely not carried out. */
  readonly regenerate: (
    subscription: string,
    slot: Slot,
    permit: Permit,
  ) => Promise<'regenerated' | 'missing' | Obstacle>;
  /** Sets a key of our own if the entity still has `etag`; `changed` when it has not (HTTP 412). */
  readonly replace: (
    subscription: string,
    slot: Slot,
    key: string,
    etag: string,
    permit: Permit,
  ) => Promise<'replaced' | 'changed' | 'missing' | Obstacle>;
};

export type Tags = Readonly<Record<string, string>>;

/** The newest version of a secret without its value, as the vault lists it. */
export type SecretProperties = {
  readonly name: string;
  readonly enabled: boolean;
  readonly createdOn: number;
  /** Until when the key was promised to work, or what somebody set instead; undefined: nothing is set. */
  readonly expiresOn?: number | undefined;
  readonly tags: Tags;
};

/** The newest version of a secret with its value. */
export type Secret = Omit<SecretProperties, 'name' | 'enabled'> & {
  readonly value: string;
  readonly version: string;
};

/** `now` is the vault's clock, so that a wrong clock of the caller cannot make a key look due. */
export type SecretReading =
  | { readonly kind: 'found'; readonly secret: Secret; readonly now: number }
  | { readonly kind: 'absent'; readonly now: number }
  /** The newest version is disabled; Key Vault does not fall back to an older one. */
  | { readonly kind: 'disabled'; readonly now: number };

export type SecretAttributes = {
  readonly tags: Tags;
  readonly contentType: string;
  readonly expiresOn: number;
};

/** A version that is not the newest, and never will be again. */
export type OldVersion = Pick<Secret, 'version' | 'value'>;

/** One Key Vault. It has no conditional write: two writers make two versions, the later one is current. */
export type SecretStore = {
  /** Every secret's newest version without values, 25 per request. */
  readonly list: () => Promise<{ readonly secrets: readonly SecretProperties[]; now: number }>;
  readonly get: (name: string) => Promise<SecretReading>;
  /** Writes a new version. `deleted`: the name is soft-deleted and must be recovered or purged by a person. */
  readonly set: (
    name: string,
    value: string,
    attributes: SecretAttributes,
    permit: Permit,
  ) => Promise<{ readonly version: string } | 'deleted' | Obstacle>;
  /** Replaces the tags of a version; its value stays. */
  readonly retag: (
    name: string,
    version: string,
    tags: Tags,
    permit: Permit,
  ) => Promise<'noted' | Obstacle>;
  /** Our versions that can be read and were succeeded by others, with their values. */
  readonly succeeded: (name: string) => Promise<readonly OldVersion[]>;
  readonly disable: (name: string, version: string) => Promise<void>;
};

/** The right to mutate the keys of one API Management service, held by at most one run. */
export type Lease = {
  /** True when the lease is held for at least `milliseconds` more, renewing it if needed; false: it is lost. */
  readonly holdsFor: (milliseconds: number) => Promise<boolean>;
  readonly release: () => Promise<void>;
};

/** Remembers one subscription id from one run to the next. */
export type Bookmark = {
  readonly read: () => Promise<string | undefined>;
  readonly write: (subscription: string | undefined) => Promise<void>;
};

/** Where a lease comes from. `undefined`: another run holds it. */
export type LeaseSource = { readonly acquire: () => Promise<Lease | undefined> };

/**
 * - `accepted`: the gateway answered a request with the key, and refused a made-up key.
 * - `refused`: it still refused the key when the time for asking ran out.
 * - `unreachable`: it gave no answer to go by in that time.
 * - `unverifiable`: it lets made-up keys pass (an open product), or its answer is about something else.
 */
export type GatewayVerdict = 'accepted' | 'refused' | 'unreachable' | 'unverifiable';

/** Asks the gateway whether a key works there already; new keys may take seconds to minutes to arrive. */
export type GatewayCheck = {
  /** `beforePause` is called before each wait, so that the caller can keep its lease over a long one. */
  readonly accepts: (key: string, beforePause: () => Promise<unknown>) => Promise<GatewayVerdict>;
};
