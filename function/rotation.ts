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
 * 2. Not due by the vault's own creation date and clock: stop. For every trigger, because a second rotation inside
 *    the interval kills the key that was promised to live through it.
 * 3. Read both keys. The slot that holds the vault's value is active. In neither: recover (see `recover`).
 * 4. The idle key is not the one that the tags recorded at publication: a run before this one made it and did not
 *    get to publish it. Adopt it and go to 7; making another one would lose it.
 * 5. Replace the idle key. Under the lease, asked immediately before the request is sent (`regenerate`), or on the
 *    condition that nothing changed since step 3 (`conditional`).
 * 6. Read it back. The answer to 5 may be lost, so only what is in APIM counts; the active key must be unchanged.
 * 7. Ask the gateway until it accepts the key. If it does not, publish nothing: the next run adopts the key.
 * 8. Disable the vault's version whose key died in step 5. Before publishing, so that a crash in between leaves the
 *    evidence for the next run.
 * 9. Publish. Tags, content type, and an expiry that is true: this key is replaced two intervals from now at the
 *    earliest.
 *
 * A crash after any step leaves the vault's current key working; the next run goes on at 4.
 */

import { RemoteError, redact } from './errors.ts';
import type { Outcome, Published, Publishing, SkipReason } from './outcome.ts';
import type { Keys, Permit, Secret, SecretStore, Slot } from './ports.ts';
import type { Ports, Rules, Target } from './rules.ts';
import {
  dueOn,
  heldAtPublication,
  madeSincePublication,
  type Objection,
  objectionTo,
  previousVersion,
  type RecoveryReason,
  versionTags,
} from './tags.ts';

/** What belongs together through one rotation. */
type Rotation = { readonly target: Target; readonly ports: Ports; readonly rules: Rules };

/** A key that works in APIM and is not published yet. */
type Staged = { readonly kind: 'staged'; readonly slot: Slot; readonly keys: Keys };

const contentType = 'text/plain; charset=utf-8';

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
  try {
    const outcome = await rotate(rotation);
    // Either was published as it is, so an emergency has yet to replace it.
    const published = outcome.kind === 'bootstrapped' || outcome.kind === 'recovered';
    return rules.mode === 'emergency' && published ? await rotate(rotation) : outcome;
  } catch (error) {
    return failed(error);
  }
}

async function rotate(rotation: Rotation): Promise<Outcome> {
  const { target, ports, rules } = rotation;
  const reading = await ports.secrets.get(target.secretName);
  if (reading.kind === 'disabled') return skipped('secret-disabled');
  if (reading.kind === 'absent') return bootstrap(rotation, reading.now);

  const { secret, now } = reading;
  const objection = objectionTo(secret.tags, rules.service, target.subscription);
  if (objection !== undefined) return skipped(reasonOfObjection[objection]);
  const due = dueOn(secret, rules.interval);
  if (rules.mode === 'scheduled' && due > now) return { kind: 'not-due', dueOn: due };

  const keys = await ports.keys.read(target.subscription);
  if (keys === undefined) return skipped('subscription-missing');
  const active = slotOf(keys, secret.value);
  if (active === undefined) return recover(rotation, secret);
  if (rules.mode === 'reconcile') return { kind: 'intact', slot: active };

  const idle = other(active);
  const adopt = rules.mode !== 'emergency' && wasNeverPublished(secret, keys[idle]);
  const staged: Staged | Outcome = adopt
    ? { kind: 'staged', slot: idle, keys }
    : await replaceIdle(rotation, secret, keys, idle);
  if (staged.kind !== 'staged') return staged;

  const gateway = await askGateway(rotation, staged.keys[staged.slot]);
  const notDisabled = await disableDead(ports.secrets, target, previousVersion(secret.tags));
  const published = await publish(rotation, staged, {
    now,
    existing: secret,
    previousVersion: secret.version,
  });
  if (typeof published === 'string') return skipped(published);
  const outcome: Publishing = {
    kind: adopt ? 'adopted' : 'rotated',
    ...published,
    gateway,
    notDisabled,
    cutShort: due > now && !adopt ? due : undefined,
  };
  return rules.mode === 'emergency' ? replaceOther(rotation, staged, outcome) : outcome;
}

/**
 * There is no secret yet: publishes the primary key as it is and regenerates nothing, because somebody unknown
 * may hold either key. The first change comes an interval later.
 */
async function bootstrap(rotation: Rotation, now: number): Promise<Outcome> {
  const keys = await rotation.ports.keys.read(rotation.target.subscription);
  if (keys === undefined) return skipped('subscription-missing');
  const staged: Staged = { kind: 'staged', slot: 'primary', keys };
  const published = await publish(rotation, staged, { now });
  return typeof published === 'string'
    ? skipped(published)
    : { kind: 'bootstrapped', ...published };
}

/**
 * The vault's current key is in neither slot: somebody else changed the keys (the portal, a restore, a tool that
 * writes old keys back). Consumers are refused now, so this destroys nothing and waits for nothing: it looks once
 * more, at both sides, to rule out a stale answer and another run, and publishes the key that was changed last.
 */
async function recover(rotation: Rotation, seen: Secret): Promise<Outcome> {
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
  const oneSurvived = reason === 'published-key-replaced';
  const published = await publish(
    rotation,
    { kind: 'staged', slot, keys },
    {
      now,
      existing: secret,
      // The lost version is not what lives on beside the new one; the version before it may be.
      previousVersion: oneSurvived ? previousVersion(secret.tags) : undefined,
      recovered: reason,
    },
  );
  if (typeof published === 'string') return skipped(published);
  // Afterwards, unlike in a rotation: a disabled newest version would stop the next run after a crash in between.
  const notDisabled = await disableDead(ports.secrets, target, secret.version);
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

/** Replaces the idle key by the discipline of the rules; `before` are the keys that the decision rests on. */
function replaceIdle(
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

/**
 * Emergency: the published key is new, now the one in the other slot dies, too. The tags of the published version
 * still name the old key's fingerprint, so the next rotation adopts the key that this leaves in the idle slot.
 */
async function replaceOther(
  rotation: Rotation,
  staged: Staged,
  outcome: Publishing,
): Promise<Outcome> {
  const { target, ports } = rotation;
  const conflict = (what: string) => new RemoteError('conflict', `${what}; run it again.`);
  try {
    const before = await ports.keys.read(target.subscription);
    if (before?.[staged.slot] !== staged.keys[staged.slot]) {
      throw conflict('Somebody else changed the keys');
    }
    const reading = await ports.secrets.get(target.secretName);
    if (reading.kind !== 'found' || reading.secret.version !== outcome.version) {
      throw conflict('Somebody else changed the secret');
    }
    const { secret } = reading;
    const result = await replaceIdle(rotation, secret, before, other(staged.slot));
    if (result.kind === 'skipped') throw conflict(`It was left alone (${result.reason})`);
    if (result.kind !== 'staged') return result;
    const notDisabled = await disableDead(ports.secrets, target, previousVersion(secret.tags));
    return { ...outcome, otherReplaced: true, notDisabled: outcome.notDisabled ?? notDisabled };
  } catch (error) {
    const { cause, message } = failed(error);
    const halfway = 'The new key is published, but the key in the other slot still works.';
    return { kind: 'failed', cause, message: `${halfway} ${message}` };
  }
}

async function askGateway({ ports, rules }: Rotation, key: string): Promise<Published['gateway']> {
  if (ports.gateway === undefined) return 'not-asked';
  const verdict = await ports.gateway.accepts(
    key,
    async () => await ports.lease?.holdsFor(rules.requestTimeout),
  );
  if (verdict === 'refused') {
    throw new RemoteError(
      'gateway-refused',
      'The gateway does not accept the new key yet; nothing was published, the next run asks again.',
    );
  }
  return verdict;
}

/** Disables a version whose key is dead. A failure is noted and stops nothing: the key does not work anyway. */
async function disableDead(
  secrets: SecretStore,
  target: Target,
  version: string | undefined,
): Promise<string | undefined> {
  if (version === undefined) return undefined;
  return secrets.disable(target.secretName, version).then(
    () => undefined,
    () => version,
  );
}

type Publication = {
  /** The vault's clock. */
  readonly now: number;
  readonly existing?: Secret;
  readonly previousVersion?: string | undefined;
  readonly recovered?: RecoveryReason;
};

async function publish(
  rotation: Rotation,
  staged: Staged,
  publication: Publication,
): Promise<Published | SkipReason> {
  const { target, ports, rules } = rotation;
  const expiresOn = publication.now + 2 * rules.interval;
  const attributes = {
    tags: versionTags(publication.existing?.tags ?? {}, {
      service: rules.service,
      subscription: target.subscription,
      slot: staged.slot,
      otherKey: staged.keys[other(staged.slot)],
      previousVersion: publication.previousVersion,
      rotatedBy: rules.trigger,
      runId: rules.runId,
      recovered: publication.recovered,
    }),
    contentType,
    expiresOn,
  };
  const value = staged.keys[staged.slot];
  const result = await ports.secrets.set(target.secretName, value, attributes, permitOf(rotation));
  if (typeof result === 'string') return result === 'deleted' ? 'secret-deleted' : result;
  return { slot: staged.slot, version: result.version, expiresOn, gateway: 'not-asked' };
}

/** Whether a change may be sent right now: there is time left, and the lease would outlive the request. */
function permitOf({ ports, rules }: Rotation): Permit {
  return async () => {
    if (!ports.hasTime()) return 'out-of-time';
    if (ports.lease === undefined) return undefined;
    return (await ports.lease.holdsFor(rules.requestTimeout)) ? undefined : 'lease-lost';
  };
}

/** An idle key that equals the active one is no key of its own and is never taken for a pending one. */
function wasNeverPublished(secret: Secret, idleKey: string): boolean {
  return idleKey !== secret.value && madeSincePublication(secret.tags, idleKey);
}

function slotOf(keys: Keys, value: string): Slot | undefined {
  if (keys.primary === value) return 'primary';
  return keys.secondary === value ? 'secondary' : undefined;
}

function other(slot: Slot): Slot {
  return slot === 'primary' ? 'secondary' : 'primary';
}

const reasonOfObjection: Readonly<Record<Objection, SkipReason>> = {
  'not-managed': 'secret-not-managed',
  'of-another-subscription': 'secret-of-another-subscription',
  'too-many-tags': 'secret-has-too-many-tags',
};

function skipped(reason: SkipReason): Outcome {
  return { kind: 'skipped', reason };
}

/** Any thrown value as an outcome; text of foreign origin passes `redact`. */
export function failed(error: unknown): Outcome & { kind: 'failed' } {
  if (error instanceof RemoteError) {
    return { kind: 'failed', cause: error.failure, message: error.message };
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'failed', cause: 'unexpected', message: redact(text) };
}
