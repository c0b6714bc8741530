/** Where the exploration starts, and how its runs are set up. */

import { fingerprint, MANAGER } from '../../../function/tags.ts';
import type { Scenario } from './explore.ts';
import type { Setup } from './player.ts';
import { interval, key, published, type World } from './world.ts';

/** A key that is due. */
export const due: World = published(interval, (other) => ({
  'managed-by': MANAGER,
  'other-slot-fingerprint': fingerprint(other) ?? '',
}));
/** A run before made a key and died. */
const pending: World = { ...due, secondary: key('K0'), etag: 2 };
/** A consumer that has no secret yet. */
const absent: World = { ...due, versions: [] };

export const leased: Setup = { discipline: 'regenerate', lease: 'checked' };
export const conditional: Setup = { discipline: 'conditional', lease: 'none' };
const conditionalLeased: Setup = { discipline: 'conditional', lease: 'checked' };

/** Both keys have leaked. */
const emergency: Setup = { ...leased, mode: 'emergency' };
const emergencyConditional: Setup = { ...conditionalLeased, mode: 'emergency' };
/** An emergency that began before this run. */
const resumed: Setup = { ...emergency, since: interval };
const resumedConditional: Setup = { ...emergencyConditional, since: interval };
/** After the interval was halved; what was published before has its expiry by the longer one. */
const impatient: Setup = { ...leased, interval: interval / 2 };
const impatientConditional: Setup = { ...conditional, interval: interval / 2 };
const twice: Setup = { ...leased, subscriptions: ['team-a', 'Team-A'] };
const forced: Setup = { ...leased, mode: 'forced' };
const forcedConditional: Setup = { ...conditional, mode: 'forced' };

type Kept = {
  readonly what: string;
  readonly scenario: Scenario;
  /** What the same runs are explored with where there is more time than in a test run. */
  readonly thorough?: Partial<Scenario>;
};

function two(what: string, one: Setup, other: Setup, changes: Partial<Scenario> = {}): Kept {
  return { what, scenario: { runs: [one, other], start: due, ticks: 3, faults: 1, ...changes } };
}

const quick = { ticks: 1, faults: 0 };
const thorough = { ticks: 2, faults: 1 };

/** Runs beside each other that keep all promises. */
export const safe: readonly Kept[] = [
  two('regenerate under a lease', leased, leased),
  two('regenerate, after a crash', leased, leased, { start: pending }),
  two('regenerate, without a secret', leased, leased, { start: absent }),
  two('conditional, no lease', conditional, conditional),
  two('conditional, after a crash', conditional, conditional, { start: pending }),
  two('conditional, without a secret', conditional, conditional, { start: absent }),
  {
    ...two('one of each, both under the lease', leased, conditionalLeased, { ticks: 2 }),
    thorough: { ticks: 3 },
  },
  {
    ...two('an emergency beside a scheduled run', emergency, leased, quick),
    thorough,
  },
  {
    ...two('an emergency after a crash', emergency, leased, { start: pending, ...quick }),
    thorough,
  },
  two('an emergency without a secret', emergency, leased, { start: absent, ticks: 1 }),
  { ...two('an emergency, conditional', emergencyConditional, conditionalLeased, quick), thorough },
  {
    ...two('an emergency and its continuation', resumed, resumed, {
      ...quick,
      ticks: 0,
      faults: 1,
    }),
    thorough,
  },
  { ...two('the same, conditional', resumedConditional, resumedConditional, quick), thorough },
  { ...two('the same, after a crash', resumed, resumed, { start: pending, ...quick }), thorough },
  {
    what: 'the same beside a scheduled run',
    scenario: { runs: [resumed, leased], start: due, ticks: 0, faults: 0 },
    thorough: { runs: [resumed, resumed, leased] },
  },
  {
    ...two('a shortened interval', impatient, leased, { ticks: 3, faults: 0 }),
    thorough: { faults: 1 },
  },
  two('a shortened interval, conditional', impatientConditional, conditional),
  { ...two('a plan that names a consumer twice', twice, twice, { ticks: 2, faults: 0 }), thorough },
  {
    ...two('a person at the portal', leased, leased, { operations: 1, ...quick }),
    thorough: { operations: 1, ticks: 1, faults: 1 },
  },
  {
    ...two('a person at the portal, conditional', conditional, conditional, {
      operations: 1,
      ...quick,
    }),
    thorough: { operations: 2, ticks: 1, faults: 1 },
  },
  { ...two('two forced runs', forced, forced, { ticks: 1 }), thorough },
  two('two forced runs, conditional, no lease', forcedConditional, forcedConditional, { ticks: 2 }),
  {
    what: 'three runs, regenerate under a lease',
    scenario: { runs: [leased, leased, leased], start: due, ticks: 0, faults: 0 },
    thorough: { ticks: 2 },
  },
  {
    what: 'three runs, conditional, no lease',
    scenario: { runs: [conditional, conditional, conditional], start: due, ticks: 0, faults: 0 },
    thorough: { ticks: 2 },
  },
];
