import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { startLocalGitHub } from '../github/github.ts';
import { createWorkspace, errorsOf } from './support.ts';

const NO_TOKEN = { 'github-token': '' };

async function failing(
  t: Parameters<typeof createWorkspace>[0],
  module: string,
  inputs: Readonly<Record<string, string>> = {},
) {
  const workspace = await createWorkspace(t, { 'infra/main.tf': module });
  const result = await workspace.run(undefined, { command: 'plan', ...NO_TOKEN, ...inputs });
  assert.equal(result.exitCode, 1, result.log);
  const [first] = result.annotations.filter(({ level }) => level === 'error');
  return { reason: result.outputs['failure-reason'], error: first, result, workspace };
}

test('a wrong input is named with its value and what is allowed', async (t) => {
  const { reason, error } = await failing(t, '', { command: 'plann' });
  assert.equal(reason, 'input-invalid');
  assert.match(error?.message ?? '', /input command is "plann"; it must be one of render, lint/);
});

test('a wrong configuration is annotated where it is wrong', async (t) => {
  const workspace = await createWorkspace(t, {});
  await workspace.write('load-balancer.yml', 'accounts: 1');
  const result = await workspace.run(undefined, { command: 'render', ...NO_TOKEN });
  assert.equal(result.outputs['failure-reason'], 'config-invalid');
  assert.deepEqual(result.annotations[0]?.properties, {
    file: 'load-balancer.yml',
    line: '2',
    col: '3',
  });
});

test('no terraform, and none to be had: the error says what failed and what to do', async (t) => {
  const workspace = await createWorkspace(t, { 'infra/main.tf': '' });
  const environment = { PATH: workspace.directory };
  const result = await workspace.run(undefined, { command: 'plan', ...NO_TOKEN }, { environment });
  assert.equal(result.outputs['failure-reason'], 'terraform-install-failed');
  assert.match(errorsOf(result)[0] ?? '', /cannot be reached .* put terraform on PATH/);
});

test('a terraform older than 1.9 counts as none, and the log says so', async (t) => {
  const workspace = await createWorkspace(t, {
    'infra/main.tf': '',
    'bin/terraform': '#!/bin/sh\necho \'{"terraform_version":"1.5.7"}\'\n',
  });
  await chmod(join(workspace.directory, 'bin/terraform'), 0o755);
  const environment = { PATH: join(workspace.directory, 'bin') };
  const result = await workspace.run(undefined, { command: 'plan', ...NO_TOKEN }, { environment });
  assert.equal(result.outputs['failure-reason'], 'terraform-install-failed');
  assert.match(result.log, /terraform 1\.5\.7 on PATH is older than 1\.9; installing/);
});

test('a directory without a module is an error of its input', async (t) => {
  const { reason, error } = await failing(t, '', { 'terraform-directory': 'nowhere' });
  assert.equal(reason, 'input-invalid');
  assert.match(error?.message ?? '', /nowhere is not a directory/);
});

test('init: a backend that does not know a setting', async (t) => {
  const { reason } = await failing(t, 'terraform { \n backend "local" {} \n}', {
    'backend-config': 'no_such=thing',
  });
  assert.equal(reason, 'init-failed');
});

test('syntax errors are annotated with file and lines', async (t) => {
  const { reason, error, result } = await failing(t, 'variable "a" {}\nresource "x');
  assert.equal(reason, 'init-failed', 'terraform init already reads the configuration');
  assert.equal(error?.properties.file, 'infra/main.tf');
  assert.equal(error?.properties.line, '2');
  for (const { properties } of result.annotations) {
    const spans = properties.endLine !== undefined && properties.endLine !== properties.line;
    assert.ok(!(spans && 'col' in properties), 'columns only within one line');
  }
});

test('validate: an unknown reference', async (t) => {
  const { reason, error } = await failing(
    t,
    'resource "terraform_data" "a" {\n  input = var.nope\n}',
  );
  assert.equal(reason, 'validate-failed');
  assert.equal(error?.properties.line, '2');
  assert.match(error?.message ?? '', /nope/);
});

test('plan: a failed precondition; an older plan in the comment is replaced', async (t) => {
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);
  const workspace = await createWorkspace(t, {
    'infra/main.tf': `
variable "n" { type = number }
resource "terraform_data" "a" {
  input = var.n
  lifecycle {
    precondition {
      condition     = var.n > 1
      error_message = "n is too small, @everyone"
    }
  }
}`,
  });
  await workspace.configure({ n: 2 });
  const good = await workspace.run(github, { command: 'plan' });
  assert.equal(good.exitCode, 0, good.log);
  assert.match(github.comments[0]?.body ?? '', /"hash":/);
  await workspace.configure({ n: 1 });

  const bad = await workspace.run(github, { command: 'plan' });

  assert.equal(bad.outputs['failure-reason'], 'plan-failed');
  assert.equal(bad.annotations[0]?.properties.line, '7');
  assert.equal(github.comments.length, 1);
  assert.doesNotMatch(github.comments[0]?.body ?? '', /"hash":/);
  assert.match(github.comments[0]?.body ?? '', /n is too small/);
  assert.match(bad.summary, /n is too small/);
});

test('apply: a resource that cannot be made is annotated', async (t) => {
  const { reason, error } = await failing(
    t,
    'resource "terraform_data" "a" {\n  provisioner "local-exec" {\n    command = "exit 3"\n  }\n}',
    { command: 'apply', 'require-reviewed-plan': 'false' },
  );
  assert.equal(reason, 'apply-failed');
  assert.equal(error?.properties.file, 'infra/main.tf');
  assert.match(error?.message ?? '', /exit status 3/);
});
