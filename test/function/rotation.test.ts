import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RemoteError } from '../../function/errors.ts';
import { rotateSubscription } from '../../function/rotation.ts';
import { fingerprint, MANAGER } from '../../function/tags.ts';
import {
  addSubscription,
  addVersion,
  createWorld,
  current,
  fakeKeys,
  fakeSecrets,
  makeKey,
} from './fakes.ts';
import {
  assertSkipped,
  changesMade,
  day,
  due,
  interval,
  NAME,
  ports,
  rules,
  SERVICE,
  target,
} from './one-key.ts';

for (const discipline of ['regenerate', 'conditional'] as const) {
  describe(`a rotation (${discipline})`, () => {
    it('replaces the idle key, publishes it, and leaves the active one alone', async () => {
      const { world, subscription } = due();
      const { primary, secondary } = subscription;
      const outcome = await rotateSubscription(target, ports(world), rules({ discipline }));
      assert.equal(subscription.primary, primary);
      assert.notEqual(subscription.secondary, secondary);
      assert.equal(current(world, NAME)?.value, subscription.secondary);
      assert.equal(outcome.kind, 'rotated');
    });

    it('alternates: every key is published once and stays valid beside its successor', async () => {
      const { world, subscription } = due();
      for (let round = 0; round < 4; round += 1) {
        const before = current(world, NAME)?.value;
        await rotateSubscription(target, ports(world), rules({ discipline }));
        assert.notEqual(current(world, NAME)?.value, before);
        assert.ok([subscription.primary, subscription.secondary].includes(before ?? ''));
        world.now += interval;
      }
      const values = world.secrets.get(NAME)?.map(({ value }) => value) ?? [];
      assert.equal(new Set(values).size, values.length);
    });

    it('does nothing before the interval is over, by the clock of the vault', async () => {
      const { world } = due();
      world.now -= 1;
      const outcome = await rotateSubscription(target, ports(world), rules({ discipline }));
      assert.deepEqual(outcome, { kind: 'not-due', dueOn: world.now + 1 });
      assert.deepEqual(world.calls, ['get secret']);
    });

    it('makes no second key when an earlier run made one and did not publish it', async () => {
      const { world, subscription } = due();
      subscription.secondary = makeKey(world);
      const outcome = await rotateSubscription(target, ports(world), rules({ discipline }));
      assert.equal(outcome.kind, 'adopted');
      assert.equal(current(world, NAME)?.value, subscription.secondary);
      assert.deepEqual(changesMade(world), ['set secret']);
    });

    it('takes the lost answer to a change for what the keys say', async () => {
      const { world, subscription } = due();
      world.intercept = async (call, effect) => {
        const result = effect();
        if (call === 'regenerate' || call === 'replace') {
          throw new RemoteError('timeout', 'the answer was lost');
        }
        return result;
      };
      const outcome = await rotateSubscription(target, ports(world), rules({ discipline }));
      assert.equal(outcome.kind, 'rotated');
      assert.equal(current(world, NAME)?.value, subscription.secondary);
    });

    it('fails and publishes nothing when the change was refused', async () => {
      const { world } = due();
      world.intercept = async (call, effect) => {
        if (call === 'regenerate' || call === 'replace') {
          throw new RemoteError('forbidden', 'Could not change it: HTTP 403.');
        }
        return effect();
      };
      const outcome = await rotateSubscription(target, ports(world), rules({ discipline }));
      assert.deepEqual(outcome, {
        kind: 'failed',
        cause: 'forbidden',
        message: 'Could not change it: HTTP 403.',
      });
      assert.equal(world.secrets.get(NAME)?.length, 1);
    });

    it('does not publish a key that the gateway refuses; the next run adopts it', async () => {
      const { world, subscription } = due();
      const slow = ports(world, { gateway: { accepts: async () => 'refused' } });
      const first = await rotateSubscription(target, slow, rules({ discipline }));
      assert.equal(first.kind, 'failed');
      assert.equal(first.kind === 'failed' && first.cause, 'gateway-refused');
      assert.equal(world.secrets.get(NAME)?.length, 1);
      const pending = subscription.secondary;
      const fast = ports(world, { gateway: { accepts: async () => 'accepted' } });
      const second = await rotateSubscription(target, fast, rules({ discipline }));
      assert.equal(second.kind, 'adopted');
      assert.equal(current(world, NAME)?.value, pending);
    });

    it('replaces both keys in an emergency, the published one last', async () => {
      const { world, subscription } = due();
      world.now -= 1;
      const leaked = [subscription.primary, subscription.secondary];
      world.intercept = async (_call, effect) => {
        const result = effect();
        const keys = [subscription.primary, subscription.secondary];
        assert.ok(
          keys.includes(current(world, NAME)?.value ?? ''),
          'the vault key works throughout',
        );
        return result;
      };
      const outcome = await rotateSubscription(
        target,
        ports(world),
        rules({ discipline, mode: 'emergency' }),
      );
      assert.equal(outcome.kind === 'rotated' && outcome.otherReplaced, true);
      assert.ok(!leaked.includes(subscription.primary));
      assert.ok(!leaked.includes(subscription.secondary));
      assert.deepEqual(
        world.secrets.get(NAME)?.map(({ enabled }) => enabled),
        [false, true],
      );
      world.now += interval;
      const next = await rotateSubscription(target, ports(world), rules({ discipline }));
      assert.equal(next.kind, 'rotated');
    });
  });
}

describe('a conditional rotation', () => {
  it('stops when the subscription changed since its keys were read', async () => {
    const { world, subscription } = due();
    world.intercept = async (call, effect) => {
      if (call === 'replace') subscription.etag += 1;
      return effect();
    };
    const { primary, secondary } = subscription;
    const outcome = await rotateSubscription(
      target,
      ports(world),
      rules({ discipline: 'conditional' }),
    );
    assertSkipped(outcome, 'superseded');
    assert.deepEqual([subscription.primary, subscription.secondary], [primary, secondary]);
  });
});

describe('a regenerating rotation', () => {
  it('fails when APIM keeps the key, whatever it answered', async () => {
    const { world } = due();
    const keys = { ...fakeKeys(world), regenerate: async () => 'regenerated' as const };
    const outcome = await rotateSubscription(target, ports(world, { keys }), rules());
    assert.equal(outcome.kind === 'failed' && outcome.cause, 'no-effect');
    assert.deepEqual(changesMade(world), []);
  });

  it('heals the vault when the active key is replaced while it works', async () => {
    const { world, subscription } = due();
    world.intercept = async (call, effect) => {
      if (call === 'regenerate') subscription.primary = makeKey(world);
      return effect();
    };
    const outcome = await rotateSubscription(target, ports(world), rules());
    assert.equal(outcome.kind, 'recovered');
    assert.ok(
      [subscription.primary, subscription.secondary].includes(current(world, NAME)?.value ?? ''),
    );
  });

  it('asks the lease before each change and makes none without it', async () => {
    const { world } = due();
    const asked: number[] = [];
    const lease = {
      holdsFor: async (milliseconds: number) => {
        asked.push(milliseconds);
        return asked.length === 1;
      },
    };
    const outcome = await rotateSubscription(target, ports(world, { lease }), rules());
    assertSkipped(outcome, 'lease-lost');
    assert.deepEqual(asked, [20_000, 20_000]);
    assert.deepEqual(changesMade(world), ['regenerate']);
    const next = await rotateSubscription(target, ports(world), rules());
    assert.equal(next.kind, 'adopted');
  });

  it('begins no change when the time of the run is up', async () => {
    const { world } = due();
    const outcome = await rotateSubscription(
      target,
      ports(world, { hasTime: () => false }),
      rules(),
    );
    assertSkipped(outcome, 'out-of-time');
    assert.deepEqual(changesMade(world), []);
  });

  it('takes an old version that a stale vault returns for no reason to kill the current key', async () => {
    const { world, subscription } = due();
    await rotateSubscription(target, ports(world), rules());
    world.now += interval;
    const [stale] = world.secrets.get(NAME) ?? [];
    assert.ok(stale);
    const published = subscription.secondary;
    const secrets = {
      ...fakeSecrets(world),
      get: async () => ({ kind: 'found' as const, secret: stale, now: world.now }),
    };
    await rotateSubscription(target, ports(world, { secrets }), rules());
    assert.equal(subscription.secondary, published);
    assert.equal(current(world, NAME)?.value, published);
  });
});

describe('what is published', () => {
  it('says which key it is, what is beside it, who made it, and when it dies', async () => {
    const { world, subscription } = due({ tags: { owner: 'team a', 'cost-center': '42' } });
    await rotateSubscription(target, ports(world), rules({ runId: 'run-7', trigger: 'action' }));
    const published = current(world, NAME);
    assert.deepEqual(published?.tags, {
      owner: 'team a',
      'cost-center': '42',
      'managed-by': MANAGER,
      'apim-service': SERVICE,
      'apim-subscription': 'team-a',
      slot: 'secondary',
      'other-slot-fingerprint': fingerprint(subscription.primary),
      'previous-version': 'v1',
      'rotated-by': 'action',
      'run-id': 'run-7',
      'key-history': JSON.stringify({
        key: fingerprint(subscription.secondary),
        madeAfter: '2030-01-31T00:00:00Z',
        readOn: '2030-01-31T00:00:00Z',
        other: { worksUntil: '2030-03-02T00:00:00Z' },
      }),
    });
    assert.equal(published?.expiresOn, world.now + 2 * interval);
    assert.equal(published?.contentType, 'text/plain; charset=utf-8');
  });

  it('works until its expiry at least: the slot is not reused before', async () => {
    const { world, subscription } = due();
    await rotateSubscription(target, ports(world), rules());
    const published = current(world, NAME);
    assert.ok(published);
    for (; world.now < published.expiresOn; world.now += day) {
      await rotateSubscription(target, ports(world), rules());
      assert.ok([subscription.primary, subscription.secondary].includes(published.value));
    }
    await rotateSubscription(target, ports(world), rules());
    assert.ok(![subscription.primary, subscription.secondary].includes(published.value));
  });

  it('disables the version whose key died, and only that one', async () => {
    const { world } = due();
    for (let round = 0; round < 3; round += 1) {
      await rotateSubscription(target, ports(world), rules());
      world.now += interval;
    }
    assert.deepEqual(
      world.secrets.get(NAME)?.map(({ enabled }) => enabled),
      [false, false, true, true],
    );
  });

  it('notes a version that could not be disabled and publishes all the same', async () => {
    const { world } = due();
    addVersion(world, NAME, makeKey(world), { tags: { 'managed-by': MANAGER } });
    world.secrets.get(NAME)?.reverse();
    world.intercept = async (call, effect) => {
      if (call === 'disable version') throw new RemoteError('forbidden', 'HTTP 403');
      return effect();
    };
    const outcome = await rotateSubscription(target, ports(world), rules());
    assert.equal(outcome.kind === 'rotated' && outcome.notDisabled, 'v2');
    assert.equal(world.secrets.get(NAME)?.length, 3);
  });

  it('gets no fingerprint in a tag when the other key is short enough to be guessed', async () => {
    const { world, subscription } = due();
    subscription.primary = 'hand-made';
    addVersion(world, NAME, 'hand-made', { tags: { 'managed-by': MANAGER } });
    world.now += interval;
    await rotateSubscription(target, ports(world), rules());
    assert.equal('other-slot-fingerprint' in (current(world, NAME)?.tags ?? {}), false);
  });
});

describe('a subscription without a secret', () => {
  it('gets its primary key published as it is', async () => {
    const world = createWorld();
    const subscription = addSubscription(world, 'team-a');
    const { primary, secondary } = subscription;
    const outcome = await rotateSubscription(target, ports(world), rules());
    assert.equal(outcome.kind, 'bootstrapped');
    assert.deepEqual(subscription, { ...subscription, primary, secondary, etag: 1 });
    assert.equal(current(world, NAME)?.value, primary);
    const again = await rotateSubscription(target, ports(world), rules());
    assert.equal(again.kind, 'not-due');
  });

  it('is reported when its secret is soft-deleted; nothing is changed', async () => {
    const { world } = due();
    world.softDeleted.add(NAME);
    assertSkipped(await rotateSubscription(target, ports(world), rules()), 'secret-deleted');
    assert.equal(world.secrets.get(NAME)?.length, 1);
  });

  it('is reported when it does not exist either', async () => {
    assertSkipped(
      await rotateSubscription(target, ports(createWorld()), rules()),
      'subscription-missing',
    );
  });
});
