/** Which subscriptions a run looks at, each of them once, and what the vault's listing alone decides about them. */

import { closedUntil, dueOn } from './due.ts';
import { isAllNew } from './emergency.ts';
import { distinct } from './ids.ts';
import { type Outcome, skipped } from './outcome.ts';
import type { SecretProperties, Subscription } from './ports.ts';
import type { Rules, Target } from './rules.ts';
import { isPublishedSince } from './tags.ts';

/** A subscription that a run has to do with. */
export type Due = Target & {
  /** When its key is or was due, milliseconds; undefined: the vault has none yet. */
  readonly dueOn: number | undefined;
  /** When half of the time is gone in which it has to be replaced. */
  readonly overdueOn?: number | undefined;
  /** Until when the vault's key is promised to work, if somebody said so. */
  readonly expiresOn?: number | undefined;
};

/** What Key Vault takes as the name of a secret. */
const SUITABLE_NAME = /^[0-9a-zA-Z-]{1,127}$/;

/** The name of the secret that holds a consumer's key. */
function secretName(subscription: string): string {
  return `subscription-key-${subscription}`;
}

/**
 * Every subscription once, in the order in which they are named first: two workers on one of them would be two runs, of
 * which one kills what the other publishes.
 */
export function targetsOf(
  subscriptions: readonly string[] | '*',
  discovered: readonly Subscription[] | undefined,
): Target[] {
  const ids =
    subscriptions === '*'
      ? (discovered ?? []).filter((found) => !found.wholeService).map((found) => found.id)
      : subscriptions;
  return distinct(ids).map((subscription) => ({
    subscription,
    secretName: secretName(subscription),
  }));
}

/** What the vault's listing alone decides; `undefined`: the subscription has to be looked at. */
export function withoutLooking(
  target: Target,
  secret: SecretProperties | undefined,
  now: number,
  rules: Rules,
): Outcome | undefined {
  if (!SUITABLE_NAME.test(target.secretName)) return skipped('unsuitable-secret-name');
  if (secret === undefined) return undefined;
  switch (rules.mode) {
    case 'reconcile':
      return undefined;
    case 'forced':
      return isPublishedSince(secret, rules) ? { kind: 'already-replaced' } : undefined;
    case 'emergency':
      return isAllNew(secret.tags, rules) ? { kind: 'already-replaced' } : undefined;
    case 'scheduled': {
      if (!secret.enabled) return skipped('secret-disabled');
      const due = dueOn(target.secretName, secret, rules);
      const waitsUntil = due > now ? due : closedUntil(now, rules);
      return waitsUntil === undefined ? undefined : { kind: 'not-due', dueOn: waitsUntil };
    }
  }
}

/** Why a subscription must not be rotated, by how the service lists it. */
export function objectionTo(subscription: Subscription | undefined): Outcome | undefined {
  if (subscription === undefined) return skipped('subscription-missing');
  if (subscription.wholeService) return skipped('whole-service-subscription');
  if (subscription.state !== 'active') return skipped('subscription-inactive');
  return undefined;
}
