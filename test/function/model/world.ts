/**
 * API Management, Key Vault and the lease as one immutable value, and every remote call of a run as a pure function
 * from one such value to the next. Time passes in halves of an interval.
 */

import type { Tags } from '../../../function/ports.ts';
import { dueOn } from '../../../function/tags.ts';

/** Two units of time, so that "half an interval later" exists. */
export const interval = 2;

export type Version = {
  readonly value: string;
  readonly createdOn: number;
  readonly enabled: boolean;
  readonly tags: Tags;
};

export type World = {
  readonly now: number;
  readonly primary: string;
  readonly secondary: string;
  readonly etag: number;
  readonly keysMade: number;
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

export const secret = 'subscription-key-team-a';

/** A consumer whose current key is the primary one and was published `age` ago; the secondary was before it. */
export function published(age: number, tags: (other: string) => Tags): World {
  const [primary, secondary] = [key('P'), key('S')];
  const version = (value: string, other: string, createdOn: number): Version => ({
    value,
    createdOn,
    enabled: true,
    tags: tags(other),
  });
  return {
    now: age,
    primary,
    secondary,
    etag: 1,
    keysMade: 0,
    versions: [
      version(secondary, key('O'), -interval),
      { ...version(primary, secondary, 0), tags: { ...tags(secondary), 'previous-version': '0' } },
    ],
    lease: { holder: null, active: false },
    assured: null,
  };
}

/** Does one call for a run; the answer is plain data. */
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
        answer: { secrets: newest === undefined ? [] : [{ name: secret, ...newest }], now },
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
      const [value, tags] = values as [string, Tags];
      const version: Version = { value, createdOn: now, enabled: true, tags };
      return {
        world: { ...next, versions: [...world.versions, version] },
        answer: { version: String(world.versions.length) },
      };
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
export function spontaneously(world: World, until: number): { name: string; world: World }[] {
  if (world.assured !== null) return [];
  const ended: World = { ...world, lease: { ...world.lease, active: false } };
  return [
    ...(world.lease.active ? [{ name: 'the lease ends', world: ended }] : []),
    ...(world.now < until
      ? [{ name: 'half an interval passes', world: { ...ended, now: world.now + 1 } }]
      : []),
  ];
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
  if (!works.includes(current.value)) return "(a) the vault's current key does not work";
  if (!current.enabled) return "(a) the vault's current version cannot be read";
  if (!patient) return undefined;
  for (const [index, version] of world.versions.entries()) {
    const successor = world.versions.slice(index + 1).find(({ value }) => value !== version.value);
    if (successor === undefined || dueOn(successor, interval) <= world.now) continue;
    if (!works.includes(version.value)) return '(b) the key before the current one died too early';
    if (!version.enabled) return '(b) a version whose key works was disabled';
  }
  return undefined;
}
