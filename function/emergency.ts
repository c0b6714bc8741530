/**
 * An emergency: every key that was made before `since` stops working. It goes around twice, and each round is one that
 * a later run may begin with:
 *
 * 1. The published key is old: replace the idle one, unless a run before this one did, and publish it.
 * 2. The published key is new and the idle one is old: replace that, too.
 *
 * What is new follows from the tags of the vault's version and from the keys themselves (`agesOf`). Therefore the idle
 * key of then is noted before the first round replaces it: a run that dies in between leaves a key that is known to be
 * younger than the note, so the next run publishes it instead of replacing it once more. And the end of the second
 * round is noted, so that the vault's listing alone tells who is done.
 */

import { predecessorsExpiry } from './due.ts';
import { type Outcome, type Publishing, skipped } from './outcome.ts';
import type { Keys, OldVersion, Secret, Slot, Tags } from './ports.ts';
import { disableDead, publishStaged } from './publish.ts';
import { replaceIdle, type Staged } from './replace.ts';
import { permitOf, type Rotation, type Rules } from './rules.ts';
import { other } from './slots.ts';
import { agesOf, type History, historyOf, isNew, notedTags } from './tags.ts';

type Found = {
  readonly secret: Secret;
  /** The vault's clock, before the keys were read. */
  readonly now: number;
  readonly old: readonly OldVersion[] | undefined;
  readonly keys: Keys;
  readonly active: Slot;
  readonly due: number;
};

/** True when the listing of the vault tells that an earlier run of the emergency did everything for this secret. */
export function isAllNew(tags: Tags, rules: Rules): boolean {
  const { madeAfter, other } = historyOf(tags) ?? { other: {} };
  return isNew(tags, madeAfter, rules) && isNew(tags, other.madeAfter, rules);
}

/** One round for a vault whose key works. */
export async function replaceOld(rotation: Rotation, found: Found): Promise<Outcome> {
  const { secret, keys, active } = found;
  // Without one a run cannot be repeated, and this round is all that is new.
  const since = rotation.rules.since ?? Math.floor(found.now / 1000) * 1000;
  const rules = { ...rotation.rules, since };
  // What is made from here on is new, even where two servers of the vault disagree about the time.
  const now = Math.max(found.now, since);
  const idle = other(active);
  const ages = agesOf(secret.tags, secret.value, keys[idle]);

  if (isNew(secret.tags, ages.active, rules)) {
    return isNew(secret.tags, ages.idle, rules)
      ? alreadyReplaced(rotation, found, now, ages.idle)
      : replaceOther(rotation, found, now);
  }
  /** Told to be old, to the next round and the next run: a bound that is too low is true, too. */
  const old = (madeAfter: number | undefined) =>
    madeAfter === undefined ? undefined : Math.min(madeAfter, since - 1000);
  const adopt = keys[idle] !== secret.value && isNew(secret.tags, ages.idle, rules);
  if (!adopt) {
    const noted = await note(rotation, secret, keys[idle], {
      readOn: now,
      other: { madeAfter: old(ages.idle), worksUntil: predecessorsExpiry(secret) },
    });
    if (noted !== 'noted') return skipped(noted);
  }
  const staged: Staged | Outcome = adopt
    ? { kind: 'staged', slot: idle, keys }
    : await replaceIdle(rotation, secret, keys, idle);
  if (staged.kind !== 'staged') return staged;
  return publishStaged(rotation, staged, {
    now,
    existing: secret,
    old: found.old,
    madeAfter: adopt ? ages.idle : now,
    otherMadeAfter: old(ages.active),
    kind: 'rotated',
    cutShort: found.due > found.now ? found.due : undefined,
  });
}

/** Round two: the key that was published before the last one dies. */
async function replaceOther(rotation: Rotation, found: Found, now: number): Promise<Outcome> {
  const { secret, old, keys, active } = found;
  const staged = await replaceIdle(rotation, secret, keys, other(active));
  if (staged.kind !== 'staged') return staged;
  const notDisabled = await disableDead(rotation, old, staged.keys);
  await noteEnd(rotation, secret, staged.keys[staged.slot], now);
  return { ...published(found), kind: 'rotated', otherReplaced: true, notDisabled };
}

/** Both keys are new, but the end was not noted: the run before died, or its answer was lost. */
async function alreadyReplaced(
  rotation: Rotation,
  { secret, old, keys, active }: Found,
  now: number,
  idleMadeAfter: number | undefined,
): Promise<Outcome> {
  await disableDead(rotation, old, keys);
  await noteEnd(rotation, secret, keys[other(active)], now, idleMadeAfter);
  return { kind: 'already-replaced' };
}

function published({ secret, active }: Found) {
  const { version, expiresOn = 0 } = secret;
  return { slot: active, version, expiresOn, gateway: 'not-asked' } as const;
}

/** Nothing depends on it but how much a next run has to look at. */
async function noteEnd(
  rotation: Rotation,
  secret: Secret,
  idleKey: string,
  now: number,
  idle: number | undefined = now,
): Promise<void> {
  const other = { madeAfter: idle };
  await note(rotation, secret, idleKey, { readOn: now, other }).catch(() => undefined);
}

function note(
  rotation: Rotation,
  secret: Secret,
  idleKey: string,
  seen: Omit<History, 'madeAfter'>,
) {
  const { target, ports } = rotation;
  const { version, value, tags } = secret;
  const { madeAfter } = historyOf(tags) ?? {};
  const noted = notedTags(tags, value, idleKey, { madeAfter, ...seen });
  return ports.secrets.retag(target.secretName, version, noted, permitOf(rotation));
}

/** What two rounds did, as one outcome: the second one publishes nothing, so it asks no gateway. */
export function joined(first: Publishing | undefined, second: Publishing): Publishing {
  const gateway = second.gateway === 'not-asked' ? first?.gateway : second.gateway;
  return { ...first, ...second, gateway: gateway ?? 'not-asked' };
}

/** A round that failed after one that published says so: half of the emergency is over. */
export function halfway(first: Publishing | undefined, second: Outcome): Outcome {
  if (first?.kind !== 'rotated') return second;
  const message = 'The new key is published, but the key in the other slot still works.';
  if (second.kind === 'failed') {
    return { ...second, message: `${message} ${second.message}` };
  }
  const reason = second.kind === 'skipped' ? second.reason : second.kind;
  const cause = reason === 'out-of-time' ? 'out-of-time' : 'conflict';
  return {
    kind: 'failed',
    cause,
    message: `${message} It was left alone (${reason}); run it again.`,
  };
}
