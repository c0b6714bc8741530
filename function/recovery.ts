/** What is done about a vault whose current key does not work any more. */

import { type Outcome, skipped } from './outcome.ts';
import type { Keys, Secret, Slot } from './ports.ts';
import { disableDead, publish } from './publish.ts';
import type { Rotation } from './rules.ts';
import { other, slotOf } from './slots.ts';
import { heldAtPublication, historyOf, madeSincePublication, type RecoveryReason } from './tags.ts';

/**
 * The vault's current key is in neither slot: somebody else changed the keys (the portal, a restore, a tool that
 * writes old keys back). Consumers are refused now, so this destroys nothing and waits for nothing: it looks once
 * more, at both sides, to rule out a stale answer and another run, and publishes the key that was changed last.
 */
export async function recover(rotation: Rotation, seen: Secret): Promise<Outcome> {
  const { target, ports } = rotation;
  const reading = await ports.secrets.get(target.secretName);
  if (reading.kind !== 'found' || reading.secret.version !== seen.version) {
    return skipped('superseded');
  }
  const { secret, now } = reading;
  const keys = await ports.keys.read(target.subscription);
  if (keys === undefined) return skipped('subscription-missing');
  if (slotOf(keys, secret.value) !== undefined) return skipped('superseded');

  const { slot, reason } = changedSlot(keys, secret);
  const survivor = reason === 'published-key-replaced' ? historyOf(secret.tags) : undefined;
  const published = await publish(
    rotation,
    { kind: 'staged', slot, keys },
    {
      now,
      existing: secret,
      recovered: reason,
      // The published key was replaced since both were read; the other one is still what it was, with its promise.
      madeAfter: survivor?.readOn,
      otherMadeAfter: survivor?.other.madeAfter,
      otherWorksUntil: survivor?.other.worksUntil,
    },
  );
  if (typeof published === 'string') return skipped(published);
  // Afterwards, unlike in a rotation: a disabled newest version would stop the next run after a crash in between.
  const notDisabled = await disableDead(rotation, [secret], keys);
  return { kind: 'recovered', reason, ...published, notDisabled };
}

/** The slot whose key is not the one that was beside the lost key at its publication; the primary in doubt. */
function changedSlot(keys: Keys, lost: Secret): { slot: Slot; reason: RecoveryReason } {
  for (const slot of ['primary', 'secondary'] as const) {
    if (heldAtPublication(lost.tags, keys[slot])) {
      return { slot: other(slot), reason: 'published-key-replaced' };
    }
  }
  const known = madeSincePublication(lost.tags, keys.primary);
  return { slot: 'primary', reason: known ? 'both-keys-replaced' : 'unknown' };
}
