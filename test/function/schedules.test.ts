/**
 * Random schedules: runs beside each other under the real lease, comparisons among them, some killed; stalls that outlast a lease; wall
 * clocks that somebody sets back by hours; a person who regenerates keys at the portal; an interval that is shortened; and an emergency
 * that is killed and goes on until it is done. Every plan names each consumer twice. Whatever happens: (a) the vault's current key works,
 * (b) no key dies before its expiry but in an emergency, and (c) after the emergency no key from before it works, and each that it made does.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../function/clock.ts';
import { BlobLeases, patientLeases } from '../../function/lease.ts';
import { unfinishedAmong } from '../../function/report.ts';
import type { Discipline, Mode } from '../../function/rules.ts';
import { type Result, runRotation } from '../../function/run.ts';
import { blobService } from './blob-service.ts';
import {
  addSubscription,
  createWorld,
  fakeKeys,
  fakeSecrets,
  makeKey,
  type World,
} from './fakes.ts';
import { credential } from './http.ts';
import { generator } from './random.ts';

const day = 24 * 60 * 60 * 1000;
const interval = 5 * day;
/** The last one is the person's at the portal: of it only the end is promised. */
const consumers = ['team-a', 'team-b', 'team-c', 'by-hand'];
const promised = consumers.slice(0, -1);
const reads = ['list subscriptions', 'read keys', 'list secrets', 'get secret'];

/** `SEEDS=1000 npm test -- function/schedules.test.ts` looks longer. A lease by the wall clock breaks (a) within these. */
const seeds = Number(process.env.SEEDS ?? 40);

/** Who waits goes on one at a time, in a random order, and time passes between any two steps and at no other moment. */
function createTime(world: World, random: () => number, between: () => void) {
  const waiting: { readonly at: number; readonly go: () => void }[] = [];
  let pumping = false;
  async function pump(): Promise<void> {
    pumping = true;
    while (waiting.length > 0) {
      await setImmediate();
      const ready = waiting.filter(({ at }) => at <= world.now);
      if (ready.length === 0) {
        world.now = Math.min(...waiting.map(({ at }) => at));
        continue;
      }
      const next = ready[Math.floor(random() * ready.length)] ?? assert.fail();
      waiting.splice(waiting.indexOf(next), 1);
      world.now += Math.floor(random() * 3_000);
      between();
      next.go();
    }
    pumping = false;
  }
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((go) => {
      waiting.push({ at: world.now + milliseconds, go });
      if (!pumping) void pump();
    });
  /** A moment, or now and then longer than a lease. */
  const turn = () => sleep(random() < 0.02 ? 90_000 : 0);
  return { sleep, turn };
}

async function simulate(discipline: Discipline, seed: number) {
  const random = generator(seed);
  const world = createWorld();
  const figures = { calls: 0, killed: 0, byHand: 0, clocksSet: 0, emergencies: 0 };
  const states = new Set<string>();
  /** Keys that an emergency made, and those of them that the service got. */
  const replacements = new Set<string>();
  const given = new Set<string>();
  for (const id of consumers) addSubscription(world, id);
  let emergency = false;
  let isPersonAtWork = false;

  function assertPromises(): void {
    states.add(JSON.stringify([[...world.subscriptions.values()], [...world.secrets.values()]]));
    for (const { primary, secondary } of world.subscriptions.values()) {
      for (const key of [primary, secondary]) if (replacements.has(key)) given.add(key);
    }
    for (const id of promised) {
      const { primary, secondary } = world.subscriptions.get(id) ?? assert.fail();
      const versions = world.secrets.get(`subscription-key-${id}`) ?? [];
      const newest = versions.at(-1);
      if (newest === undefined) continue;
      assert.ok([primary, secondary].includes(newest.value) && newest.enabled, `(a) ${id}`);
      if (emergency) continue;
      for (const { value, expiresOn, enabled } of versions) {
        if (expiresOn <= world.now) continue;
        assert.ok([primary, secondary].includes(value) && enabled, `(b) ${id}`);
      }
    }
  }

  const { sleep, turn } = createTime(world, random, () => {
    if (!isPersonAtWork || random() >= 0.02) return;
    const keys = world.subscriptions.get('by-hand') ?? assert.fail();
    keys[random() < 0.5 ? 'primary' : 'secondary'] = makeKey(world);
    keys.etag += 1;
    figures.byHand += 1;
  });
  const blobs = blobService({
    get time() {
      return world.now;
    },
  });
  const intervals = new Map<string, number>();
  let ids = 0;

  /** @param killedAfter calls to the service and the vault; undefined: it lives */
  async function run(mode: Mode, since?: number, killedAfter = Number.POSITIVE_INFINITY) {
    let setBack = 0;
    const clock: Clock = { now: () => world.now - setBack, monotonic: () => world.now, sleep };
    let calls = 0;
    let die: () => void = () => undefined;
    const death = new Promise<undefined>((resolve) => {
      die = () => resolve(undefined);
    });
    /** What is changed is changed at once, in the step in which it was permitted; the answer takes its time. */
    const intercept: World['intercept'] = async (name, effect) => {
      calls += 1;
      figures.calls += 1;
      if (random() < 0.02) {
        setBack = Math.floor(random() * 5 * 3_600_000);
        figures.clocksSet += 1;
      }
      if (calls > killedAfter) {
        if (calls % 2 === 0) effect();
        die();
        return new Promise(() => undefined);
      }
      if (reads.includes(name)) await turn();
      const made = world.keysMade.length;
      const result = effect();
      if (mode === 'emergency') for (const key of world.keysMade.slice(made)) replacements.add(key);
      assertPromises();
      await turn();
      return result;
    };
    const own: World = { ...world, intercept };
    Object.defineProperty(own, 'now', { get: () => world.now });
    const lease = new BlobLeases('https://s.blob.core.windows.net/locks', '/s', credential, clock, {
      requestTimeout: 20_000,
      endsAt: Number.POSITIVE_INFINITY,
      newId: () => {
        ids += 1;
        return `run ${ids}`;
      },
      fetch: async (...request) => {
        await turn();
        return blobs.handle(...request);
      },
    });
    const started = runRotation(
      {
        subscriptions: [...consumers, ...consumers.map((id) => id.toUpperCase())],
        intervals,
        concurrency: 2,
        rules: {
          service: '/service',
          discipline,
          mode,
          interval,
          since,
          requestTimeout: 20_000,
          trigger: 'timer',
          runId: `run ${ids}`,
        },
      },
      {
        keys: fakeKeys(own),
        secrets: fakeSecrets(own),
        leases: patientLeases(lease, clock, () => true),
        newKey: () => {
          const key = makeKey(world);
          if (mode === 'emergency') replacements.add(key);
          return key;
        },
        hasTime: () => true,
      },
      () => undefined,
    );
    const results = await Promise.race([started, death]);
    if (results === undefined) figures.killed += 1;
    return results;
  }
  const sometimes = () => (random() < 0.4 ? Math.floor(random() * 40) : undefined);

  for (let today = 0; today < 12; today += 1) {
    isPersonAtWork = today % 3 === 2;
    if (today === 6) for (const id of consumers.slice(0, 2)) intervals.set(id, 2 * day);
    await Promise.all([
      run('scheduled', undefined, sometimes()),
      run('scheduled'),
      run('reconcile', undefined, sometimes()),
    ]);
    world.now += day - (world.now % day);
    assertPromises();
  }

  emergency = true;
  isPersonAtWork = false;
  const since = world.now;
  const leaked = new Set(
    [...world.subscriptions.values()].flatMap(({ primary, secondary }) => [primary, secondary]),
  );
  for (let left: readonly unknown[] = consumers; left.length > 0; ) {
    figures.emergencies += 1;
    const killed = figures.emergencies < 4 ? Math.floor(random() * 30) : undefined;
    const [results]: (readonly Result[] | undefined)[] = await Promise.all([
      run('emergency', since, killed),
      run('scheduled', undefined, sometimes()),
    ]);
    if (results !== undefined) left = unfinishedAmong(results, 'emergency');
    assert.ok(figures.emergencies < 20, 'it ends');
  }
  await run('reconcile');
  for (const [id, { primary, secondary }] of world.subscriptions) {
    assert.ok(!leaked.has(primary) && !leaked.has(secondary), `(c) ${id}`);
    const newest = world.secrets.get(`subscription-key-${id}`)?.at(-1);
    assert.ok(newest?.enabled && [primary, secondary].includes(newest.value), `(a) ${id}`);
  }
  const works = [...world.subscriptions.values()].flatMap((keys) => [keys.primary, keys.secondary]);
  for (const key of given) {
    assert.ok(works.includes(key), '(c) what an emergency made is left alone');
  }
  return { ...figures, states: states.size };
}

for (const discipline of ['regenerate', 'conditional'] as const) {
  describe(`random schedules (${discipline})`, () => {
    it('keep all promises', async (test) => {
      const sum: Record<string, number> = {};
      for (let seed = 1; seed <= seeds; seed += 1) {
        try {
          for (const [name, count] of Object.entries(await simulate(discipline, seed))) {
            sum[name] = (sum[name] ?? 0) + count;
          }
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error });
        }
      }
      test.diagnostic(JSON.stringify(sum));
    });
  });
}
