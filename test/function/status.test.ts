/** How it stands with the keys, on fakes: what a person has to know, and nobody else. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rehearse } from '../../function/rehearsal.ts';
import { runRotation } from '../../function/run.ts';
import { type Status, statusOf, statusTable } from '../../function/status.ts';
import {
  addSubscription,
  addVersion,
  current,
  fakeKeys,
  fakeSecrets,
  type World,
} from './fakes.ts';
import { due, ids, interval, plan, ports, SERVICE } from './three-keys.ts';

const secretOf = (world: World, id: string) =>
  current(world, `subscription-key-${id}`) ?? assert.fail();

async function status(world: World, subscriptions: readonly string[] = ids): Promise<Status> {
  const secrets = fakeSecrets(world);
  const listing = await secrets.list();
  const rehearsal = rehearse(fakeKeys(world), secrets, {
    serviceId: SERVICE,
    vaultUrl: 'https://vault.vault.azure.net',
  });
  const results = await runRotation(
    plan({ subscriptions }, 'reconcile'),
    ports(world, rehearsal),
    () => undefined,
  );
  return statusOf(SERVICE, results, listing);
}

/** What the status says of team-a after something happened to it. */
async function after(happens: (world: World) => void, age = 0) {
  const world = await due();
  world.now += age - interval;
  happens(world);
  const before = structuredClone([world.subscriptions, world.secrets]);
  const found = await status(world);
  assert.deepEqual([world.subscriptions, world.secrets], before, 'a status changed something');
  const [key = assert.fail()] = found.keys;
  assert.equal(found.needPerson.includes('team-a'), key.needsPerson);
  return [key.state, key.reason, key.needsPerson];
}

describe('the status of a key', () => {
  it('tells age, due date, promise, slot and the run that published it', async () => {
    const world = await due();
    world.now -= interval - 3_600_000;
    const { keys, needPerson, asOf } = await status(world);
    const published = secretOf(world, 'team-a').createdOn;
    assert.deepEqual(keys[0], {
      subscription: 'team-a',
      secretName: 'subscription-key-team-a',
      state: 'current',
      needsPerson: false,
      message: "the vault's key is the primary key",
      publishedOn: new Date(published).toISOString(),
      ageSeconds: 3600,
      dueOn: new Date(published + interval).toISOString(),
      expiresOn: new Date(published + 2 * interval).toISOString(),
      slot: 'primary',
      lastRun: {
        runId: 'run-1',
        trigger: 'timer',
        principal: undefined,
        commit: undefined,
        reason: undefined,
      },
    });
    assert.deepEqual([needPerson, asOf], [[], new Date(world.now).toISOString()]);
  });

  it('calls nobody for a key that is due, and somebody for one that has been for half an interval', async () => {
    const nothing = () => undefined;
    assert.deepEqual(await after(nothing, interval - 1), ['current', undefined, false]);
    assert.deepEqual(await after(nothing, interval), ['due', undefined, false]);
    assert.deepEqual(await after(nothing, 1.5 * interval), ['overdue', 'overdue', true]);
  });

  it('finds keys that somebody else changed', async () => {
    const change = (primary: boolean, secondary: boolean) => (world: World) => {
      const keys = world.subscriptions.get('team-a') ?? assert.fail();
      if (primary) keys.primary = 'x'.repeat(32);
      if (secondary) keys.secondary = 'y'.repeat(32);
    };
    assert.deepEqual(await after(change(false, true)), ['current', undefined, false]);
    assert.deepEqual(await after(change(true, false)), ['drifted', 'published-key-replaced', true]);
    assert.deepEqual(await after(change(true, true)), ['drifted', 'both-keys-replaced', true]);
  });

  it('names what stands in the way, for whatever a person can do to subscription or secret', async () => {
    const cases: readonly [(world: World) => void, readonly unknown[]][] = [
      [(world) => world.subscriptions.delete('team-a'), ['blocked', 'subscription-missing', true]],
      [(world) => suspend(world), ['left-alone', 'subscription-inactive', false]],
      [
        (world) => Object.assign(secretOf(world, 'team-a'), { enabled: false }),
        ['blocked', 'secret-disabled', true],
      ],
      [
        (world) => addVersion(world, 'subscription-key-team-a', 'of somebody'),
        ['blocked', 'secret-not-managed', true],
      ],
      [
        (world) => addVersion(world, 'subscription-key-team-a', 'x', { tags: foreign(world) }),
        ['blocked', 'secret-of-another-subscription', true],
      ],
      [
        (world) => world.secrets.delete('subscription-key-team-a'),
        ['no-secret', 'no-secret', true],
      ],
      [
        (world) => world.softDeleted.add('subscription-key-team-a'),
        ['no-secret', 'no-secret', true],
      ],
    ];
    for (const [happens, expected] of cases) assert.deepEqual(await after(happens), expected);
  });

  it('says of what could not be asked that it is unknown', async () => {
    const world = await due();
    world.intercept = async (call, effect) => {
      if (call === 'read keys') throw new Error('broken');
      return effect();
    };
    const { keys, needPerson } = await status(world);
    assert.deepEqual(
      keys.map(({ state }) => state),
      ['unknown', 'unknown', 'unknown'],
    );
    assert.deepEqual(needPerson, ids);
  });

  it('looks at a name once, however often and in whatever case it is given', async () => {
    const { keys } = await status(await due(), ['TEAM-A', 'team-a', 'team_b']);
    assert.deepEqual(
      keys.map(({ subscription, reason }) => [subscription, reason]),
      [
        ['TEAM-A', undefined],
        ['team_b', 'unsuitable-secret-name'],
      ],
    );
  });

  it('is a table that begins with whom it concerns, and that no name can break', async () => {
    const world = await due();
    world.now -= interval;
    addSubscription(world, 'team|d');
    const table = statusTable(await status(world, [...ids, 'team|d']));
    const rows = table.split('\n').filter((row) => row.startsWith('| team'));
    assert.match(rows[0] ?? '', /^\| team\\\|d \| blocked \| .*unsuitable-secret-name: /);
    assert.match(
      rows[1] ?? '',
      /^\| team-a \| current \| 0 min \| .* \| primary \| timer run-1 \| /,
    );
    assert.match(table, /1 of 4 need a person; docs\/runbook\.md/);
  });
});

function suspend(world: World) {
  Object.assign(world.subscriptions.get('team-a') ?? assert.fail(), { state: 'suspended' });
}

function foreign(world: World) {
  return { ...secretOf(world, 'team-a').tags, 'apim-subscription': 'team-b' };
}
