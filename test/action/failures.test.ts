import assert from 'node:assert/strict';
import { chmod, rm } from 'node:fs/promises';
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
    // A plan would never evaluate it.
    'resource "terraform_data" "a" {\n  input = var.nope\n  count = 0\n}',
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

/** A terraform that answers what it is told to, and where things are that should not be. */
const FAKE = `#!/bin/sh
case "$1" in
version) echo '{"terraform_version":"1.11.4"}' ;;
validate) echo '{"valid":true}' ;;
plan) printf '%s\n' '{"@message":"cut in the mid' 'not json at all' ;;
show) cat "$GITHUB_WORKSPACE/show" ;;
output) echo '{}' ;;
esac
`;
const PLAN = '{"format_version":"1.2","resource_changes":[]}';

test('what the machine does to a run is an error with a name, or costs no more than it must', async (t) => {
  const workspace = await createWorkspace(t, {
    'infra/main.tf': '',
    'bin/terraform': FAKE,
    'odd "folder" it\'s/infra/main.tf': '',
    'odd "folder" it\'s/load-balancer.yml': '{"environment":"test"}',
    'odd "folder" it\'s/show': PLAN,
    'odd "folder" it\'s/bin/terraform': FAKE,
    show: PLAN,
  });
  const odd = join(workspace.directory, 'odd "folder" it\'s');
  for (const directory of [workspace.directory, odd])
    await chmod(join(directory, 'bin/terraform'), 0o755);
  const run = (environment: Readonly<Record<string, string>>, directory = workspace.directory) =>
    workspace.run(
      undefined,
      { command: 'plan', ...NO_TOKEN },
      {
        workspace: directory,
        environment: { PATH: `${join(directory, 'bin')}:${process.env.PATH}`, ...environment },
      },
    );

  const fine = await run({});
  assert.equal(fine.exitCode, 0, `lines of output that are cut: ${fine.log}`);
  const quoted = await run({}, odd);
  assert.equal(quoted.exitCode, 0, `a workspace with spaces and quotes: ${quoted.log}`);
  const homeless = await run({ HOME: '' });
  assert.equal(homeless.exitCode, 0, `no HOME: ${homeless.log}`);
  for (const file of ['/nowhere/summary', '/dev/full']) {
    const silent = await run({ GITHUB_STEP_SUMMARY: file });
    assert.equal(silent.exitCode, 0, silent.log);
    assert.match(
      silent.annotations.map(({ message }) => message).join(),
      /job summary cannot be written/,
    );
    assert.match(silent.log, /## Load balancer test: plan/, 'it is in the log');
  }
  const full = await run({ GITHUB_OUTPUT: '/dev/full' });
  assert.equal(full.exitCode, 1);
  assert.match(errorsOf(full)[0] ?? '', /ENOSPC.*the disk is full. Free space/);

  await workspace.write('show', 'Terraform used the selected providers');
  const garbage = await run({});
  assert.match(errorsOf(garbage)[0] ?? '', /show -json printed something else than JSON.*wrapper/);
  await rm(join(workspace.directory, '.aolb'), { recursive: true });
  await workspace.write('.aolb', 'a file');
  const blocked = await run({});
  assert.equal(blocked.outputs['failure-reason'], 'file-failed');
  assert.match(errorsOf(blocked)[0] ?? '', /\.aolb.*Remove it/);
  await workspace.write('bin/terraform', '#!/bin/sh\necho hello\n');
  await rm(join(workspace.directory, '.aolb'));
  const speechless = await run({});
  assert.equal(speechless.outputs['failure-reason'], 'terraform-missing');
  assert.match(errorsOf(speechless)[0] ?? '', /does not say its version/);
});

test('a state that a newer Terraform wrote: the error says which one, and what to set', async (t) => {
  const state = { version: 5, terraform_version: '2.0.0', serial: 1, lineage: 'a' };
  const workspace = await createWorkspace(t, {
    'infra/main.tf': '',
    'infra/terraform.tfstate': JSON.stringify(state),
  });
  const result = await workspace.run(undefined, { command: 'plan', ...NO_TOKEN });
  assert.equal(result.exitCode, 1);
  assert.match(
    errorsOf(result).join('\n'),
    /^the state was written by a newer Terraform .*: set terraform-version to at least .*created by Terraform 2\.0\.0\./s,
  );
});
