/**
 * One run that dies, or meets a fault, at each of its remote calls in turn, and what the next run makes of it. At every
 * instant: (a) the vault's current key works, (b) the key before it works for a full interval; in the end: (c) no key
 * that a run made works in APIM without having been published.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RemoteError } from '../../function/errors.ts';
import type { Outcome } from '../../function/outcome.ts';
import { rotateSubscription } from '../../function/rotation.ts';
import type { Discipline, Ports, Rules } from '../../function/rules.ts';
import {
  addSubscription,
  createWorld,
  fakeKeys,
  fakeSecrets,
  makeKey,
  type World,
} from './fakes.ts';

const interval = 30 * 24 * 60 * 60 * 1000;
const NAME = 'subscription-key-team-a';
const target = { subscription: 'team-a', secretName: NAME };

type Fault = 'crash before' | 'crash after' | 'answer lost' | 'refused' | 'sent twice';
const faults: Fault[] = ['crash before', 'crash after', 'answer lost', 'refused', 'sent twice'];

function start(world: World, discipline: Discipline): Promise<Outcome> {
  const ports: Ports = {
    keys: fakeKeys(world),
    secrets: fakeSecrets(world),
    newKey: () => makeKey(world),
    hasTime: () => true,
  };
  const rules: Rules = {
    service: '/service',
    discipline,
    mode: 'scheduled',
    interval,
    requestTimeout: 20_000,
    trigger: 'timer',
    runId: 'run',
  };
  return rotateSubscription(target, ports, rules);
}

/** (a) and (b), now. */
function assertPromises(world: World): void {
  const subscription = world.subscriptions.get('team-a');
  const working = [subscription?.primary, subscription?.secondary];
  const versions = world.secrets.get(NAME) ?? [];
  const current = versions.at(-1);
  if (current === undefined) return;
  assert.ok(working.includes(current.value), "(a) the vault's current key works");
  assert.ok(current.enabled, 'the current version can be read');
  for (const [index, version] of versions.entries()) {
    const replaced = versions.slice(index + 1).find(({ value }) => value !== version.value);
    if (replaced === undefined || world.now >= replaced.createdOn + interval) continue;
    assert.ok(working.includes(version.value), '(b) the key before works for an interval');
    assert.ok(version.enabled, 'a version whose key works can be read');
  }
}

/** Runs once; the fault strikes at the remote call with that index. False: there is no such call any more. */
async function runWithFault(
  world: World,
  discipline: Discipline,
  fault: Fault,
  at: number,
): Promise<boolean> {
  let index = 0;
  let crashed: () => void = () => undefined;
  const crash = new Promise<void>((resolve) => {
    crashed = resolve;
  });
  const never = <Result>() => {
    crashed();
    return new Promise<Result>(() => undefined);
  };
  world.intercept = async (_call, effect) => {
    const strikes = index === at;
    index += 1;
    if (strikes && fault === 'crash before') return never();
    if (strikes && fault === 'refused') throw new RemoteError('throttled', 'not now');
    if (strikes && fault === 'sent twice') {
      effect();
      assertPromises(world);
    }
    const result = effect();
    assertPromises(world);
    if (strikes && fault === 'crash after') return never();
    if (strikes && fault === 'answer lost') throw new RemoteError('timeout', 'no answer');
    return result;
  };
  await Promise.race([start(world, discipline), crash]);
  return index > at;
}

async function runWithoutFault(world: World, discipline: Discipline): Promise<Outcome> {
  world.intercept = async (_call, effect) => {
    const result = effect();
    assertPromises(world);
    return result;
  };
  return start(world, discipline);
}

/** A consumer's secret after `rounds` healthy rotations, due for the next. */
async function dueWorld(discipline: Discipline, rounds: number): Promise<World> {
  const world = createWorld();
  addSubscription(world, 'team-a');
  for (let round = 0; round < rounds; round += 1) {
    await runWithoutFault(world, discipline);
    world.now += interval;
  }
  return world;
}

function assertNothingLost(world: World): void {
  const published = new Set(world.secrets.get(NAME)?.map(({ value }) => value));
  // The two keys that came with the subscription were not made by a run.
  const made = new Set(world.keysMade.slice(2));
  const subscription = world.subscriptions.get('team-a');
  for (const key of [subscription?.primary ?? '', subscription?.secondary ?? '']) {
    assert.ok(!made.has(key) || published.has(key), '(c) every key that works is published');
  }
}

for (const discipline of ['regenerate', 'conditional'] as const) {
  for (const fault of faults) {
    describe(`${fault} (${discipline})`, () => {
      for (const rounds of [0, 1, 2, 3]) {
        it(`at each remote call of run ${rounds + 1}: the promises hold, the next run heals`, async () => {
          for (let at = 0; ; at += 1) {
            const world = await dueWorld(discipline, rounds);
            const made = world.keysMade.length;
            if (!(await runWithFault(world, discipline, fault, at))) break;
            const healed = await runWithoutFault(world, discipline);
            assert.ok(
              ['rotated', 'adopted', 'bootstrapped', 'not-due'].includes(healed.kind),
              `healed: ${JSON.stringify(healed)}`,
            );
            assertNothingLost(world);
            if (discipline === 'regenerate' && fault !== 'sent twice') {
              assert.ok(world.keysMade.length <= made + 1, 'no second key was made');
            }
            world.now += interval;
            assert.equal((await runWithoutFault(world, discipline)).kind, 'rotated');
          }
        });
      }
    });
  }
}
