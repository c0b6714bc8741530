/** Whom a run left out, and how another one goes on. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unfinishedAmong } from '../../function/report.ts';
import type { Mode } from '../../function/rules.ts';
import { type Result, type RunPorts, runRotation } from '../../function/run.ts';
import { due, ids, kinds, plan, ports } from './three-keys.ts';

describe('a run that did not do what was asked of it', () => {
  const reasons: [string, Mode, () => Promise<readonly Result[]>][] = [
    [
      'another run held the lease',
      'forced',
      () => left({ leases: { acquire: async () => undefined } }),
    ],
    ['its time was up', 'forced', () => left({ hasTime: () => false })],
    ['its time was up', 'scheduled', () => left({ hasTime: () => false }, 'scheduled')],
    [
      'the lease was lost',
      'scheduled',
      () =>
        left(
          {
            leases: {
              acquire: async () => ({
                holdsFor: async () => false,
                release: async () => undefined,
              }),
            },
          },
          'scheduled',
        ),
    ],
    [
      'its subscriptions are unknown',
      'forced',
      () => left({}, 'forced', ['team-x', 'team-y', 'team-z']),
    ],
    ['their names are unfit', 'scheduled', () => left({}, 'scheduled', ['a_1', 'a_2', 'a_3'])],
  ];
  async function left(changes: Partial<RunPorts>, mode: Mode = 'forced', subscriptions = ids) {
    const world = await due();
    return runRotation(plan({ subscriptions }, mode), ports(world, changes), () => undefined);
  }
  for (const [what, mode, run] of reasons) {
    it(`has failed, and names everybody: ${what} (${mode})`, async () => {
      assert.equal(unfinishedAmong(await run(), mode).length, 3);
    });
  }

  it('has failed in an emergency unless both keys were replaced, also of what is suspended', async () => {
    const world = await due();
    Object.assign(world.subscriptions.get('team-c') ?? assert.fail(), { state: 'suspended' });
    const results = await runRotation(plan({}, 'emergency'), ports(world), () => undefined);
    assert.deepEqual(unfinishedAmong(results, 'emergency'), ['team-c']);
  });

  it('has not failed where somebody suspended a consumer and nothing was asked for', async () => {
    const world = await due();
    Object.assign(world.subscriptions.get('team-c') ?? assert.fail(), { state: 'suspended' });
    const results = await runRotation(plan(), ports(world), () => undefined);
    assert.deepEqual(unfinishedAmong(results, 'scheduled'), []);
  });
});

describe('forcing again with the instant of the first run', () => {
  it('goes on with those who are left and leaves the others alone', async () => {
    const world = await due();
    let chosen: number | undefined;
    const force = (since: number | undefined, only: number) => {
      let begun = 0;
      const { rules, ...rest } = plan({ concurrency: 1 }, 'forced');
      return runRotation(
        { ...rest, rules: { ...rules, since } },
        ports(world, { hasTime: () => begun++ < only }),
        () => undefined,
        (_due, _now, told) => {
          chosen ??= told;
        },
      );
    };
    // The run asks before each subscription and before each of its two changes.
    assert.deepEqual(kinds(await force(undefined, 3)), ['rotated', 'skipped', 'skipped']);
    world.now += 60_000;
    assert.deepEqual(kinds(await force(chosen, 99)), ['already-replaced', 'rotated', 'rotated']);
    assert.deepEqual(kinds(await force(chosen, 99)), Array(3).fill('already-replaced'));
    const changes = [...world.subscriptions.values()].map(({ etag }) => etag);
    assert.deepEqual(changes, [2, 2, 2]);
  });

  it('is refused when that instant is still to come', async () => {
    const world = await due();
    const { rules, ...rest } = plan({}, 'emergency');
    await assert.rejects(
      runRotation(
        { ...rest, rules: { ...rules, since: world.now + 60_000 } },
        ports(world),
        () => undefined,
      ),
      /since lies in the future/,
    );
    assert.ok(!world.calls.includes('regenerate'));
  });
});
