/**
 * What stops working before its time because somebody does not wait until a key is due: the blast radius of `forced`
 * and `emergency`, known from the vault's listing alone and told before anything is changed.
 */

import type { Due } from './plan.ts';
import type { Mode } from './rules.ts';

export type Consequence = {
  readonly subscription: string;
  /** `current`: the vault's key; `previous`: the one before it, which consumers may still hold. */
  readonly key: 'current' | 'previous';
  /** Until when it had been promised to work, milliseconds; undefined: it was never published by us. */
  readonly promisedUntil: number | undefined;
};

/**
 * The keys that a run is about to stop, at most: a key that was pending is published by `forced` without stopping
 * another.
 *
 * @param now the vault's clock
 * @param interval milliseconds between two rotations of one key
 */
export function consequencesOf(
  mode: Mode,
  due: readonly Due[],
  now: number,
  interval: number,
): readonly Consequence[] {
  if (mode !== 'forced' && mode !== 'emergency') return [];
  return due.flatMap(({ subscription, dueOn, expiresOn }): readonly Consequence[] => {
    const previous: Consequence = { subscription, key: 'previous', promisedUntil: dueOn };
    const early = dueOn !== undefined && dueOn > now ? [previous] : [];
    if (mode === 'forced') return early;
    const promisedUntil = dueOn === undefined ? undefined : (expiresOn ?? dueOn + interval);
    return [...early, { subscription, key: 'current', promisedUntil }];
  });
}

/** One consequence as a sentence. */
export function describeConsequence({ subscription, key, promisedUntil }: Consequence): string {
  const promised =
    promisedUntil === undefined
      ? 'it was never in the vault'
      : `it was promised until ${new Date(promisedUntil).toISOString()}`;
  return key === 'previous'
    ? `${subscription}: the key before the current one stops working now (${promised})`
    : `${subscription}: the current key stops working as soon as its successor is published (${promised}); read the vault again at once`;
}
