/** Many keys against the documented limits of Azure Resource Manager, in virtual time. */

import { CONCURRENCY } from '../../function/azure.ts';
import type { Clock } from '../../function/clock.ts';
import { RemoteError } from '../../function/errors.ts';
import { createLimiter } from '../../function/limiter.ts';
import type { LeaseSource, SubscriptionKeys } from '../../function/ports.ts';
import { unfinishedAmong } from '../../function/report.ts';
import type { Discipline, Mode } from '../../function/rules.ts';
import { type Result, runRotation } from '../../function/run.ts';
import { fingerprint, MANAGER } from '../../function/tags.ts';
import {
  addSubscription,
  addVersion,
  createWorld,
  fakeKeys,
  fakeSecrets,
  makeKey,
  type World,
} from './fakes.ts';

/** A clock for many sleepers: when everybody sleeps, it jumps to the first one to wake. */
function crowdClock(): Clock & { run: <Result>(work: Promise<Result>) => Promise<Result> } {
  let time = 0;
  const sleepers: { until: number; wake: () => void }[] = [];
  return {
    now: () => time,
    monotonic: () => time,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ until: time + milliseconds, wake });
      }),
    async run(work) {
      let done = false;
      const finished = work.finally(() => {
        done = true;
      });
      while (!done) {
        await new Promise(setImmediate);
        sleepers.sort((one, other) => one.until - other.until);
        const next = sleepers.shift();
        if (next === undefined) continue;
        time = Math.max(time, next.until);
        next.wake();
      }
      return finished;
    },
  };
}

export const day = 24 * 60 * 60 * 1000;
const interval = 30 * day;
const LATENCY = 850;
const VAULT_LATENCY = 60;

export type RunOptions = {
  readonly mode?: Mode;
  readonly since?: number | undefined;
  /** Milliseconds after which the run begins nothing new. */
  readonly budget?: number;
  /** The run is killed at that call to Azure Resource Manager, with whatever else is under way. */
  readonly killedAt?: number;
};

export type Ended = {
  /** Undefined: it was killed. */
  readonly results: readonly Result[] | undefined;
  readonly since: number | undefined;
  readonly seconds: number;
  readonly calls: number;
};

export type Estate = {
  readonly world: World;
  readonly ids: readonly string[];
  readonly run: (options?: RunOptions) => Promise<Ended>;
};

/** `count` consumers whose keys were published `age` ago. */
export function estateOf(discipline: Discipline, count: number, age: number): Estate {
  const clock = crowdClock();
  const world = createWorld(0);
  const ids = Array.from({ length: count }, (_, index) => `team-${index}`);
  for (const id of ids) addConsumer(world, id, age);
  const bucket = createBucket(clock);
  const leases = oneLease(clock);

  async function run(options: RunOptions = {}): Promise<Ended> {
    const { mode = 'scheduled', since, budget = Number.POSITIVE_INFINITY, killedAt } = options;
    const limiter = createLimiter(clock);
    const startedAt = clock.now();
    const life = createLife(killedAt);
    const timed = <Values extends unknown[], Result>(
      call: (...values: Values) => Promise<Result>,
    ) => {
      return async (...values: Values): Promise<Result> => {
        await limiter.enter();
        if (!life.goesOn()) {
          // Some requests are still carried out when the one who sent them is gone.
          if (life.calls() % 2 === 0) void call(...values);
          return new Promise(() => undefined);
        }
        bucket.take();
        await clock.sleep(LATENCY);
        world.now = clock.now();
        return call(...values);
      };
    };
    world.now = startedAt;
    world.intercept = async (name, effect) => {
      if (/secret|version|tag/.test(name)) await clock.sleep(VAULT_LATENCY);
      return effect();
    };
    const keys = fakeKeys(world);
    const slow: SubscriptionKeys = {
      list: keys.list,
      read: timed(keys.read),
      regenerate: timed(keys.regenerate),
      replace: timed(keys.replace),
    };
    const named = { service: '/service', trigger: 'timer', runId: 'run' };
    const rules = { ...named, discipline, mode, interval, since, requestTimeout: 20_000 };
    let announced: number | undefined;
    const results = await clock.run(
      Promise.race([
        life.end,
        runRotation(
          { subscriptions: ids, concurrency: CONCURRENCY, rules },
          {
            keys: slow,
            secrets: fakeSecrets(world),
            leases,
            newKey: () => makeKey(world),
            hasTime: (milliseconds = 0) => clock.now() - startedAt + milliseconds < budget,
          },
          () => undefined,
          (_due, _now, chosen) => {
            announced = chosen;
          },
        ),
      ]),
    );
    const seconds = (clock.now() - startedAt) / 1000;
    // The next run starts when the bucket is full again and a dead one's lease has ended.
    await clock.run(clock.sleep(61_000));
    world.now = clock.now();
    return { results, since: announced, seconds, calls: life.calls() };
  }
  return { world, ids, run };
}

function addConsumer(world: World, id: string, age: number): void {
  const { primary, secondary } = addSubscription(world, id);
  addVersion(world, `subscription-key-${id}`, primary, {
    tags: { 'managed-by': MANAGER, 'other-slot-fingerprint': fingerprint(secondary) ?? '' },
    createdOn: -age,
  });
}

/** A run's, counted in calls. */
function createLife(killedAt = Number.POSITIVE_INFINITY) {
  let calls = 0;
  let die: () => void = () => undefined;
  const end = new Promise<undefined>((resolve) => {
    die = () => resolve(undefined);
  });
  return {
    end,
    calls: () => calls,
    goesOn(): boolean {
      calls += 1;
      if (calls >= killedAt) die();
      return calls < killedAt;
    },
  };
}

/** Of one lease, which a killed run never gives back. */
function oneLease(clock: Pick<Clock, 'now'>): LeaseSource {
  let leasedUntil = 0;
  return {
    async acquire() {
      if (leasedUntil > clock.now()) return undefined;
      leasedUntil = clock.now() + 60_000;
      return {
        async holdsFor() {
          leasedUntil = clock.now() + 60_000;
          return true;
        },
        async release() {
          leasedUntil = 0;
        },
      };
    },
  };
}

/** Of 200 calls, refilled with ten a second, as Azure Resource Manager's. */
function createBucket(clock: Pick<Clock, 'now'>) {
  let tokens = 200;
  let refilledAt = 0;
  return {
    take(): void {
      tokens = Math.min(200, tokens + (clock.now() - refilledAt) / 100) - 1;
      refilledAt = clock.now();
      if (tokens < 0) throw new RemoteError('throttled', 'the bucket is empty');
    },
  };
}

/** Rotates `count` keys of that age; every ARM call takes its time and draws on a bucket of 200, refilled with 10 a second. */
export async function rotateMany(
  discipline: Discipline,
  count: number,
  age: number,
  mode: Mode = 'scheduled',
) {
  const { results = [], seconds, calls } = await estateOf(discipline, count, age).run({ mode });
  const kinds = new Set(results.map(({ outcome }) => outcome.kind));
  return { seconds, kinds: [...kinds], calls };
}

/** Runs with that budget until nobody is left. */
export async function rotateAll(discipline: Discipline, count: number, budget: number) {
  const { world, run } = estateOf(discipline, count, interval);
  for (let runs = 1; ; runs += 1) {
    const { results = [] } = await run({ budget });
    if (unfinishedAmong(results, 'scheduled').length === 0) {
      return { runs, changes: changesOf(world) };
    }
  }
}

/** How often keys were replaced since the estate was made. */
export function changesOf(world: World): number {
  let changes = 0;
  for (const { etag } of world.subscriptions.values()) changes += etag - 1;
  return changes;
}
