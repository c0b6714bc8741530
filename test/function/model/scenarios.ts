/** Where the exploration starts, and how its runs are set up. */

import { fingerprint, manager } from '../../../function/tags.ts';
import type { Setup } from './player.ts';
import { interval, key, published, type World } from './world.ts';

/** A key that is due. */
export const due: World = published(interval, (other) => ({
  'managed-by': manager,
  'other-slot-fingerprint': fingerprint(other) ?? '',
}));
/** A run before made a key and died. */
export const pending: World = { ...due, secondary: key('K0'), etag: 2 };
/** A consumer that has no secret yet. */
export const absent: World = { ...due, versions: [] };

export const leased: Setup = { discipline: 'regenerate', lease: 'checked' };
export const conditional: Setup = { discipline: 'conditional', lease: 'none' };
export const conditionalLeased: Setup = { discipline: 'conditional', lease: 'checked' };

/** Both keys have leaked. */
export const emergency: Setup = { ...leased, mode: 'emergency' };
export const emergencyConditional: Setup = { ...conditionalLeased, mode: 'emergency' };
export const forced: Setup = { ...leased, mode: 'forced' };
export const forcedConditional: Setup = { ...conditional, mode: 'forced' };

type Runs = readonly [Setup, ...Setup[]];

/** More than a test run has time for. */
export const threeRuns: readonly (readonly [string, Runs])[] = [
  ['regenerate under a lease', [leased, leased, leased]],
  ['conditional, no lease', [conditional, conditional, conditional]],
];
