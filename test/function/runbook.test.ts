/** docs/runbook.md: whatever somebody may be woken by has a section, and what it promises of the vault is so. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { FAILURE_CAUSES } from '../../function/errors.ts';
import { SKIP_REASONS } from '../../function/outcome.ts';
import { runRotation } from '../../function/run.ts';
import { STATUS_REASONS } from '../../function/status.ts';
import { RECOVERY_REASONS } from '../../function/tags.ts';
import { addVersion, current, type World } from './fakes.ts';
import { due, interval, kinds, plan, ports } from './three-keys.ts';

const root = new URL('../../', import.meta.url);
const page = await readFile(new URL('docs/runbook.md', root), 'utf8');
const alerts = await readFile(new URL('terraform/modules/rotation/alerts.tf', root), 'utf8');

const headings = [...page.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) => heading);
const sections = headings.flatMap((heading) => /^`(.+)`$/.exec(heading)?.[1] ?? []);

describe('the runbook', () => {
  it('has a section for every alert that Terraform deploys', () => {
    const block = /alerts = \{([\s\S]*?)\n {2}\}\n/.exec(alerts)?.[1] ?? '';
    const names = [...block.matchAll(/^ {4}(\w+) = \{$/gm)].map(([, name = '']) => name);
    assert.ok(names.length >= 7);
    assert.deepEqual(
      names.filter((name) => !sections.includes(name)),
      [],
    );
  });

  it('has a section for every reason that a report or a status can give, once', () => {
    const reasons = [
      ...SKIP_REASONS,
      ...FAILURE_CAUSES,
      ...RECOVERY_REASONS,
      ...STATUS_REASONS,
      'unverifiable',
    ];
    assert.deepEqual(
      reasons.filter((reason) => !sections.includes(reason)),
      [],
    );
    assert.equal(new Set(sections).size, sections.length);
  });

  it('leads nowhere but to sections that it has', () => {
    const anchors = new Set(
      headings.map((heading) =>
        heading
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    assert.deepEqual(
      links.filter((anchor) => !anchors.has(anchor)),
      [],
    );
  });

  it('asks for old keys in the metric that the policy emits', async () => {
    const policy = await readFile(new URL('policy/template/slot.eta', root), 'utf8');
    const query = page.slice(page.indexOf('customMetrics')).split('```')[0] ?? '';
    for (const [, name = ''] of policy.matchAll(/<(?:emit-metric|dimension) name="(\w+)"/g)) {
      assert.match(query, new RegExp(`"${name}"|customDimensions\\.${name}\\b`));
    }
  });

  it('rolls back to a key that works and stays until this one is due again', async () => {
    const { world, name, before, rotated } = await rotatedWorld();
    addVersion(world, name, before, { tags: { 'managed-by': 'apim-openai-load-balancer' } });
    assert.deepEqual(kinds(await run(world, 'reconcile')), ['intact', 'intact', 'intact']);
    world.now += interval - 1;
    assert.equal(kinds(await run(world))[0], 'not-due');
    world.now += 1;
    assert.equal(kinds(await run(world))[0], 'rotated');
    const { primary, secondary } = world.subscriptions.get('team-a') ?? assert.fail();
    assert.ok(
      [primary, secondary].includes(before),
      'the key that was rolled back to must live on',
    );
    assert.ok(![primary, secondary].includes(rotated));
  });

  it('hands a secret over by its tag, whether its value works or not', async () => {
    for (const value of ['the subscription’s', 'f'.repeat(32)]) {
      const { world, name, rotated } = await rotatedWorld();
      const works = value !== 'f'.repeat(32);
      const foreign = addVersion(world, name, works ? rotated : value);
      assert.equal(kinds(await run(world, 'reconcile'))[0], 'skipped');
      foreign.tags = { 'managed-by': 'apim-openai-load-balancer' };
      assert.equal(kinds(await run(world, 'reconcile'))[0], works ? 'intact' : 'recovered');
    }
  });

  it('gets a consumer going again whose secret was recovered or purged', async () => {
    for (const recovered of [true, false]) {
      const { world, name } = await rotatedWorld();
      world.softDeleted.add(name);
      const [deleted] = await run(world, 'scheduled');
      assert.deepEqual(deleted?.outcome, { kind: 'skipped', reason: 'secret-deleted' });
      world.softDeleted.delete(name);
      if (!recovered) world.secrets.delete(name);
      assert.equal(kinds(await run(world, 'reconcile'))[0], recovered ? 'intact' : 'bootstrapped');
      const { primary, secondary } = world.subscriptions.get('team-a') ?? assert.fail();
      assert.ok([primary, secondary].includes(current(world, name)?.value ?? ''));
    }
  });
});

const run = (world: World, mode: 'scheduled' | 'reconcile' = 'scheduled') =>
  runRotation(plan({}, mode), ports(world), () => undefined);

/** After one rotation of team-a's key. */
async function rotatedWorld() {
  const world = await due();
  const name = 'subscription-key-team-a';
  const before = current(world, name)?.value ?? assert.fail();
  await run(world);
  const rotated = current(world, name)?.value ?? assert.fail();
  assert.notEqual(rotated, before);
  return { world, name, before, rotated };
}
