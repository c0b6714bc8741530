import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createWorkspace, errorsOf } from './support.ts';

test('simulate writes its table to the summary and its page to a file', async (t) => {
  const workspace = await createWorkspace(t, {});
  const result = await workspace.run(undefined, { command: 'simulate' });
  assert.equal(result.exitCode, 0);
  assert.match(result.summary, /## Simulation of `load-balancer\.yml`\n\n\| steady \| 100 % \|/);
  assert.match(result.log, /simulating what ships/);
  const file = result.outputs['report-file'] ?? '';
  assert.match(file, /simulation\.html$/);
  assert.equal(await readFile(join(workspace.directory, file), 'utf8'), '<!doctype html>');
});

test('simulate takes scenarios, one a line', async (t) => {
  const workspace = await createWorkspace(t, {});
  const scenarios = 'spike\n# ours\nscenarios/black-friday.yml\n';
  const result = await workspace.run(undefined, { command: 'simulate', scenarios });
  assert.match(result.log, /simulating spike,scenarios\/black-friday\.yml/);
});

test('a missed expectation fails the run after its report is written', async (t) => {
  const workspace = await createWorkspace(t, {});
  const environment = { TEST_MISSED: 'spike: served 98 %, expected >= 99.9%' };
  const result = await workspace.run(undefined, { command: 'simulate' }, { environment });
  assert.equal(result.exitCode, 1);
  assert.equal(result.outputs['failure-reason'], 'expectation-missed');
  assert.match(errorsOf(result)[0] ?? '', /expectations missed: spike: served 98 %/);
  assert.match(result.summary, /steady/);
});

test('a wrong scenario is annotated where it is wrong', async (t) => {
  const workspace = await createWorkspace(t, {});
  const inputs = { command: 'simulate', scenarios: 'wrong.yml' };
  const { outputs, annotations } = await workspace.run(undefined, inputs);
  assert.equal(outputs['failure-reason'], 'config-invalid');
  assert.deepEqual(annotations[0]?.properties, { file: 'wrong.yml', line: '3', col: '5' });
});

test('a log that cannot be read fails the simulation with its message', async (t) => {
  const workspace = await createWorkspace(t, {});
  const environment = { TEST_LOG: 'calls.csv:3: not a JSON object' };
  const result = await workspace.run(undefined, { command: 'simulate' }, { environment });
  assert.equal(result.outputs['failure-reason'], 'simulation-failed');
  assert.match(errorsOf(result)[0] ?? '', /calls\.csv:3: not a JSON object/);
});
