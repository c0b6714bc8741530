import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RemoteError } from '../../function/errors.ts';
import type { LeaseSource } from '../../function/ports.ts';
import { rehearse } from '../../function/rehearsal.ts';
import { countOutcomes, overdueAmong } from '../../function/report.ts';
import type { Mode } from '../../function/rules.ts';
import { type RunPorts, runRotation } from '../../function/run.ts';
import { MANAGER } from '../../function/tags.ts';
import { addSubscription, addVersion, createWorld, fakeKeys, fakeSecrets } from './fakes.ts';
import { due, ids, interval, kinds, plan, ports, SERVICE } from './three-keys.ts';

describe('a run', () => {
  it('rotates all that is due, in the order of the plan', async () => {
    const world = await due();
    const heard: string[] = [];
    const results = await runRotation(plan(), ports(world), ({ subscription }) =>
      heard.push(subscription),
    );
    assert.deepEqual(
      results.map(({ subscription }) => subscription),
      ids,
    );
    assert.deepEqual(kinds(results), ['rotated', 'rotated', 'rotated']);
    assert.deepEqual(heard.sort(), ids);
  });

  it('costs one listing of the vault, and nothing at ARM, when nothing is due', async () => {
    const world = await due();
    world.now -= 1;
    const results = await runRotation(plan(), ports(world), () => undefined);
    assert.deepEqual(kinds(results), ['not-due', 'not-due', 'not-due']);
    assert.deepEqual(world.calls, ['list secrets']);
  });

  it('goes on when one subscription fails', async () => {
    const world = await due();
    const keys = fakeKeys(world);
    const results = await runRotation(
      plan(),
      ports(world, {
        keys: {
          ...keys,
          read: (id) =>
            id === 'team-b'
              ? Promise.reject(new RemoteError('forbidden', 'Could not read the keys of team-b.'))
              : keys.read(id),
        },
      }),
      () => undefined,
    );
    assert.deepEqual(kinds(results), ['rotated', 'failed', 'rotated']);
    assert.equal(countOutcomes(results).failed, 1);
  });

  it('goes on when a port breaks its promise and throws something else', async () => {
    const world = await due();
    const secrets = fakeSecrets(world);
    const results = await runRotation(
      plan(),
      ports(world, {
        secrets: {
          ...secrets,
          get: (name) => {
            if (name.endsWith('team-a')) throw new TypeError('undefined is not a function');
            return secrets.get(name);
          },
        },
      }),
      () => undefined,
    );
    assert.deepEqual(kinds(results), ['failed', 'rotated', 'rotated']);
  });

  it('changes nothing when the vault or the service cannot be listed', async () => {
    for (const name of ['list secrets', 'list subscriptions']) {
      const world = await due();
      world.intercept = async (call, effect) => {
        if (call === name) throw new RemoteError('forbidden', 'Could not list.');
        return effect();
      };
      await assert.rejects(
        runRotation(plan(), ports(world), () => undefined),
        RemoteError,
      );
      assert.ok(!world.calls.includes('regenerate'));
    }
  });

  it('works on as many at once as the plan says', async () => {
    const world = await due();
    let working = 0;
    let most = 0;
    world.intercept = async (call, effect) => {
      if (!call.startsWith('list')) most = Math.max(most, ++working);
      await new Promise(setImmediate);
      if (!call.startsWith('list')) working -= 1;
      return effect();
    };
    await runRotation(plan({ concurrency: 2 }), ports(world), () => undefined);
    assert.equal(most, 2);
  });

  it('stops beginning when its time is up, and the next run goes on', async () => {
    const world = await due();
    const results = await runRotation(
      plan({ concurrency: 1 }),
      ports(world, {
        hasTime: () => !world.calls.includes('set secret'),
      }),
      () => undefined,
    );
    assert.deepEqual(kinds(results), ['rotated', 'skipped', 'skipped']);
    const next = await runRotation(plan(), ports(world), () => undefined);
    assert.deepEqual(kinds(next), ['not-due', 'rotated', 'rotated']);
  });
});

describe('the subscriptions of a run', () => {
  it('are discovered but for the one that opens the whole service', async () => {
    const world = createWorld();
    addSubscription(world, 'master', { wholeService: true });
    addSubscription(world, 'team-a');
    const results = await runRotation(plan({ subscriptions: '*' }), ports(world), () => undefined);
    assert.deepEqual(
      results.map(({ subscription, outcome }) => [subscription, outcome.kind]),
      [['team-a', 'bootstrapped']],
    );
  });

  it('are left alone when they are unknown, suspended, built in, or unfit for a name', async () => {
    const world = createWorld();
    addSubscription(world, 'master', { wholeService: true });
    addSubscription(world, 'team-s', { state: 'suspended' });
    addSubscription(world, 'team_underscore');
    const results = await runRotation(
      plan({ subscriptions: ['team-x', 'team-s', 'master', 'team_underscore'] }),
      ports(world),
      () => undefined,
    );
    assert.deepEqual(
      results.map(({ outcome }) => outcome.kind === 'skipped' && outcome.reason),
      [
        'subscription-missing',
        'subscription-inactive',
        'whole-service-subscription',
        'unsuitable-secret-name',
      ],
    );
    assert.equal(world.secrets.size, 0);
  });

  it('are reported without a look at ARM when the secret is disabled', async () => {
    const world = createWorld();
    addSubscription(world, 'team-a');
    addVersion(world, 'subscription-key-team-a', 'x', {
      enabled: false,
      tags: { 'managed-by': MANAGER },
    });
    const results = await runRotation(
      plan({ subscriptions: ['team-a'] }),
      ports(world),
      () => undefined,
    );
    assert.deepEqual(results[0]?.outcome, { kind: 'skipped', reason: 'secret-disabled' });
    assert.deepEqual(world.calls, ['list secrets']);
  });
});

describe('the lease of a run', () => {
  function leases(free: boolean) {
    const seen: string[] = [];
    const source: LeaseSource = {
      async acquire() {
        seen.push('acquire');
        if (!free) return undefined;
        return {
          holdsFor: async () => true,
          async release() {
            seen.push('release');
          },
        };
      },
    };
    return { source, seen };
  }

  it('is held for all changes and given back, also after failures', async () => {
    const world = await due();
    const { source, seen } = leases(true);
    world.intercept = async (call, effect) => {
      if (call === 'regenerate') throw new RemoteError('forbidden', 'no');
      return effect();
    };
    await runRotation(plan(), ports(world, { leases: source }), () => undefined);
    assert.deepEqual(seen, ['acquire', 'release']);
  });

  it('is not asked for when nothing is due', async () => {
    const world = await due();
    world.now -= 1;
    const { source, seen } = leases(true);
    await runRotation(plan(), ports(world, { leases: source }), () => undefined);
    assert.deepEqual(seen, []);
  });

  it('makes a second run leave everything to the first', async () => {
    const world = await due();
    const { source } = leases(false);
    const results = await runRotation(plan(), ports(world, { leases: source }), () => undefined);
    assert.deepEqual(kinds(results), ['skipped', 'skipped', 'skipped']);
    assert.ok(!world.calls.includes('regenerate'));
  });

  it('that cannot be asked for fails the run before anything is changed', async () => {
    const world = await due();
    const acquire = () => Promise.reject(new RemoteError('forbidden', 'Could not acquire.'));
    await assert.rejects(
      runRotation(plan(), ports(world, { leases: { acquire } }), () => undefined),
      RemoteError,
    );
    assert.ok(!world.calls.includes('regenerate'));
  });
});

describe('a key that is due for half an interval', () => {
  it('is named by every run that does not replace it, and by none that does', async () => {
    const world = await due();
    const keys = fakeKeys(world);
    const refusing: RunPorts['keys'] = {
      ...keys,
      async regenerate(subscription, slot, permit) {
        if (subscription === 'team-b') throw new RemoteError('forbidden', 'HTTP 403');
        return keys.regenerate(subscription, slot, permit);
      },
    };
    const overdue = async (mode: Mode) => {
      const with_ = ports(world, { keys: refusing });
      const results = await runRotation(plan({}, mode), with_, () => undefined);
      return overdueAmong(results, world.now);
    };
    assert.deepEqual(await overdue('reconcile'), [], 'just due');
    world.now += interval / 2;
    assert.deepEqual(await overdue('reconcile'), ids);
    assert.deepEqual(await overdue('scheduled'), ['team-b']);
    assert.deepEqual(await overdue('reconcile'), ['team-b']);
  });
});

describe('a dry run', () => {
  it('changes nothing and names the requests of a real one', async () => {
    const world = await due();
    const before = JSON.stringify([...world.subscriptions, ...world.secrets]);
    const vaultUrl = 'https://keys.vault.azure.net';
    const rehearsal = rehearse(fakeKeys(world), fakeSecrets(world), {
      serviceId: SERVICE,
      vaultUrl,
    });
    const results = await runRotation(
      plan({ subscriptions: ['team-a'] }),
      { ...ports(world), ...rehearsal },
      () => undefined,
    );
    assert.deepEqual(kinds(results), ['rotated']);
    const [regeneration = '', publication = '', ...others] = rehearsal.requests;
    assert.equal(
      regeneration,
      `POST https://management.azure.com${SERVICE}/subscriptions/team-a/regenerateSecondaryKey?api-version=2024-05-01`,
    );
    assert.match(
      publication,
      /^PUT https:\/\/keys\.vault\.azure\.net\/secrets\/subscription-key-team-a\?api-version=\S+ \{"value":"<new key>"/,
    );
    assert.deepEqual(others, []);
    assert.equal(JSON.stringify([...world.subscriptions, ...world.secrets]), before);
  });
});

describe('a plan', () => {
  it('has each subscription once, however it is spelt, and one worker on it', async () => {
    const world = await due();
    const spelt = ['team-a', 'Team-A', 'TEAM-B', 'team-b', 'team-c', 'team-c'];
    const results = await runRotation(
      plan({ subscriptions: spelt, concurrency: 6 }),
      ports(world),
      () => undefined,
    );
    assert.deepEqual(
      results.map(({ subscription, outcome }) => [subscription, outcome.kind]),
      [
        ['team-a', 'rotated'],
        ['TEAM-B', 'rotated'],
        ['team-c', 'rotated'],
      ],
    );
    assert.equal(world.calls.filter((call) => call === 'regenerate').length, 3);
  });

  it('takes on the oldest keys first', async () => {
    const world = await due();
    const [a, b, c] = ids.map((id) => world.secrets.get(`subscription-key-${id}`)?.[0]);
    for (const [version, age] of [
      [a, 1],
      [b, 3],
      [c, 2],
    ] as const) {
      Object.assign(version ?? assert.fail(), { createdOn: world.now - interval - age * 1000 });
    }
    const heard: string[] = [];
    await runRotation(plan({ concurrency: 1 }), ports(world), ({ subscription }) =>
      heard.push(subscription),
    );
    assert.deepEqual(heard, ['team-b', 'team-c', 'team-a']);
  });
});
