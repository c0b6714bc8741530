/** The Action's command `lint`, and what a plan says of the same findings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorkspace } from './support.ts';

const NO_TOKEN = { 'github-token': '' };
const FAULTY = {
  TEST_POLICY:
    '<policies>\n<inbound><base/></inbound>\n<backend/>\n<outbound><base/></outbound></policies>',
};

test('lint says that there is nothing to say', async (t) => {
  const workspace = await createWorkspace(t, {});
  const result = await workspace.run(undefined, { command: 'lint', ...NO_TOKEN });
  assert.equal(result.exitCode, 0, result.log);
  assert.match(result.log, /Lint finds nothing/);
});

test('lint fails with each finding at its line, and with the name of what it was rendered from', async (t) => {
  const workspace = await createWorkspace(t, {});
  const result = await workspace.run(
    undefined,
    { command: 'lint', ...NO_TOKEN },
    { environment: FAULTY },
  );
  assert.equal(result.exitCode, 1, result.log);
  assert.equal(result.outputs['failure-reason'], 'policy-invalid');
  const [finding, failure] = result.annotations;
  assert.equal(finding?.level, 'error');
  assert.deepEqual(
    [finding?.properties.file?.endsWith('policy.xml'), finding?.properties.line],
    [true, '3'],
  );
  assert.match(finding?.message ?? '', /^AOLB020: .* \(rendered from load-balancer\.yml\)$/);
  assert.match(failure?.message ?? '', /lint has 1 finding/);
});

test('a plan shows what lint finds among its warnings, and goes on', async (t) => {
  const workspace = await createWorkspace(t, { 'infra/main.tf': '' });
  const result = await workspace.run(
    undefined,
    { command: 'plan', ...NO_TOKEN },
    { environment: FAULTY },
  );
  assert.equal(result.exitCode, 0, result.log);
  const told = result.annotations.filter(({ message }) => message.startsWith('AOLB020'));
  assert.deepEqual(
    told.map(({ level }) => level),
    ['warning'],
  );
  assert.match(result.summary, /AOLB020/);
});
