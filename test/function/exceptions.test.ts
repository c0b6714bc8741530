/** What the engine does where something is not as it should be, or somebody does not want to wait. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RemoteError } from '../../function/errors.ts';
import { rotateSubscription } from '../../function/rotation.ts';
import { MANAGER } from '../../function/tags.ts';
import { addVersion, current, fakeKeys, makeKey } from './fakes.ts';
import {
  assertSkipped,
  changesMade,
  due,
  interval,
  NAME,
  ports,
  rules,
  target,
} from './one-key.ts';

describe('a vault whose key is in neither slot', () => {
  it('gets the key that was changed last, when the published one was replaced', async () => {
    const { world, subscription } = due();
    subscription.primary = makeKey(world);
    const { primary, secondary } = subscription;
    const outcome = await rotateSubscription(target, ports(world), rules());
    assert.equal(outcome.kind, 'recovered');
    assert.equal(outcome.kind === 'recovered' && outcome.reason, 'published-key-replaced');
    assert.equal(current(world, NAME)?.value, primary);
    assert.equal(current(world, NAME)?.tags.recovered, 'published-key-replaced');
    assert.deepEqual([subscription.primary, subscription.secondary], [primary, secondary]);
    assert.deepEqual(changesMade(world), ['set secret', 'disable version']);
  });

  it('gets the primary key when both were replaced', async () => {
    const { world, subscription } = due();
    subscription.primary = makeKey(world);
    subscription.secondary = makeKey(world);
    const outcome = await rotateSubscription(target, ports(world), rules());
    assert.equal(outcome.kind === 'recovered' && outcome.reason, 'both-keys-replaced');
    assert.equal(current(world, NAME)?.value, subscription.primary);
  });

  it('is healed by reconciling before it is due, and a whole one is left alone', async () => {
    const { world, subscription } = due();
    world.now -= interval / 2;
    const whole = await rotateSubscription(target, ports(world), rules({ mode: 'reconcile' }));
    assert.deepEqual(whole, { kind: 'intact', slot: 'primary' });
    subscription.primary = makeKey(world);
    const healed = await rotateSubscription(target, ports(world), rules({ mode: 'reconcile' }));
    assert.equal(healed.kind, 'recovered');
  });

  it('is left to somebody else who wrote the secret meanwhile, whatever they wrote', async () => {
    const { world, subscription } = due();
    subscription.primary = makeKey(world);
    world.intercept = async (call, effect) => {
      const result = effect();
      if (call === 'read keys') addVersion(world, NAME, 'theirs', { tags: {} });
      return result;
    };
    assertSkipped(await rotateSubscription(target, ports(world), rules()), 'superseded');
    assert.equal(current(world, NAME)?.value, 'theirs');
  });

  it('keeps the version of a key that still works, and disables the lost one', async () => {
    const { world, subscription } = due();
    await rotateSubscription(target, ports(world), rules());
    world.now += interval;
    // The published key, v2, is replaced; the one before it, v1, works on in the primary slot.
    subscription.secondary = makeKey(world);
    await rotateSubscription(target, ports(world), rules());
    const enabled = () => world.secrets.get(NAME)?.map((version) => version.enabled);
    assert.deepEqual(enabled(), [true, false, true]);
    world.now += interval;
    await rotateSubscription(target, ports(world), rules());
    assert.deepEqual(enabled(), [false, false, true, true]);
  });

  it('is left to another run that published meanwhile', async () => {
    const { world, subscription } = due();
    world.intercept = async (call, effect) => {
      if (call !== 'read keys') return effect();
      subscription.primary = makeKey(world);
      subscription.secondary = makeKey(world);
      addVersion(world, NAME, subscription.primary, { tags: { 'managed-by': MANAGER } });
      world.intercept = async (_call, then) => then();
      return effect();
    };
    assertSkipped(await rotateSubscription(target, ports(world), rules()), 'superseded');
    assert.deepEqual(changesMade(world), []);
  });

  it('is left alone when a second look finds the key after all', async () => {
    const { world, subscription } = due();
    let looked = 0;
    const keys = fakeKeys(world);
    const outcome = await rotateSubscription(
      target,
      ports(world, {
        keys: {
          ...keys,
          read: async (id) => {
            looked += 1;
            const found = await keys.read(id);
            return looked === 1 && found ? { ...found, primary: 'stale' } : found;
          },
        },
      }),
      rules(),
    );
    assertSkipped(outcome, 'superseded');
    assert.equal(current(world, NAME)?.value, subscription.primary);
  });
});

describe('a secret that is not ours to write', () => {
  const cases: [string, Record<string, string>, string][] = [
    ['without our tag', { 'managed-by': 'somebody else' }, 'secret-not-managed'],
    [
      'of another subscription',
      { 'apim-subscription': 'team-b' },
      'secret-of-another-subscription',
    ],
    ['of another service', { 'apim-service': '/other' }, 'secret-of-another-subscription'],
    [
      'without room for our tags',
      Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`their-${n}`, 'x'])),
      'secret-has-too-many-tags',
    ],
  ];
  for (const [what, tags, reason] of cases) {
    it(`is left alone: ${what}`, async () => {
      const { world } = due({ tags });
      assertSkipped(await rotateSubscription(target, ports(world), rules()), reason);
      assert.deepEqual(changesMade(world), []);
    });
  }

  it('is left alone when its newest version is disabled', async () => {
    const { world } = due();
    const newest = current(world, NAME);
    assert.ok(newest);
    newest.enabled = false;
    assertSkipped(await rotateSubscription(target, ports(world), rules()), 'secret-disabled');
    assert.deepEqual(changesMade(world), []);
  });
});

describe('an emergency', () => {
  it('does not publish a key that was pending: it may have leaked, too', async () => {
    const { world, subscription } = due();
    subscription.secondary = makeKey(world);
    const pending = subscription.secondary;
    const outcome = await rotateSubscription(target, ports(world), rules({ mode: 'emergency' }));
    assert.equal(outcome.kind, 'rotated');
    assert.ok(world.secrets.get(NAME)?.every(({ value }) => value !== pending));
  });

  it('replaces keys that were never in the vault, and those of a vault that lost its own', async () => {
    for (const start of ['absent', 'lost'] as const) {
      const { world, subscription } = due();
      if (start === 'absent') world.secrets.clear();
      else Object.assign(subscription, { primary: makeKey(world), secondary: makeKey(world) });
      const leaked = [subscription.primary, subscription.secondary];
      const outcome = await rotateSubscription(target, ports(world), rules({ mode: 'emergency' }));
      assert.equal(outcome.kind === 'rotated' && outcome.otherReplaced, true, start);
      assert.ok(!leaked.includes(subscription.primary) && !leaked.includes(subscription.secondary));
      const published = current(world, NAME)?.value ?? '';
      assert.ok([subscription.primary, subscription.secondary].includes(published));
    }
  });

  it('that cannot replace the second key says that the first one is published', async () => {
    const { world, subscription } = due();
    const old = subscription.primary;
    let changed = 0;
    world.intercept = async (call, effect) => {
      if (call === 'regenerate' && changed++ > 0) throw new RemoteError('forbidden', 'HTTP 403.');
      return effect();
    };
    const outcome = await rotateSubscription(target, ports(world), rules({ mode: 'emergency' }));
    assert.match(
      outcome.kind === 'failed' ? outcome.message : '',
      /^The new key is published, but the key in the other slot still works\. HTTP 403/,
    );
    assert.equal(subscription.primary, old);
    assert.equal(current(world, NAME)?.value, subscription.secondary);
  });
});

describe('an emergency that dies at any of its calls', () => {
  for (const discipline of ['regenerate', 'conditional'] as const) {
    for (const handMade of [false, true]) {
      const keys = handMade ? 'keys that a person chose' : 'keys of the service';
      it(`is finished by its repetition, each key replaced once (${discipline}, ${keys})`, async () => {
        for (let diesAt = 1; ; diesAt += 1) {
          const { world, subscription } = due();
          world.now -= interval / 2;
          if (handMade) {
            Object.assign(subscription, { primary: 'chosen', secondary: 'by hand' });
            addVersion(world, NAME, 'chosen', { tags: { 'managed-by': MANAGER } });
          }
          const leaked = [subscription.primary, subscription.secondary];
          const since = world.now;
          let calls = 0;
          let die: () => void = () => undefined;
          const death = new Promise<'dead'>((resolve) => {
            die = () => resolve('dead');
          });
          world.intercept = async (_call, effect) => {
            calls += 1;
            const result = effect();
            if (calls !== diesAt) return result;
            die();
            return new Promise(() => undefined);
          };
          const emergency = rules({ discipline, mode: 'emergency', since, runId: 'first' });
          const first = rotateSubscription(target, ports(world), emergency);
          const ended = await Promise.race([death, first]);
          world.intercept = async (_call, effect) => effect();
          world.now += 60_000;
          const again = { ...emergency, runId: 'second', repeats: true };
          await rotateSubscription(target, ports(world), again);
          const { primary, secondary, etag } = subscription;
          assert.ok(![primary, secondary].some((key) => leaked.includes(key)), `died at ${diesAt}`);
          assert.equal(etag, 3, `died at ${diesAt}: two changes`);
          assert.ok([primary, secondary].includes(current(world, NAME)?.value ?? ''));
          const third = await rotateSubscription(target, ports(world), again);
          assert.equal(third.kind, 'already-replaced');
          assert.equal(subscription.etag, 3);
          if (ended !== 'dead') break;
        }
      });
    }
  }
});

describe('what somebody does by hand', () => {
  it('is respected when they keep a key alive longer: its rotation waits', async () => {
    const { world, subscription } = due();
    await rotateSubscription(target, ports(world), rules());
    const kept = subscription.primary;
    Object.assign(world.secrets.get(NAME)?.[0] ?? assert.fail(), {
      expiresOn: world.now + 2 * interval,
    });
    Object.assign(current(world, NAME) ?? assert.fail(), { expiresOn: world.now + 3 * interval });
    world.now += interval;
    await rotateSubscription(target, ports(world), rules());
    // The current key's promise was prolonged, so its successor's successor comes later.
    world.now += interval;
    const early = await rotateSubscription(target, ports(world), rules());
    assert.equal(early.kind, 'not-due');
    world.now += interval;
    const late = await rotateSubscription(target, ports(world), rules());
    assert.equal(late.kind, 'rotated');
    assert.notEqual(subscription.primary, kept);
  });

  it('is respected when they put a key of theirs into the vault: it is theirs from then on', async () => {
    const { world } = due();
    addVersion(world, NAME, 'theirs', { tags: { owner: 'them' } });
    assertSkipped(await rotateSubscription(target, ports(world), rules()), 'secret-not-managed');
    assertSkipped(
      await rotateSubscription(target, ports(world), rules({ mode: 'emergency' })),
      'secret-not-managed',
    );
    assert.deepEqual(changesMade(world), []);
  });

  it('is respected when they regenerate the idle key: it is published, not replaced', async () => {
    const { world, subscription } = due();
    await rotateSubscription(target, ports(world), rules());
    subscription.primary = makeKey(world);
    const theirs = subscription.primary;
    world.now += interval;
    const outcome = await rotateSubscription(target, ports(world), rules());
    assert.equal(outcome.kind, 'adopted');
    assert.equal(current(world, NAME)?.value, theirs);
  });

  it('may leave versions behind whose keys are dead: they are disabled, those of others are not', async () => {
    const { world } = due();
    await rotateSubscription(target, ports(world), rules());
    const versions = world.secrets.get(NAME) ?? assert.fail();
    const [first] = versions;
    // One whose writing was never heard of, and one of somebody else.
    const lost = addVersion(world, NAME, makeKey(world), { tags: { 'managed-by': MANAGER } });
    const theirs = addVersion(world, NAME, makeKey(world), { tags: {} });
    world.secrets.set(NAME, [first ?? assert.fail(), lost, theirs, ...versions.slice(1)]);
    world.now += interval;
    await rotateSubscription(target, ports(world), rules());
    assert.deepEqual(
      world.secrets.get(NAME)?.map(({ enabled }) => enabled),
      [false, false, true, true, true],
    );
  });
});

describe('two equal keys', () => {
  it('are not taken for a pending one: the idle one is replaced', async () => {
    const { world, subscription } = due();
    subscription.secondary = subscription.primary;
    const outcome = await rotateSubscription(target, ports(world), rules());
    assert.equal(outcome.kind, 'rotated');
    assert.notEqual(subscription.secondary, subscription.primary);
  });
});

describe('forcing', () => {
  it('rotates before it is due and says what it cut short', async () => {
    const { world } = due();
    world.now -= interval / 2;
    const dueOn = world.now + interval / 2;
    const outcome = await rotateSubscription(target, ports(world), rules({ mode: 'forced' }));
    assert.equal(outcome.kind === 'rotated' && outcome.cutShort, dueOn);
  });
});
