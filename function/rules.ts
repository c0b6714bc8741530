/** What the rotation of one subscription is told, and what it works with. */

import type { GatewayCheck, Lease, SecretStore, SubscriptionKeys } from './ports.ts';

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
 * - `emergency`: replace both keys; consumers must read the vault again at once.
 * - `reconcile`: rotate nothing; heal a vault whose current key is not in APIM.
 */
export type Mode = 'scheduled' | 'forced' | 'emergency' | 'reconcile';

export type Rules = {
  /** ARM id of the API Management service. */
  readonly service: string;
  readonly discipline: Discipline;
  readonly mode: Mode;
  /** Milliseconds between two rotations of one key. */
  readonly interval: number;
  /** Milliseconds after which a request of ours is given up; a lease must outlive it. */
  readonly requestTimeout: number;
  /** Who started the run, for the tags: `timer`, `http`, `action`, `command-line`. */
  readonly trigger: string;
  readonly runId: string;
};

export type Ports = {
  readonly keys: SubscriptionKeys;
  readonly secrets: SecretStore;
  readonly lease?: Pick<Lease, 'holdsFor'> | undefined;
  readonly gateway?: GatewayCheck | undefined;
  /** A fresh random key for the `conditional` discipline: 32 characters at least. */
  readonly newKey: () => string;
  /** False when the run's time is up: nothing new is begun, and nothing decided long ago is carried out. */
  readonly hasTime: () => boolean;
};

export type Target = { readonly subscription: string; readonly secretName: string };
