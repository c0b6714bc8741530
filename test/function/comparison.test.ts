/** Reconciling: what it compares, when it takes the lease, and how it gets to everybody. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LeaseSource } from '../../function/ports.ts';
import { unfinishedAmong } from '../../function/report.ts';
import { runRotation } from '../../function/run.ts';
import { makeKey } from './fakes.ts';
import { due, ids, kinds, plan, ports } from './three-keys.ts';

describe('a comparison', () => {
  /** A lease that notes when it is held. */
  function watched() {
    let held = false;
    const source: LeaseSource = {
      async acquire() {
        held = true;
        return {
          holdsFor: async () => true,
          release: async () => {
            held = false;
          },
        };
      },
    };
    return { source, isHeld: () => held };
  }

  it('reads without the lease, and takes it for what it heals', async () => {
    const world = await due();
    const healed = world.subscriptions.get('team-b');
    assert.ok(healed);
    healed.primary = makeKey(world);
    const { source, isHeld } = watched();
    const calls: [string, boolean][] = [];
    world.intercept = async (call, effect) => {
      calls.push([call, isHeld()]);
      return effect();
    };
    const results = await runRotation(
      plan({}, 'reconcile'),
      ports(world, { leases: source }),
      () => undefined,
    );
    assert.deepEqual(kinds(results), ['intact', 'recovered', 'intact']);
    const reads = calls.filter(([call]) => call === 'read keys');
    assert.deepEqual(
      reads.map(([, leased]) => leased),
      [false, false, false, false, true, true],
    );
    assert.ok(calls.every(([call, leased]) => call !== 'set secret' || leased));
  });

  it('never asks for the lease when all is well', async () => {
    const world = await due();
    const acquire = () => Promise.reject(new Error('nobody asks'));
    const results = await runRotation(
      plan({}, 'reconcile'),
      ports(world, { leases: { acquire } }),
      () => undefined,
    );
    assert.deepEqual(kinds(results), ['intact', 'intact', 'intact']);
  });

  it('that has not the time for everybody goes on where the one before it stopped, and says whom it left out', async () => {
    const world = await due();
    let place: string | undefined;
    const bookmark = {
      read: async () => place,
      write: async (subscription: string | undefined) => {
        place = subscription;
      },
    };
    const seen: string[] = [];
    const compare = async () => {
      let looked = 0;
      const results = await runRotation(
        plan({ concurrency: 1 }, 'reconcile'),
        ports(world, { bookmark, hasTime: () => looked++ < 1 }),
        () => undefined,
      );
      seen.push(
        ...results.flatMap(({ subscription, outcome }) =>
          outcome.kind === 'intact' ? [subscription] : [],
        ),
      );
      return results;
    };
    const first = await compare();
    assert.deepEqual(kinds(first), ['intact', 'skipped', 'skipped']);
    assert.deepEqual(unfinishedAmong(first, 'reconcile'), [], 'it will see the others');
    await compare();
    await compare();
    await compare();
    assert.deepEqual(seen, ['team-a', 'team-b', 'team-c', 'team-a']);
  });

  it('that got to nobody has failed', async () => {
    const world = await due();
    const results = await runRotation(
      plan({}, 'reconcile'),
      ports(world, { hasTime: () => false }),
      () => undefined,
    );
    assert.deepEqual(unfinishedAmong(results, 'reconcile'), ids);
  });
});
