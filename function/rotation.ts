/**
 * Rotates the key of one API Management subscription and publishes it in a vault. Pure: clock, randomness and the
 * remote services are handed in.
 *
 * A subscription has two keys that both work. One of them is the vault's current value, the *active* one; the
 * other is the *idle* one, the key before it. A rotation replaces the idle key and publishes it, so that the key
 * which consumers hold keeps working for one more interval. Nothing about this is remembered anywhere: which slot is
 * active follows from the vault's value, and APIM's idle slot is itself the durable record of a key that was made
 * but not published.
 *
 * Order of effects, and why:
 *
 * 1. Read the vault, first. The other way round, a run that pauses between the two reads would compare old keys with
 *    a new secret and take a healthy one for lost.
 * 2. Not due by the vault's own dates and clock (due.ts): stop. For every trigger, because a second rotation inside
 *    the interval kills the key that was promised to live through it.
 * 3. Read both keys. The slot that holds the vault's value is active. In neither: recover (recovery.ts).
 * 4. The idle key is not the one that the tags recorded at publication: a run before this one made it and did not
 *    get to publish it. Adopt it and go to 7; making another one would lose it.
 * 5. Replace the idle key. Under the lease, asked immediately before the request is sent (`regenerate`), or on the
 *    condition that nothing changed since step 3 (`conditional`).
 * 6. Read it back. The answer to 5 may be lost, so only what is in APIM counts; the active key must be unchanged.
 * 7. Ask the gateway until it accepts the key. If it does not, publish nothing: the next run adopts the key.
 * 8. Disable every version of ours whose key is in neither slot: the one whose key died in step 5, and any that an
 *    earlier run left, or wrote without hearing of it. Before publishing, so that a crash in between is made good by
 *    the next run.
 * 9. Publish. Tags, content type, and an expiry that is true: this key's slot is used again by the rotation after the
 *    next one, and not before that expiry.
 *
 * An emergency goes around twice, see emergency.ts. A crash after any step leaves the vault's current key working; the next run goes on at 4.
 */

import { closedUntil, dueOn } from './due.ts';
import { halfway, joined, replaceOld } from './emergency.ts';
import { RemoteError, redact } from './errors.ts';
import { type Outcome, type Publishing, type SkipReason, skipped } from './outcome.ts';
import type { Secret } from './ports.ts';
import { oldVersions, publish, publishStaged } from './publish.ts';
import { recover } from './recovery.ts';
import { replaceIdle, type Staged } from './replace.ts';
import type { Ports, Rotation, Rules, Target } from './rules.ts';
import { other, slotOf } from './slots.ts';
import {
  agesOf,
  isPublishedSince,
  madeSincePublication,
  type Objection,
  objectionTo,
} from './tags.ts';

/** An emergency publishes what is there if need be, then a new key, and then replaces the other one. */
const MOST_ROUNDS = 3;

/**
 * Rotates one subscription's key as the comment of this module says.
 *
 * @returns how it ended; a failure of a remote service is an outcome, too, so that others are not stopped by it
 */
export async function rotateSubscription(
  target: Target,
  ports: Ports,
  rules: Rules,
): Promise<Outcome> {
  const rotation = { target, ports, rules };
  let published: Publishing | undefined;
  for (let round = 1; ; round += 1) {
    const outcome = await rotate(rotation).catch(failed);
    if (rules.mode !== 'emergency') return outcome;
    if (!('expiresOn' in outcome)) return halfway(published, outcome);
    published = joined(published, outcome);
    if (published.otherReplaced || round === MOST_ROUNDS) return published;
  }
}

async function rotate(rotation: Rotation): Promise<Outcome> {
  const { target, ports, rules } = rotation;
  const { mode } = rules;
  const reading = await ports.secrets.get(target.secretName);
  if (reading.kind === 'disabled') return skipped('secret-disabled');
  if (reading.kind === 'absent') return bootstrap(rotation, reading.now);

  const { secret, now } = reading;
  const objection = objectionTo(secret.tags, rules.service, target.subscription);
  if (objection !== undefined) return skipped(REASON_OF_OBJECTION[objection]);
  const due = dueOn(target.secretName, secret, rules);
  const waitsUntil = due > now ? due : closedUntil(now, rules);
  if (mode === 'scheduled' && waitsUntil !== undefined) {
    return { kind: 'not-due', dueOn: waitsUntil };
  }
  if (mode === 'forced' && isPublishedSince(secret, rules)) {
    return { kind: 'already-replaced' };
  }

  // Before the keys, see disableDead; a comparison disables nothing but what it recovers.
  const old = mode === 'reconcile' ? [] : await oldVersions(rotation);
  const keys = await ports.keys.read(target.subscription);
  if (keys === undefined) return skipped('subscription-missing');
  const active = slotOf(keys, secret.value);
  if (active === undefined) return recover(rotation, secret);
  if (mode === 'reconcile') return { kind: 'intact', slot: active };
  if (mode === 'emergency') return replaceOld(rotation, { secret, now, old, keys, active, due });

  const idle = other(active);
  const ages = agesOf(secret.tags, secret.value, keys[idle]);
  const adopt = wasNeverPublished(secret, keys[idle]);
  const staged: Staged | Outcome = adopt
    ? { kind: 'staged', slot: idle, keys }
    : await replaceIdle(rotation, secret, keys, idle);
  if (staged.kind !== 'staged') return staged;
  return publishStaged(rotation, staged, {
    now,
    existing: secret,
    old,
    madeAfter: adopt ? ages.idle : now,
    otherMadeAfter: ages.active,
    kind: adopt ? 'adopted' : 'rotated',
    cutShort: due > now && !adopt ? due : undefined,
  });
}

/**
 * There is no secret yet: publishes the primary key as it is and regenerates nothing, because somebody unknown
 * may hold either key. The first change comes an interval later.
 */
async function bootstrap(rotation: Rotation, now: number): Promise<Outcome> {
  const keys = await rotation.ports.keys.read(rotation.target.subscription);
  if (keys === undefined) return skipped('subscription-missing');
  const published = await publish(rotation, { kind: 'staged', slot: 'primary', keys }, { now });
  return typeof published === 'string'
    ? skipped(published)
    : { kind: 'bootstrapped', ...published };
}

/** An idle key that equals the active one is no key of its own and is never taken for a pending one. */
function wasNeverPublished(secret: Secret, idleKey: string): boolean {
  return idleKey !== secret.value && madeSincePublication(secret.tags, idleKey);
}

const REASON_OF_OBJECTION: Readonly<Record<Objection, SkipReason>> = {
  'not-managed': 'secret-not-managed',
  'of-another-subscription': 'secret-of-another-subscription',
  'too-many-tags': 'secret-has-too-many-tags',
};

/** Any thrown value as an outcome; text of foreign origin passes `redact`. */
export function failed(error: unknown): Outcome {
  if (error instanceof RemoteError) {
    // A service asked for more patience than the run has: nobody's failure, and the next run goes on.
    if (error.failure === 'out-of-time') return skipped('out-of-time');
    return { kind: 'failed', cause: error.failure, message: error.message };
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'failed', cause: 'unexpected', message: redact(text) };
}
