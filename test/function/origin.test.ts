import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { presentable } from '../../function/origin.ts';
import { runRotation } from '../../function/run.ts';
import { runOf, versionTags } from '../../function/tags.ts';
import { current } from './fakes.ts';
import { due, plan, ports, SERVICE } from './three-keys.ts';

describe('who started a run, from what, and why', () => {
  const origin = { principal: 'octocat', commit: '0'.repeat(40), reason: 'a laptop was stolen' };

  it('stands in the tags of each version that the run publishes, and is replaced by the next run', async () => {
    const world = await due();
    const tagsOf = () => current(world, 'subscription-key-team-a')?.tags ?? {};
    const { rules } = plan();
    await runRotation(plan({ rules: { ...rules, origin } }), ports(world), () => undefined);
    assert.deepEqual(runOf(tagsOf()), { ...origin, runId: 'run-1', trigger: 'timer' });
    world.now += 30 * 24 * 3_600_000;
    await runRotation(plan(), ports(world), () => undefined);
    assert.equal('run-reason' in tagsOf(), false);
  });

  it('makes room for up to six tags of others', () => {
    const others = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`tag-${index}`, '']),
    );
    const tags = versionTags(others, 'k'.repeat(32), {
      service: SERVICE,
      subscription: 'team-a',
      slot: 'primary',
      otherKey: 'o'.repeat(32),
      previousVersion: 'v1',
      rotatedBy: 'timer',
      runId: 'run-1',
      origin,
      recovered: 'unknown',
      history: { readOn: 0, other: {} },
    });
    assert.equal(Object.keys(tags).length, 15);
    for (const other of Object.keys(others)) assert.ok(other in tags);
  });

  it('holds neither a key nor a second line, and fits into a tag', () => {
    const key = '0123456789abcdef0123456789abcdef';
    const told = presentable({
      principal: `octo\u2028cat`,
      commit: `${key} and more`,
      reason: `leaked:\r\n::set-env ${key}\u202e${'😀'.repeat(300)}`,
    });
    assert.equal(told?.principal, 'octo cat');
    assert.equal(told?.commit, undefined);
    assert.match(told?.reason ?? '', /^leaked: ::set-env \*\*\* 😀+$/u);
    assert.ok((told?.reason ?? '').length <= 256);
    assert.equal(presentable({ principal: ' ', reason: undefined }), undefined);
  });
});
