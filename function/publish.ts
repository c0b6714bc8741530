/** From a key that works to the vault's current version: the gateway is asked, dead versions are disabled, one is written. */

import { expiryOf } from './due.ts';
import { RemoteError } from './errors.ts';
import {
  type Outcome,
  type Published,
  type Publishing,
  type SkipReason,
  skipped,
} from './outcome.ts';
import type { Keys, OldVersion, Secret } from './ports.ts';
import type { Staged } from './replace.ts';
import { permitOf, type Rotation } from './rules.ts';
import { other } from './slots.ts';
import { type RecoveryReason, versionTags } from './tags.ts';

const CONTENT_TYPE = 'text/plain; charset=utf-8';

export type Publication = {
  /** The vault's clock, before the keys were read. */
  readonly now: number;
  readonly existing?: Secret;
  readonly recovered?: RecoveryReason;
  /** When the published key was made at the earliest, and the one in the other slot; undefined: nobody knows. */
  readonly madeAfter?: number | undefined;
  readonly otherMadeAfter?: number | undefined;
  /** Until when the key in the other slot was promised to work; undefined: it never was. */
  readonly otherWorksUntil?: number | undefined;
};

/** Steps 7 to 9 of a rotation. */
export async function publishStaged(
  rotation: Rotation,
  staged: Staged,
  publication: Publication &
    Pick<Publishing, 'cutShort'> & {
      readonly kind: 'rotated' | 'adopted';
      readonly existing: Secret;
      readonly old: readonly OldVersion[] | undefined;
    },
): Promise<Outcome> {
  const { kind, cutShort, existing } = publication;
  const gateway = await askGateway(rotation, staged.keys[staged.slot]);
  const notDisabled = await disableDead(rotation, publication.old, staged.keys);
  const published = await publish(rotation, staged, {
    otherWorksUntil: existing.expiresOn,
    ...publication,
  });
  if (typeof published === 'string') return skipped(published);
  return { kind, ...published, gateway, notDisabled, cutShort };
}

async function askGateway({ ports, rules }: Rotation, key: string): Promise<Published['gateway']> {
  if (ports.gateway === undefined) return 'not-asked';
  const verdict = await ports.gateway.accepts(
    key,
    async () => await ports.lease?.holdsFor(rules.requestTimeout),
  );
  const pending = 'nothing was published, the next run asks again.';
  if (verdict === 'refused') {
    throw new RemoteError(
      'gateway-refused',
      `The gateway does not accept the new key yet; ${pending}`,
    );
  }
  if (verdict === 'unreachable') {
    throw new RemoteError(
      'unavailable',
      `The gateway could not be asked about the new key; ${pending}`,
    );
  }
  return verdict;
}

/** The versions that a rotation may have to disable; undefined: they cannot be told. */
export async function oldVersions({
  ports,
  target,
}: Rotation): Promise<readonly OldVersion[] | undefined> {
  return ports.secrets.succeeded(target.secretName).catch(() => undefined);
}

/**
 * Disables those whose key is in neither slot. A failure is noted and stops nothing: such a key does not work anyway,
 * and the next rotation tries again.
 *
 * @param old as they were before `keys` were read: a key of then that is not there any more is dead for good, however
 *   long this run has been waiting since
 * @returns the versions that could not be looked at or disabled, undefined for none
 */
export async function disableDead(
  { ports, target }: Rotation,
  old: readonly OldVersion[] | undefined,
  keys: Keys,
): Promise<string | undefined> {
  if (old === undefined) return 'unknown';
  const left: string[] = [];
  for (const { version, value } of old) {
    if (value === keys.primary || value === keys.secondary) continue;
    await ports.secrets.disable(target.secretName, version).catch(() => left.push(version));
  }
  return left.length === 0 ? undefined : left.join(', ');
}

/** Step 9 of a rotation. */
export async function publish(
  rotation: Rotation,
  { slot, keys }: Staged,
  publication: Publication,
): Promise<Published | SkipReason> {
  const { target, ports, rules } = rotation;
  const { now, existing } = publication;
  const expiresOn = expiryOf(target.secretName, now, rules);
  const value = keys[slot];
  const tags = versionTags(existing?.tags ?? {}, value, {
    service: rules.service,
    subscription: target.subscription,
    slot,
    otherKey: keys[other(slot)],
    previousVersion: existing?.version,
    rotatedBy: rules.trigger,
    runId: rules.runId,
    origin: rules.origin,
    recovered: publication.recovered,
    history: {
      madeAfter: publication.madeAfter,
      // What is published now counts as new, even where two servers of the vault disagree about the time.
      readOn: Math.max(now, rules.since ?? now),
      other: {
        madeAfter: publication.otherMadeAfter,
        worksUntil: publication.otherWorksUntil,
      },
    },
  });
  const attributes = { tags, contentType: CONTENT_TYPE, expiresOn };
  const result = await ports.secrets.set(target.secretName, value, attributes, permitOf(rotation));
  if (typeof result === 'string') return result === 'deleted' ? 'secret-deleted' : result;
  return { slot, version: result.version, expiresOn, gateway: 'not-asked' };
}
