import type { FailureCause } from './errors.ts';
import type { Slot } from './ports.ts';
import type { RecoveryReason } from './tags.ts';

/** What a publication leaves behind. `expiresOn`: the key works at least until then. */
export type Published = {
  readonly slot: Slot;
  readonly version: string;
  readonly expiresOn: number;
  /** Whether the gateway was asked before publishing, and whether its answer meant anything. */
  readonly gateway: 'accepted' | 'unverifiable' | 'not-asked';
  /** Forced only: a key that was promised until then stopped working now. */
  readonly cutShort?: number | undefined;
  /** Emergency only: the key in the other slot was replaced, too. */
  readonly otherReplaced?: true;
  /** The version whose key is dead could not be disabled; harmless, but visible. */
  readonly notDisabled?: string | undefined;
};

/** Why a subscription was left as it is. None of these destroys or writes anything. */
export const SKIP_REASONS = [
  'subscription-missing',
  'subscription-inactive',
  'whole-service-subscription',
  'unsuitable-secret-name',
  'secret-disabled',
  'secret-deleted',
  'secret-not-managed',
  'secret-of-another-subscription',
  'secret-has-too-many-tags',
  'superseded',
  'lease-taken',
  'lease-lost',
  'out-of-time',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** How the rotation of one subscription ended. */
export type Outcome =
  /** The idle slot got a new key, and it was published. */
  | ({ readonly kind: 'rotated' } & Published)
  /** The idle slot already held a key that was never published; it was published. */
  | ({ readonly kind: 'adopted' } & Published)
  /** There was no secret; the primary key was published as it is. */
  | ({ readonly kind: 'bootstrapped' } & Published)
  /** The vault's key did not work any more; a working one was published. */
  | ({ readonly kind: 'recovered'; readonly reason: RecoveryReason } & Published)
  /** Forced and emergency: an earlier run did it. */
  | { readonly kind: 'already-replaced' }
  | { readonly kind: 'not-due'; readonly dueOn: number }
  /** Reconciling only: the vault's key is in APIM. */
  | { readonly kind: 'intact'; readonly slot: Slot }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  | { readonly kind: 'failed'; readonly cause: FailureCause; readonly message: string };

export type OutcomeKind = Outcome['kind'];

/** An outcome that wrote a version. */
export type Publishing = Extract<Outcome, Published>;

export function skipped(reason: SkipReason): Outcome {
  return { kind: 'skipped', reason };
}
