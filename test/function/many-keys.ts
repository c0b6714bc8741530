/** Many keys against the documented limits of Azure Resource Manager, in virtual time. */

import { RemoteError } from '../../function/errors.ts';
import { createLimiter } from '../../function/limiter.ts';
import type { SubscriptionKeys } from '../../function/ports.ts';
import type { Clock } from '../../function/retry.ts';
import { concurrency } from '../../function/rotate.ts';
import type { Discipline } from '../../function/rules.ts';
import { runRotation } from '../../function/run.ts';
import { manager } from '../../function/tags.ts';
import {
  addSubscription,
  addVersion,
  createWorld,
  fakeKeys,
  fakeSecrets,
  makeKey,
} from './fakes.ts';

/** A clock for many sleepers: when everybody sleeps, it jumps to the first one to wake. */
function crowdClock(): Clock & { run: <Result>(work: Promise<Result>) => Promise<Result> } {
  let time = 0;
  const sleepers: { until: number; wake: () => void }[] = [];
  return {
    now: () => time,
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
const latency = 850;

/** Rotates `count` due keys; every ARM call takes its time and draws on a bucket of 200, refilled with 10 a second. */
export async function rotateMany(discipline: Discipline, count: number, age: number) {
  const clock = crowdClock();
  const limiter = createLimiter(clock);
  const world = createWorld(0);
  const ids = Array.from({ length: count }, (_, index) => `team-${index}`);
  for (const id of ids) {
    const { primary } = addSubscription(world, id);
    addVersion(world, `subscription-key-${id}`, primary, {
      tags: { 'managed-by': manager },
      createdOn: -age,
    });
  }
  let tokens = 200;
  let refilledAt = 0;
  let calls = 0;
  const timed = <Values extends unknown[], Result>(
    call: (...values: Values) => Promise<Result>,
  ) => {
    return async (...values: Values): Promise<Result> => {
      await limiter.enter();
      calls += 1;
      tokens = Math.min(200, tokens + (clock.now() - refilledAt) / 100) - 1;
      refilledAt = clock.now();
      if (tokens < 0) throw new RemoteError('throttled', 'the bucket is empty');
      await clock.sleep(latency);
      return call(...values);
    };
  };
  const keys = fakeKeys(world);
  const slow: SubscriptionKeys = {
    list: keys.list,
    read: timed(keys.read),
    regenerate: timed(keys.regenerate),
    replace: timed(keys.replace),
  };
  const results = await clock.run(
    runRotation(
      {
        subscriptions: ids,
        concurrency,
        rules: {
          service: '/service',
          discipline,
          mode: 'scheduled',
          interval: 30 * day,
          requestTimeout: 20_000,
          trigger: 'timer',
          runId: 'run',
        },
      },
      {
        keys: slow,
        secrets: fakeSecrets(world),
        newKey: () => makeKey(world),
        hasTime: () => true,
      },
      () => undefined,
    ),
  );
  const kinds = new Set(results.map(({ outcome }) => outcome.kind));
  return { seconds: clock.now() / 1000, kinds: [...kinds], calls };
}
