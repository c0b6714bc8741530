/**
 * What the rotation writes beside a key: the tags of a secret version. They explain a version to a person and let
 * the next run recognise a key that was made but never published. They are evidence, not state: which slot is
 * active always follows from the key itself.
 */

import { createHash } from 'node:crypto';
import { property } from './errors.ts';
import type { Origin } from './origin.ts';
import type { Slot, Tags } from './ports.ts';
import type { Rules } from './rules.ts';

/** The value of the `managed-by` tag of every secret that the rotation may write. */
export const MANAGER = 'apim-openai-load-balancer';

/** Key Vault stores no more tags on one secret (about-secrets, "Secret tags"). */
const MOST_TAGS = 15;

const TAG = {
  managedBy: 'managed-by',
  service: 'apim-service',
  subscription: 'apim-subscription',
  slot: 'slot',
  otherFingerprint: 'other-slot-fingerprint',
  previousVersion: 'previous-version',
  rotatedBy: 'rotated-by',
  runId: 'run-id',
  history: 'key-history',
  recovered: 'recovered',
  principal: 'run-principal',
  commit: 'run-commit',
  reason: 'run-reason',
} as const;

/** The report says these, too; they make room for tags of somebody else. */
const OPTIONAL_TAGS: readonly string[] = [TAG.recovered, TAG.principal, TAG.commit, TAG.reason];

const OWN_TAGS: ReadonlySet<string> = new Set(Object.values(TAG));

/**
 * How old the two keys can be, by the vault's clock: what lets an emergency be continued, and a promise be kept after
 * the settings changed. Milliseconds; undefined where nothing is known.
 */
export type History = {
  /** The version's own key was made then at the earliest. */
  readonly madeAfter?: number | undefined;
  /** Both keys were read after that: a key that is there now and was not then is younger. */
  readonly readOn: number;
  /** The key in the other slot, and until when it was promised to work. */
  readonly other: {
    readonly madeAfter?: number | undefined;
    readonly worksUntil?: number | undefined;
  };
};

/** Why the vault's value was in neither slot, as far as the fingerprint tells. */
export const RECOVERY_REASONS = [
  'published-key-replaced',
  'both-keys-replaced',
  'unknown',
] as const;
export type RecoveryReason = (typeof RECOVERY_REASONS)[number];

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
  readonly origin: Origin | undefined;
  readonly recovered: RecoveryReason | undefined;
  readonly history: History;
};

/** The tags of a new version with the value `key`: `existing` ones of others kept, ours written anew. */
export function versionTags(existing: Tags, key: string, record: VersionRecord): Tags {
  const foreign = foreignTags(existing);
  const own = defined({
    [TAG.managedBy]: MANAGER,
    [TAG.service]: record.service,
    [TAG.subscription]: record.subscription,
    [TAG.slot]: record.slot,
    [TAG.otherFingerprint]: fingerprint(record.otherKey),
    [TAG.previousVersion]: record.previousVersion,
    [TAG.rotatedBy]: record.rotatedBy,
    [TAG.runId]: record.runId,
    [TAG.history]: historyTag(key, record.history),
  });
  const optional = defined({
    [TAG.recovered]: record.recovered,
    [TAG.principal]: record.origin?.principal,
    [TAG.commit]: record.origin?.commit,
    [TAG.reason]: record.origin?.reason,
  });
  const room = MOST_TAGS - Object.keys(foreign).length - Object.keys(own).length;
  const kept = Object.entries(optional).slice(0, Math.max(0, room));
  return { ...foreign, ...own, ...Object.fromEntries(kept) };
}

/** The tags of a version with the value `key` after another look at both keys. */
export function notedTags(tags: Tags, key: string, otherKey: string, history: History): Tags {
  const { [TAG.otherFingerprint]: _, ...others } = tags;
  const noted = {
    [TAG.otherFingerprint]: fingerprint(otherKey),
    [TAG.history]: historyTag(key, history),
  };
  return { ...others, ...defined(noted) };
}

function defined(tags: Readonly<Record<string, string | undefined>>): Tags {
  const known: Record<string, string> = {};
  for (const [name, value] of Object.entries(tags)) if (value !== undefined) known[name] = value;
  return known;
}

function historyTag(key: string, { madeAfter, readOn, other }: History): string {
  return JSON.stringify({
    key: fingerprint(key),
    madeAfter: toDate(madeAfter),
    readOn: toDate(readOn),
    other: { madeAfter: toDate(other.madeAfter), worksUntil: toDate(other.worksUntil) },
  });
}

/** Whole seconds: as exact as the vault's own dates, and a third shorter. */
function toDate(time: number | undefined): string | undefined {
  return time === undefined ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/**
 * What is noted about the keys of a version, undefined where nothing is. What somebody else wrote there counts as
 * nothing.
 */
export function historyOf(tags: Tags): (History & { readonly key: unknown }) | undefined {
  let noted: unknown;
  try {
    noted = JSON.parse(tags[TAG.history] ?? '');
  } catch {
    return undefined;
  }
  const time = (from: unknown, name: string) => {
    const text = property(from, name);
    const date = typeof text === 'string' ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : date;
  };
  const other = property(noted, 'other');
  const readOn = time(noted, 'readOn');
  if (readOn === undefined) return undefined;
  return {
    key: property(noted, 'key'),
    madeAfter: time(noted, 'madeAfter'),
    readOn,
    other: { madeAfter: time(other, 'madeAfter'), worksUntil: time(other, 'worksUntil') },
  };
}

/** As far as the dates of one vault may be apart, in milliseconds: whole seconds, and servers with clocks of their own. */
export const CLOCK_DIFFERENCE = 2_000;

/**
 * True when a key that was made at `madeAfter` or later was made since the rules' `since`. Within that very second only
 * its own run's keys are new, unless the run repeats one that began then.
 *
 * @param tags of the version that tells it
 */
export function isNew(
  tags: Tags,
  madeAfter: number | undefined,
  { since, repeats, runId }: Pick<Rules, 'since' | 'repeats' | 'runId'>,
): boolean {
  if (since === undefined || madeAfter === undefined) return false;
  return madeAfter > since || (madeAfter === since && (repeats || tags[TAG.runId] === runId));
}

/** True when the version was published by a run that began its work on it since the rules' `since`. */
export function isPublishedSince(
  { tags, createdOn }: { readonly tags: Tags; readonly createdOn: number },
  rules: Rules,
): boolean {
  // The note of an emergency that died is younger than its version.
  const noted = createdOn < (rules.since ?? 0) - CLOCK_DIFFERENCE;
  return !noted && isNew(tags, historyOf(tags)?.readOn, rules);
}

/**
 * When the two keys were made at the earliest, as far as the tags know.
 *
 * @param value the version's
 * @param idleKey what is in the other slot now
 */
export function agesOf(
  tags: Tags,
  value: string,
  idleKey: string,
): { readonly active: number | undefined; readonly idle: number | undefined } {
  const history = historyOf(tags);
  // Tags that were copied to another value say nothing about it.
  const own = history?.key === fingerprint(value);
  if (history === undefined || !own) return { active: undefined, idle: undefined };
  const active = history.madeAfter;
  if (heldAtPublication(tags, idleKey)) return { active, idle: history.other.madeAfter };
  return { active, idle: madeSincePublication(tags, idleKey) ? history.readOn : undefined };
}

/** The run that published a version, as its tags say; undefined: it was none of ours. */
export function runOf(tags: Tags): PublishingRun | undefined {
  const runId = tags[TAG.runId];
  if (!isOurs(tags) || runId === undefined) return undefined;
  return {
    runId,
    trigger: tags[TAG.rotatedBy],
    principal: tags[TAG.principal],
    commit: tags[TAG.commit],
    reason: tags[TAG.reason],
  };
}

export type PublishingRun = Origin & {
  readonly runId: string;
  readonly trigger: string | undefined;
};

function foreignTags(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !OWN_TAGS.has(name)));
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
  if (!isOurs(tags)) return 'not-managed';
  const named = tags[TAG.service] ?? service;
  if (named.toLowerCase() !== service.toLowerCase()) return 'of-another-subscription';
  const owner = tags[TAG.subscription] ?? subscription;
  if (owner.toLowerCase() !== subscription.toLowerCase()) return 'of-another-subscription';
  const needed = OWN_TAGS.size - OPTIONAL_TAGS.length;
  if (Object.keys(foreignTags(tags)).length + needed > MOST_TAGS) return 'too-many-tags';
  return undefined;
}

export function isOurs(tags: Tags | undefined): boolean {
  return tags?.[TAG.managedBy] === MANAGER;
}

/** True when the tags know the other slot's key of then, and `key` is a different one: it was made since. */
export function madeSincePublication(tags: Tags, key: string): boolean {
  const then = tags[TAG.otherFingerprint];
  const now = fingerprint(key);
  // A key that was too short for a fingerprint then and is not now is another one.
  if (then === undefined) return now !== undefined && historyOf(tags) !== undefined;
  return then !== now;
}

/** True when the tags know the other slot's key of then, and it is `key`. */
export function heldAtPublication(tags: Tags, key: string): boolean {
  return (
    tags[TAG.otherFingerprint] !== undefined && tags[TAG.otherFingerprint] === fingerprint(key)
  );
}

/**
 * 48 bits of SHA-256. Tags are readable with the permission to list, so a key that could be guessed gets none:
 * fewer than 32 characters means that a person chose it.
 */
export function fingerprint(key: string): string | undefined {
  return key.length < 32 ? undefined : createHash('sha256').update(key).digest('hex').slice(0, 12);
}
