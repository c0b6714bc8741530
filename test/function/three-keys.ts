/** Three consumers and a run over them, on fakes. */

import type { Mode, Rules } from '../../function/rules.ts';
import { type Plan, type Result, type RunPorts, runRotation } from '../../function/run.ts';
import {
  addSubscription,
  createWorld,
  fakeKeys,
  fakeSecrets,
  makeKey,
  type World,
} from './fakes.ts';

const day = 24 * 60 * 60 * 1000;
export const interval = 30 * day;
export const SERVICE =
  '/subscriptions/1/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';
export const ids = ['team-a', 'team-b', 'team-c'];

export function plan(changes: Partial<Plan> = {}, mode: Mode = 'scheduled'): Plan {
  const rules: Rules = {
    service: SERVICE,
    discipline: 'regenerate',
    mode,
    interval,
    requestTimeout: 20_000,
    trigger: 'timer',
    runId: 'run-1',
  };
  return { subscriptions: ids, concurrency: 2, rules, ...changes };
}

export function ports(world: World, changes: Partial<RunPorts> = {}): RunPorts {
  return {
    keys: fakeKeys(world),
    secrets: fakeSecrets(world),
    newKey: () => makeKey(world),
    hasTime: () => true,
    ...changes,
  };
}

/** Three consumers whose keys were published an interval ago. */
export async function due(): Promise<World> {
  const world = createWorld();
  for (const id of ids) addSubscription(world, id);
  await runRotation(plan(), ports(world), () => undefined);
  world.now += interval;
  world.calls.length = 0;
  return world;
}

export function kinds(results: readonly Result[]): string[] {
  return results.map(({ outcome }) => outcome.kind);
}
