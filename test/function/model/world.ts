/**
 * API Management, Key Vault and the lease as one immutable value, and every remote call of a run as a pure function
 * from one such value to the next. Time passes in halves of an interval, which are whole seconds, as dates are.
 */

import type { Tags } from '../../../function/ports.ts';

/** Half an interval. */
export const TICK = 1000;
export const interval = 2 * TICK;

export type Version = {
  readonly value: string;
  readonly createdOn: number;
  readonly expiresOn: number;
  readonly enabled: boolean;
  readonly tags: Tags;
};

export type World = {
  readonly now: number;
  readonly primary: string;
  readonly secondary: string;
  readonly etag: number;
  readonly keysMade: number;
  /** Keys that a person made at the portal. */
  readonly handMade: readonly string[];
  readonly versions: readonly Version[];
  /** `holder` stays after the lease ended by itself: it may be renewed until somebody else acquires it. */
  readonly lease: { readonly holder: number | null; readonly active: boolean };
  /**
   * The run whose next call falls within the lease it has just been assured of. If it dies instead, that is the same as
   * dying before it asked.
   */
  readonly assured: number | null;
};

/** A remote call as the engine makes it. */
export type Call = { readonly name: string; readonly values: readonly unknown[] };

/** A key in the form of APIM's own, so that fingerprints work as in earnest. */
export function key(name: string): string {
  return name.padStart(32, '0');
}

export const SECRET = 'subscription-key-team-a';

/** A consumer whose current key is the primary one and was published `age` ago; the secondary was before it. */
export function published(age: number, tags: (other: string) => Tags): World {
  const [primary, secondary] = [key('P'), key('S')];
  const version = (value: string, other: string, createdOn: number): Version => ({
    value,
    createdOn,
    expiresOn: createdOn + 2 * interval,
    enabled: true,
    tags: tags(other),
  });
  return {
    now: age,
    primary,
    secondary,
    etag: 1,
    keysMade: 0,
    handMade: [],
    versions: [
      version(secondary, key('O'), -interval),
      { ...version(primary, secondary, 0), tags: { ...tags(secondary), 'previous-version': '0' } },
    ],
    lease: { holder: null, active: false },
    assured: null,
  };
}

/** Does one call for a run; the answer is plain data. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one case a call
export function perform(
  world: World,
  run: number,
  { name, values }: Call,
): { world: World; answer: unknown } {
  const { now, lease } = world;
  const next = { ...world, assured: world.assured === run ? null : world.assured };
  const newest = world.versions.at(-1);
  switch (name) {
    case 'list secrets':
      return {
        world: next,
        answer: { secrets: newest === undefined ? [] : [{ name: SECRET, ...newest }], now },
      };
    case 'get secret':
      if (newest === undefined) return { world: next, answer: { kind: 'absent', now } };
      if (!newest.enabled) return { world: next, answer: { kind: 'disabled', now } };
      return {
        world: next,
        answer: {
          kind: 'found',
          secret: { ...newest, version: String(world.versions.length - 1) },
          now,
        },
      };
    case 'set secret': {
      const [value, tags, expiresOn] = values as [string, Tags, number];
      const version: Version = { value, createdOn: now, expiresOn, enabled: true, tags };
      return {
        world: { ...next, versions: [...world.versions, version] },
        answer: { version: String(world.versions.length) },
      };
    }
    case 'retag': {
      const [retagged, tags] = values as [string, Tags];
      const versions = world.versions.map((version, index) =>
        String(index) === retagged ? { ...version, tags } : version,
      );
      return { world: { ...next, versions }, answer: 'noted' };
    }
    case 'list versions': {
      const old = world.versions
        .slice(0, -1)
        .flatMap(({ value, enabled }, index) =>
          enabled ? [{ version: String(index), value }] : [],
        );
      return { world: next, answer: old };
    }
    case 'disable version': {
      const [disabled] = values as [string];
      const versions = world.versions.map((version, index) =>
        String(index) === disabled ? { ...version, enabled: false } : version,
      );
      return { world: { ...next, versions }, answer: null };
    }
    case 'read keys': {
      const { primary, secondary, etag } = world;
      return { world: next, answer: { primary, secondary, etag: String(etag) } };
    }
    case 'regenerate': {
      const [slot] = values as ['primary' | 'secondary'];
      const keysMade = world.keysMade + 1;
      return {
        world: { ...next, keysMade, [slot]: key(`K${keysMade}`), etag: world.etag + 1 },
        answer: 'regenerated',
      };
    }
    case 'replace': {
      const [slot, value, etag] = values as ['primary' | 'secondary', string, string];
      if (etag !== String(world.etag)) return { world: next, answer: 'changed' };
      return { world: { ...next, [slot]: value, etag: world.etag + 1 }, answer: 'replaced' };
    }
    case 'acquire lease':
      if (lease.active) return { world: next, answer: false };
      return { world: { ...next, lease: { holder: run, active: true } }, answer: true };
    case 'check lease': {
      if (lease.holder !== run) return { world: next, answer: false };
      return {
        world: { ...next, lease: { holder: run, active: true }, assured: run },
        answer: true,
      };
    }
    case 'release lease':
      if (lease.holder !== run) return { world: next, answer: null };
      return { world: { ...next, lease: { holder: null, active: false } }, answer: null };
    default:
      throw new Error(`The model knows no call ${name}.`);
  }
}

/** What happens by itself: half an interval passes, or a lease ends. An assured call is made within its lease. */
export function spontaneously(
  world: World,
  until: number,
  operations: number,
): { name: string; world: World }[] {
  if (world.assured !== null) return [];
  const ended: World = { ...world, lease: { ...world.lease, active: false } };
  return [
    ...(world.lease.active ? [{ name: 'the lease ends', world: ended }] : []),
    ...(world.now < until
      ? [{ name: 'half an interval passes', world: { ...ended, now: world.now + TICK } }]
      : []),
    ...(world.handMade.length < operations
      ? (['primary', 'secondary'] as const).map((slot) => byHand(world, slot))
      : []),
  ];
}

/** Somebody regenerates a key at the portal. */
function byHand(world: World, slot: 'primary' | 'secondary'): { name: string; world: World } {
  const made = key(`H${world.handMade.length + 1}`);
  return {
    name: `somebody regenerates the ${slot} key`,
    world: {
      ...world,
      [slot]: made,
      etag: world.etag + 1,
      handMade: [...world.handMade, made],
    },
  };
}

/**
 * What is broken in this world; `undefined` when all promises hold.
 *
 * @param patient false where a run was told not to wait: (b) is what it gives up
 */
export function brokenPromise(world: World, patient: boolean): string | undefined {
  const works = [world.primary, world.secondary];
  const current = world.versions.at(-1);
  if (current === undefined) return undefined;
  // Whoever changes keys by hand may break (a) until the next comparison, and (b) for good.
  const alone = world.handMade.length === 0;
  if (alone && !works.includes(current.value)) return "(a) the vault's current key does not work";
  if (!current.enabled) return "(a) the vault's current version cannot be read";
  if (!patient || !alone) return undefined;
  for (const { value, expiresOn, enabled } of world.versions) {
    if (expiresOn <= world.now) continue;
    if (!works.includes(value)) return '(b) a key died before its expiry';
    if (!enabled) return '(b) a version whose key works was disabled';
  }
  return undefined;
}
