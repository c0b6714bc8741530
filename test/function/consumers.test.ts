/**
 * Fifty consumers call through the gateway with the key they last read from the vault, and read it again late: when its
 * secret's expiry has come. Meanwhile, every day, two runs start at the same time, one of the first runs is killed at a
 * random remote call, every plan names each consumer twice, and for half of them the interval is shortened one day. No
 * request may be refused.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LeaseSource } from '../../function/ports.ts';
import type { Discipline } from '../../function/rules.ts';
import { type RunPorts, runRotation } from '../../function/run.ts';
import {
  addSubscription,
  createWorld,
  current,
  fakeKeys,
  fakeSecrets,
  makeKey,
  type World,
} from './fakes.ts';
import { generator } from './random.ts';

const day = 24 * 60 * 60 * 1000;
const interval = 5 * day;
const DAYS = 21;
const consumers = Array.from({ length: 50 }, (_, index) => `team-${index}`);

/** One lease, which a killed run never gives back; it ends by itself before the next day's runs. */
function leaseOf(world: World): LeaseSource {
  let heldUntil = 0;
  return {
    async acquire() {
      if (world.now < heldUntil) return undefined;
      heldUntil = world.now + 60_000;
      return {
        holdsFor: async () => true,
        async release() {
          heldUntil = 0;
        },
      };
    },
  };
}

/** Three weeks; returns how many requests were sent and how many of them with a key that did not work. */
async function simulate(discipline: Discipline, seed: number) {
  const random = generator(seed);
  const world = createWorld();
  for (const consumer of consumers) addSubscription(world, consumer);
  const leases = discipline === 'regenerate' ? leaseOf(world) : undefined;
  const held = new Map<string, { key: string; until: number }>();
  let sent = 0;
  let refused = 0;

  const request = (consumer: string) => {
    const holding = held.get(consumer);
    const mustRead = holding === undefined || world.now >= holding.until;
    if (mustRead || random() < 0.01) {
      const newest = current(world, `subscription-key-${consumer}`);
      if (newest === undefined) return;
      assert.ok(newest.enabled, 'the current version can be read');
      held.set(consumer, { key: newest.value, until: newest.expiresOn });
    }
    const { primary, secondary } = world.subscriptions.get(consumer) ?? {};
    const key = held.get(consumer)?.key;
    sent += 1;
    if (key !== primary && key !== secondary) refused += 1;
  };

  /** Between any two remote calls anything may happen: consumers call, the other run goes on. */
  const interleave: World['intercept'] = async (_name, effect) => {
    for (let turns = Math.floor(random() * 3); turns > 0; turns -= 1) await Promise.resolve();
    request(consumers[Math.floor(random() * consumers.length)] ?? '');
    return effect();
  };
  const shortenedOn = 8 + Math.floor(random() * 5);
  const intervals = new Map<string, number>();
  const killedOn = Math.floor(random() * 3) * 5;
  let kill: (() => void) | undefined;

  for (let today = 0; today < DAYS; today += 1) {
    const dead = new Promise<void>((resolve) => {
      kill = resolve;
    });
    let left = today === killedOn ? Math.floor(random() * 200) : Number.POSITIVE_INFINITY;
    const mortal = (ports: RunPorts): RunPorts => {
      const dies =
        <Values extends unknown[], Result>(call: (...values: Values) => Promise<Result>) =>
        (...values: Values): Promise<Result> => {
          left -= 1;
          if (left > 0) return call(...values);
          kill?.();
          return new Promise(() => undefined);
        };
      const { keys, secrets } = ports;
      return {
        ...ports,
        keys: {
          list: dies(keys.list),
          read: dies(keys.read),
          regenerate: dies(keys.regenerate),
          replace: dies(keys.replace),
        },
        secrets: {
          list: dies(secrets.list),
          get: dies(secrets.get),
          set: dies(secrets.set),
          disable: dies(secrets.disable),
          retag: dies(secrets.retag),
          succeeded: dies(secrets.succeeded),
        },
      };
    };
    world.intercept = interleave;
    if (today === shortenedOn) {
      for (const name of consumers.slice(0, 25)) intervals.set(name, 2 * day);
    }
    const ports: RunPorts = {
      keys: fakeKeys(world),
      secrets: fakeSecrets(world),
      leases,
      newKey: () => makeKey(world),
      hasTime: () => true,
    };
    const start = (with_: RunPorts) =>
      runRotation(
        {
          subscriptions: [...consumers, ...consumers.map((name) => name.toUpperCase())],
          intervals,
          concurrency: 8,
          rules: {
            service: '/service',
            discipline,
            mode: 'scheduled',
            interval,
            requestTimeout: 20_000,
            trigger: 'timer',
            runId: `day ${today}`,
          },
        },
        with_,
        () => undefined,
      );
    await Promise.all([Promise.race([start(mortal(ports)), dead]), start(ports)]);
    for (let hour = 0; hour < 24; hour += 1) {
      world.now += day / 24;
      for (const consumer of consumers) request(consumer);
    }
  }
  const versions = [...world.secrets.values()].map(
    (all) => new Set(all.map(({ value }) => value)).size,
  );
  return { sent, refused, rotations: Math.min(...versions) - 1 };
}

for (const discipline of ['regenerate', 'conditional'] as const) {
  describe(`fifty consumers (${discipline})`, () => {
    it('are never refused in three weeks of double and dying runs, 20 times over', async (test) => {
      let requests = 0;
      for (let seed = 1; seed <= 20; seed += 1) {
        const { sent, refused, rotations } = await simulate(discipline, seed);
        assert.equal(refused, 0, `seed ${seed}`);
        assert.ok(rotations >= 3, `seed ${seed}: every key was rotated, ${rotations} times`);
        requests += sent;
      }
      test.diagnostic(`${requests} requests, none refused`);
    });
  });
}
