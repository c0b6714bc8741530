/** Two years of a healthy estate in virtual time: when keys are rotated, and whether anybody is called. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CalendarRules, createCalendar, parseFreeze } from '../../function/calendar.ts';
import { overdueAmong, unfinishedAmong } from '../../function/report.ts';
import type { Mode } from '../../function/rules.ts';
import { type Result, runRotation } from '../../function/run.ts';
import { DAY, longestGap, parseSchedule } from '../../function/schedule.ts';
import { parseDuration } from '../../policy/standards/duration.ts';
import {
  addSubscription,
  createWorld,
  fakeKeys,
  fakeSecrets,
  makeKey,
  type World,
} from './fakes.ts';

const start = Date.UTC(2028, 0, 1);
const end = start + 2 * 366 * DAY;
/** By how much runs come late, and the vault's clock differs: something else each time, the same in each test. */
const delays = [4_000, -3_000, 0, 41_000, 12_000, -1_000, 95_000];

type Estate = Omit<CalendarRules, 'schedule'> & {
  readonly schedule: string;
  readonly interval: string;
  readonly intervals?: Readonly<Record<string, string>>;
  /** From then on instead; milliseconds. */
  readonly shortened?: { readonly at: number; readonly interval: string };
};

const consumers = ['team-a', 'team-b', 'team-c'];

function milliseconds(duration: string): number {
  return 1000 * (parseDuration(duration) ?? assert.fail(duration));
}

function scheduleOf(text: string) {
  const schedule = parseSchedule(text);
  return 'fault' in schedule ? assert.fail(schedule.fault) : schedule;
}

/** Every moment at which a run rotated something, by consumer, and everything that somebody was told. */
async function twoYears(estate: Estate) {
  const schedule = scheduleOf(estate.schedule);
  const calendar = createCalendar({ ...estate, schedule });
  const firings = createCalendar({ schedule });
  const world = createWorld(start);
  for (const id of consumers) addSubscription(world, id);
  const intervals = new Map(
    Object.entries(estate.intervals ?? {}).map(([id, own]) => [id, milliseconds(own)]),
  );
  const rotations = new Map(consumers.map((id): [string, number[]] => [id, []]));
  const alerts: string[] = [];

  async function run(mode: Mode): Promise<void> {
    const { shortened } = estate;
    const late = shortened !== undefined && world.now >= shortened.at;
    const rules = {
      service: '/service',
      discipline: 'regenerate',
      mode,
      interval: milliseconds(late ? shortened.interval : estate.interval),
      calendar,
      requestTimeout: 20_000,
      trigger: 'timer',
      runId: 'run',
    } as const;
    const ports = {
      keys: fakeKeys(world),
      secrets: fakeSecrets(world),
      newKey: () => makeKey(world),
      hasTime: () => true,
    };
    const plan = { subscriptions: consumers, intervals, concurrency: 1, rules };
    const results = await runRotation(plan, ports, () => undefined);
    alerts.push(...complaints(results, mode, world));
    for (const { subscription, outcome } of results) {
      if (outcome.kind === 'rotated') rotations.get(subscription)?.push(world.now);
    }
  }

  let runs = 0;
  for (
    let at = firings.nextRun(start);
    at !== undefined && at < end;
    at = firings.nextRun(at + 1)
  ) {
    world.now = at + (delays[runs % delays.length] ?? 0);
    world.intercept = async (_name, effect) => {
      assertTrueExpiries(world);
      world.now += 100;
      return effect();
    };
    if (runs === 0) await run('reconcile');
    await run('scheduled');
    if (runs % 5 === 0) await run('reconcile');
    runs += 1;
  }
  const gaps = [...rotations.values()].flatMap((times) =>
    times.slice(1).map((time, index) => time - (times[index] ?? 0)),
  );
  return { alerts, rotations, gaps, tick: longestGap(schedule) ?? 0 };
}

function complaints(results: readonly Result[], mode: Mode, world: World): string[] {
  return [
    ...overdueAmong(results, world.now).map((id) => `overdue: ${id}`),
    ...unfinishedAmong(results, mode).map((id) => `unfinished: ${id}`),
    ...results.filter(({ outcome }) => outcome.kind === 'recovered').map(() => 'recovered'),
  ];
}

/** Every key works until the expiry that its secret was given. */
function assertTrueExpiries(world: World): void {
  for (const id of consumers) {
    const { primary, secondary } = world.subscriptions.get(id) ?? {};
    // What came before these has expired long ago.
    const versions = world.secrets.get(`subscription-key-${id}`)?.slice(-4) ?? [];
    for (const { value, expiresOn, enabled } of versions) {
      if (expiresOn <= world.now) continue;
      const when = new Date(world.now).toISOString();
      assert.ok(value === primary || value === secondary, `${id} at ${when}`);
      assert.ok(enabled);
    }
  }
}

const MINUTES = 60_000;

describe('two years of runs', () => {
  const pairs: [string, Estate][] = [
    ['daily, P30D', { schedule: '0 0 3 * * *', interval: 'P30D' }],
    ['weekly, P7D', { schedule: '0 0 3 * * sun', interval: 'P7D' }],
    ['hourly, P1D', { schedule: '0 0 * * * *', interval: 'P1D' }],
    ['monthly, P90D', { schedule: '0 0 3 1 * *', interval: 'P90D' }],
    ['daily, P1D', { schedule: '0 0 3 * * *', interval: 'P1D' }],
    ['on weekdays, P10D', { schedule: '0 30 2 * * mon-fri', interval: 'P10D' }],
    ['twice a day at odd hours, P2D', { schedule: '0 10 1,17 * * *', interval: 'P2D' }],
  ];
  for (const [what, estate] of pairs) {
    it(`rotate within a run of the interval, never later, and call nobody: ${what}`, async (test) => {
      const { alerts, gaps, tick } = await twoYears(estate);
      const interval = milliseconds(estate.interval);
      const [shortest, longest] = [Math.min(...gaps), Math.max(...gaps)];
      test.diagnostic(`${what}: ${gaps.length} gaps of ${shortest / DAY} to ${longest / DAY} days`);
      assert.deepEqual(alerts, []);
      assert.ok(gaps.length >= 3 * Math.floor((2 * 365 * DAY) / interval) - 3);
      // Runs come late and take their time, which is no part of the schedule.
      assert.ok(longest <= interval + 2 * MINUTES);
      assert.ok(shortest >= interval - tick - 2 * MINUTES);
      assert.ok(shortest >= interval / 2);
    });
  }

  it('rotate a key of 30 days every 30 days, and one of 7 every 7', async () => {
    for (const [schedule, interval] of [
      ['0 0 3 * * *', 'P30D'],
      ['0 0 3 * * sun', 'P7D'],
    ] as const) {
      const { gaps } = await twoYears({ schedule, interval });
      const days = new Set(gaps.map((gap) => Math.round(gap / DAY)));
      assert.deepEqual([...days], [milliseconds(interval) / DAY]);
    }
  });

  it('give each consumer its own interval', async () => {
    const { rotations, alerts } = await twoYears({
      schedule: '0 0 3 * * *',
      interval: 'P90D',
      intervals: { 'team-b': 'P10D' },
    });
    assert.deepEqual(alerts, []);
    const counts = consumers.map((id) => rotations.get(id)?.length);
    assert.deepEqual(counts, [8, 73, 8]);
  });

  it('let consumers take turns, each in step with its interval', async () => {
    const { rotations, alerts, gaps } = await twoYears({
      schedule: '0 0 3 * * *',
      interval: 'P30D',
      spread: true,
    });
    assert.deepEqual(alerts, []);
    const firstDays = consumers.map((id) => Math.floor((rotations.get(id)?.[1] ?? 0) / DAY));
    assert.equal(new Set(firstDays).size, consumers.length);
    assert.ok(Math.max(...gaps) <= 31 * DAY && Math.min(...gaps) >= 29 * DAY - MINUTES);
  });

  it('rotate in the window and never in a freeze, before which they do what would be due', async () => {
    const freeze = parseFreeze('2028-12-18/2029-01-07') ?? assert.fail();
    const { rotations, alerts, gaps } = await twoYears({
      schedule: '0 0 */3 * * *',
      interval: 'P30D',
      window: { from: 22 * 3_600_000, to: 4 * 3_600_000 },
      freezes: [freeze],
    });
    assert.deepEqual(alerts, []);
    for (const time of [...rotations.values()].flat()) {
      assert.ok(time + MINUTES < freeze.from || time >= freeze.to);
      const hour = new Date(time + MINUTES).getUTCHours();
      assert.ok(hour >= 22 || hour < 4, new Date(time).toISOString());
    }
    assert.ok(Math.max(...gaps) <= 30 * DAY + 2 * MINUTES);
  });

  it('keep the expiries of a longer interval when it is shortened, and then go by the new one', async () => {
    const { rotations, alerts } = await twoYears({
      schedule: '0 0 3 * * *',
      interval: 'P90D',
      shortened: { at: start + 100 * DAY, interval: 'P10D' },
    });
    assert.deepEqual(alerts, []);
    const times = rotations.get('team-a') ?? [];
    const late = times.filter((time) => time > start + 300 * DAY);
    const gaps = late.slice(1).map((time, index) => Math.round((time - (late[index] ?? 0)) / DAY));
    assert.deepEqual([...new Set(gaps)], [10]);
  });
});
