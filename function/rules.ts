/** What the rotation of one subscription is told, and what it works with. */

import type { Calendar } from './calendar.ts';
import type { Origin } from './origin.ts';
import type { GatewayCheck, Lease, Permit, SecretStore, SubscriptionKeys } from './ports.ts';

/**
 * How the idle key is replaced.
 * - `regenerate`: APIM makes the key. Needs the two regenerateKey actions only; safe with several runs at once only
 *   under a lease.
 * - `conditional`: a key of our own by PATCH with `If-Match`. Needs `subscriptions/write`, and no lease.
 *
 * All triggers of one service must use the same one: a run without a lease beside a run that relies on it is unsafe.
 */
export type Discipline = 'regenerate' | 'conditional';

/**
 * - `scheduled`: rotate what is due.
 * - `forced`: rotate although it is not due; the key before the current one stops working early.
 * - `emergency`: replace both keys that were made before `since`; consumers must read the vault again at once.
 * - `reconcile`: rotate nothing; heal a vault whose current key is not in APIM.
 */
export type Mode = 'scheduled' | 'forced' | 'emergency' | 'reconcile';

export type Rules = {
  /** ARM id of the API Management service. */
  readonly service: string;
  readonly discipline: Discipline;
  readonly mode: Mode;
  /** Milliseconds between two rotations of this key. */
  readonly interval: number;
  /** When scheduled runs come; undefined: a key is due at the end of its interval, whenever a run comes. */
  readonly calendar?: Calendar | undefined;
  /**
   * Forced and emergency: milliseconds by the vault's clock; what was made since is left alone, so a run may be repeated
   * until all is done.
   */
  readonly since?: number | undefined;
  /** Whether somebody told the run its `since`, because it repeats one that began then. */
  readonly repeats?: boolean;
  /** Milliseconds after which a request of ours is given up; a lease must outlive it. */
  readonly requestTimeout: number;
  /** Who started the run, for the tags: `timer`, `http`, `action`, `command-line`. */
  readonly trigger: string;
  readonly runId: string;
  /** Who started it, from what and why; for the tags. */
  readonly origin?: Origin | undefined;
};

export type Ports = {
  readonly keys: SubscriptionKeys;
  readonly secrets: SecretStore;
  readonly lease?: Pick<Lease, 'holdsFor'> | undefined;
  readonly gateway?: GatewayCheck | undefined;
  /** A fresh random key for the `conditional` discipline: 32 characters at least. */
  readonly newKey: () => string;
  /**
   * False when the run's time is up, or less than `milliseconds` of it are left: nothing new is begun, and nothing
   * decided long ago is carried out.
   */
  readonly hasTime: (milliseconds?: number) => boolean;
};

export type Target = { readonly subscription: string; readonly secretName: string };

/** What belongs together through the rotation of one subscription. */
export type Rotation = { readonly target: Target; readonly ports: Ports; readonly rules: Rules };

/** Whether a change may be sent right now: there is time left, and the lease would outlive the request. */
export function permitOf({ ports, rules }: Rotation): Permit {
  return async () => {
    if (!ports.hasTime()) return 'out-of-time';
    if (ports.lease === undefined) return undefined;
    return (await ports.lease.holdsFor(rules.requestTimeout)) ? undefined : 'lease-lost';
  };
}
