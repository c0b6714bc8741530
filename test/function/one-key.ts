/** One consumer's key as the tests of the engine rotate it, on fakes. */

import assert from 'node:assert/strict';
import type { Outcome } from '../../function/outcome.ts';
import type { Ports, Rules } from '../../function/rules.ts';
import { fingerprint, MANAGER } from '../../function/tags.ts';
import {
  addSubscription,
  addVersion,
  createWorld,
  type FakeSubscription,
  fakeKeys,
  fakeSecrets,
  makeKey,
  type World,
} from './fakes.ts';

export const SERVICE =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';
export const day = 24 * 60 * 60 * 1000;
export const interval = 30 * day;
export const NAME = 'subscription-key-team-a';
export const target = { subscription: 'team-a', secretName: NAME };

export function rules(changes: Partial<Rules> = {}): Rules {
  return {
    service: SERVICE,
    discipline: 'regenerate',
    mode: 'scheduled',
    interval,
    requestTimeout: 20_000,
    trigger: 'timer',
    runId: 'run-1',
    ...changes,
  };
}

export function ports(world: World, changes: Partial<Ports> = {}): Ports {
  return {
    keys: fakeKeys(world),
    secrets: fakeSecrets(world),
    newKey: () => makeKey(world),
    hasTime: () => true,
    ...changes,
  };
}

/** A subscription whose primary key was published an interval ago, so that it is due. */
export function due(changes: { tags?: Record<string, string> } = {}): {
  world: World;
  subscription: FakeSubscription;
} {
  const world = createWorld();
  const subscription = addSubscription(world, 'team-a');
  addVersion(world, NAME, subscription.primary, {
    expiresOn: world.now + 2 * interval,
    tags: {
      'managed-by': MANAGER,
      'apim-service': SERVICE,
      'apim-subscription': 'team-a',
      slot: 'primary',
      'other-slot-fingerprint': fingerprint(subscription.secondary) ?? '',
      ...changes.tags,
    },
  });
  world.now += interval;
  return { world, subscription };
}

const changes = ['regenerate', 'replace', 'set secret', 'disable version'];

export function changesMade(world: World): string[] {
  return world.calls.filter((call) => changes.includes(call));
}

export function assertSkipped(outcome: Outcome, reason: string): void {
  assert.deepEqual(outcome, { kind: 'skipped', reason });
}
