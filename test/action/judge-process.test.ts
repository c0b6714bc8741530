import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startJudging } from '../../action/judge-process.ts';
import { configurationOf } from '../policy/render/balancers.ts';

const FILES = { policy: '.aolb/policy.xml', configuration: 'load-balancer.yml' };

test('a process of its own says what would be refused, at its line', async () => {
  const policy =
    '<policies>\n<inbound>\n<set-variable name="a" value="@(nope)" />\n</inbound>\n</policies>';
  const request = { policy, configuration: configurationOf({}), files: FILES };
  const { faults, lint } = await startJudging()(Promise.resolve(request));
  assert.match(faults[0]?.message ?? '', /refused at its line 3, column \d+: .*nope/);
  assert.deepEqual(lint, [], 'nobody is advised on what is refused');
});

test('where there is nothing to judge, the process ends with the reason', async () => {
  await assert.rejects(startJudging()(Promise.reject(new Error('not valid'))), /not valid/);
});
