/**
 * What the rotation writes beside a key: the tags of a secret version. They explain a version to a person and let
 * the next run recognise a key that was made but never published. They are evidence, not state: which slot is
 * active always follows from the key itself.
 */

import { createHash } from 'node:crypto';
import type { SecretProperties, Slot, Tags } from './ports.ts';

/** The value of the `managed-by` tag of every secret that the rotation may write. */
export const manager = 'apim-openai-load-balancer';

/** Key Vault stores no more tags on one secret (about-secrets, "Secret tags"). */
const mostTags = 15;

const tag = {
  managedBy: 'managed-by',
  service: 'apim-service',
  subscription: 'apim-subscription',
  slot: 'slot',
  otherFingerprint: 'other-slot-fingerprint',
  previousVersion: 'previous-version',
  rotatedBy: 'rotated-by',
  runId: 'run-id',
  recovered: 'recovered',
} as const;

const ownTags: ReadonlySet<string> = new Set(Object.values(tag));

/** Why the vault's value was in neither slot, as far as the fingerprint tells. */
export type RecoveryReason = 'published-key-replaced' | 'both-keys-replaced' | 'unknown';

export type VersionRecord = {
  /** ARM id of the API Management service. */
  readonly service: string;
  readonly subscription: string;
  readonly slot: Slot;
  /** The key in the other slot when this version was published. */
  readonly otherKey: string;
  /** The vault's version that holds the key which stays valid beside this one. */
  readonly previousVersion: string | undefined;
  readonly rotatedBy: string;
  readonly runId: string;
  readonly recovered: RecoveryReason | undefined;
};

/** The tags of a new version: `existing` ones of others kept, ours written anew. */
export function versionTags(existing: Tags, record: VersionRecord): Tags {
  const own: Record<string, string | undefined> = {
    [tag.managedBy]: manager,
    [tag.service]: record.service,
    [tag.subscription]: record.subscription,
    [tag.slot]: record.slot,
    [tag.otherFingerprint]: fingerprint(record.otherKey),
    [tag.previousVersion]: record.previousVersion,
    [tag.rotatedBy]: record.rotatedBy,
    [tag.runId]: record.runId,
    [tag.recovered]: record.recovered,
  };
  const tags: Record<string, string> = { ...foreignTags(existing) };
  for (const [name, value] of Object.entries(own)) if (value !== undefined) tags[name] = value;
  return tags;
}

function foreignTags(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !ownTags.has(name)));
}

/** Why a secret must not be written. */
export type Objection = 'not-managed' | 'of-another-subscription' | 'too-many-tags';

/**
 * The ownership guard, to be asked before anything is changed: a secret is ours only when its tags say so, and of
 * this subscription only when no other one is named. To hand a secret over, a person sets its `managed-by` tag.
 */
export function objectionTo(
  tags: Tags,
  service: string,
  subscription: string,
): Objection | undefined {
  if (tags[tag.managedBy] !== manager) return 'not-managed';
  const named = tags[tag.service] ?? service;
  if (named.toLowerCase() !== service.toLowerCase()) return 'of-another-subscription';
  if ((tags[tag.subscription] ?? subscription) !== subscription) return 'of-another-subscription';
  if (Object.keys(foreignTags(tags)).length + ownTags.size > mostTags) return 'too-many-tags';
  return undefined;
}

export function previousVersion(tags: Tags): string | undefined {
  return tags[tag.previousVersion];
}

/** True when the tags know the other slot's key of then, and `key` is a different one: it was made since. */
export function madeSincePublication(tags: Tags, key: string): boolean {
  const then = tags[tag.otherFingerprint];
  return then !== undefined && then !== fingerprint(key);
}

/** True when the tags know the other slot's key of then, and it is `key`. */
export function heldAtPublication(tags: Tags, key: string): boolean {
  return (
    tags[tag.otherFingerprint] !== undefined && tags[tag.otherFingerprint] === fingerprint(key)
  );
}

/**
 * 48 bits of SHA-256. Tags are readable with the permission to list, so a key that could be guessed gets none:
 * fewer than 32 characters means that a person chose it.
 */
export function fingerprint(key: string): string | undefined {
  return key.length < 32 ? undefined : createHash('sha256').update(key).digest('hex').slice(0, 12);
}

/** When a version is due for its successor: a full interval after the vault says it was created. */
export function dueOn(secret: Pick<SecretProperties, 'createdOn'>, interval: number): number {
  return secret.createdOn + interval;
}
