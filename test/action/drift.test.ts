/** `command: drift` where something is wrong; how it goes when all is well: examples.test.ts. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Event, readWorkflow } from '../github/workflow.ts';
import { startHosted } from './hosted.ts';
import { createWorkspace, errorsOf, PULL_REQUEST, ROOT } from './support.ts';

const SHA = 'b'.repeat(40);
const MORNING: Event = {
  name: 'schedule',
  payload: {},
  ref: 'refs/heads/main',
  sha: SHA,
  changed: [],
};
const written = await readFile(join(ROOT, 'docs/examples/drift.yml'), 'utf8');

test('an issue that cannot be written fails the run, and a plan that fails leaves the issue as it is', async (t) => {
  const hosted = await startHosted(t, []);
  hosted.commit(SHA, 'hello');
  await hosted.change('{"greeting":"by hand"}');
  const run = async (text: string) => {
    await hosted.run(readWorkflow(text), MORNING);
    return hosted.results.at(-1);
  };

  const readOnly = await run(written.replace('issues: write', 'issues: read'));
  assert.equal(readOnly?.outputs['failure-reason'], 'issue-failed');
  assert.match(
    readOnly?.annotations.find(({ level }) => level === 'error')?.message ?? '',
    /permissions: issues: write/,
  );
  assert.deepEqual(hosted.github.issues, []);

  await run(written);
  const before = structuredClone(hosted.github.issues);
  assert.equal(before.length, 1);
  const unplanned = await run(written.replace('key=load-balancer.tfstate', 'key='));
  assert.equal(unplanned?.outputs['failure-reason'], 'init-failed');
  assert.deepEqual(hosted.github.issues, before);
});

test('drift is not for pull requests, and not without a token', async (t) => {
  const workspace = await createWorkspace(t, { 'infra/main.tf': '' });
  const ofPull = await workspace.run(undefined, { command: 'drift' }, { event: PULL_REQUEST });
  assert.equal(ofPull.outputs['failure-reason'], 'input-invalid');
  const event = { name: 'schedule', payload: {} };
  const silent = await workspace.run(
    undefined,
    { command: 'drift', 'github-token': '' },
    { event },
  );
  assert.equal(silent.outputs['failure-reason'], 'issue-failed');
  assert.match(errorsOf(silent)[0] ?? '', /github-token is empty/);
});
