/** How the idle key is replaced, by either discipline. */

import { RemoteError } from './errors.ts';
import { type Outcome, skipped } from './outcome.ts';
import type { Keys, Secret, Slot } from './ports.ts';
import { recover } from './recovery.ts';
import { permitOf, type Rotation } from './rules.ts';
import { other } from './slots.ts';

/** A key that works in APIM and is not published yet. */
export type Staged = { readonly kind: 'staged'; readonly slot: Slot; readonly keys: Keys };

/** Replaces the idle key by the discipline of the rules; `before` are the keys that the decision rests on. */
export function replaceIdle(
  rotation: Rotation,
  secret: Secret,
  before: Keys,
  idle: Slot,
): Promise<Staged | Outcome> {
  return rotation.rules.discipline === 'regenerate'
    ? regenerateIdle(rotation, secret, before, idle)
    : setIdle(rotation, before, idle);
}

/**
 * Lets APIM make the idle key and reads it back. The answer is not trusted either way: an error may hide an effect
 * (the answer was lost), so only a key that did not change is a failure.
 */
async function regenerateIdle(
  rotation: Rotation,
  secret: Secret,
  before: Keys,
  idle: Slot,
): Promise<Staged | Outcome> {
  const { target, ports } = rotation;
  let problem: unknown;
  try {
    const result = await ports.keys.regenerate(target.subscription, idle, permitOf(rotation));
    if (result === 'missing') return skipped('subscription-missing');
    if (result !== 'regenerated') return skipped(result);
  } catch (error) {
    problem = error;
  }
  const keys = await ports.keys.read(target.subscription);
  if (keys === undefined) return skipped('subscription-missing');
  if (keys[idle] === before[idle]) {
    throw problem ?? new RemoteError('no-effect', `APIM kept the ${idle} key it was to replace.`);
  }
  // Somebody replaced the active key meanwhile, so the vault's value is dead: heal that instead.
  if (keys[other(idle)] !== before[other(idle)]) return recover(rotation, secret);
  return { kind: 'staged', slot: idle, keys };
}

/**
 * Sets a key of our own if nothing changed since the keys were read. A lost answer is looked up; a subscription that
 * did change is left to the run that changed it, or to the next one.
 */
async function setIdle(rotation: Rotation, before: Keys, idle: Slot): Promise<Staged | Outcome> {
  const { target, ports } = rotation;
  const key = ports.newKey();
  const permit = permitOf(rotation);
  try {
    const result = await ports.keys.replace(target.subscription, idle, key, before.etag, permit);
    if (result === 'missing') return skipped('subscription-missing');
    if (result === 'changed') return skipped('superseded');
    if (result !== 'replaced') return skipped(result);
    return { kind: 'staged', slot: idle, keys: { ...before, [idle]: key } };
  } catch (error) {
    const keys = await ports.keys.read(target.subscription);
    if (keys?.[idle] !== key) throw error;
    return { kind: 'staged', slot: idle, keys };
  }
}
