import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { startLocalGitHub } from '../github/github.ts';
import { createWorkspace } from './support.ts';

const CANARY = 's3cr3t-canary-value"<&>';

const MODULE = {
  'infra/main.tf': `
variable "policy" { type = string }
variable "key" {
  type      = string
  sensitive = true
}
resource "terraform_data" "policy" { input = var.policy }
resource "terraform_data" "key" {
  input            = var.key
  triggers_replace = [var.policy]
}
output "gateway_url" { value = "https://gateway.example/openai" }
`,
};
const policy = (line: string) =>
  `<policies>\n  <inbound>\n    ${line}\n  </inbound>\n</policies>\n`;

test('two plans on one pull request leave one comment, the second one', async (t) => {
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: policy('<base />'), key: CANARY });

  const first = await workspace.run(github, { command: 'plan' });
  assert.equal(first.exitCode, 0, first.log);
  assert.deepEqual(
    { changes: first.outputs.changes, add: first.outputs.add, destroy: first.outputs.destroy },
    { changes: 'true', add: '2', destroy: '0' },
  );
  await workspace.configure({ policy: policy('<trace />'), key: CANARY });
  const second = await workspace.run(github, { command: 'plan' });

  assert.equal(github.comments.length, 1);
  assert.match(github.comments[0]?.body ?? '', /<trace \/>/);
  assert.notEqual(first.outputs['plan-hash'], second.outputs['plan-hash']);
  assert.equal(second.outputs['comment-url'], first.outputs['comment-url']);
  assert.match(second.outputs['comment-url'] ?? '', /pull\/7#issuecomment-/);
  assert.deepEqual(github.violations, []);
  assert.equal(second.outputs['plan-file'], '.aolb/default/plan.tfplan');
});

test('a sensitive value is nowhere, although Terraform itself would print it', async (t) => {
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: policy('<base />'), key: CANARY });
  const applied = await workspace.run(github, {
    command: 'apply',
    'require-reviewed-plan': 'false',
  });
  assert.equal(applied.exitCode, 0, applied.log);
  await workspace.configure({ policy: policy('<trace />'), key: CANARY });

  const result = await workspace.run(github, { command: 'plan' });

  assert.equal(result.exitCode, 0, result.log);
  assert.equal(result.outputs.destroy, '1');
  const report = await readFile(
    join(workspace.directory, result.outputs['report-file'] ?? ''),
    'utf8',
  );
  const said = result.rawLog.replaceAll(/^::add-mask::.*$/gm, '');
  for (const text of [github.comments[0]?.body ?? '', result.summary, report, said, applied.log]) {
    assert.doesNotMatch(text, /s3cr3t-canary-value/);
  }
  assert.ok(result.masks.some((mask) => mask === CANARY));
});

test('nothing to change is said, and told by the outputs', async (t) => {
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: 'p', key: 'some-sensitive-key' });
  await workspace.run(github, { command: 'apply', 'require-reviewed-plan': 'false' });

  const result = await workspace.run(github, { command: 'plan' });

  assert.equal(result.outputs.changes, 'false');
  assert.equal(result.outputs['gateway-url'], 'https://gateway.example/openai');
  assert.match(github.comments[0]?.body ?? '', /No changes/);
});

test('a read-only token costs the comment and one warning, not the plan', async (t) => {
  const github = await startLocalGitHub({
    permission: 'read',
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: 'p', key: 'some-sensitive-key' });

  const result = await workspace.run(github, { command: 'plan' });

  assert.equal(result.exitCode, 0, result.log);
  const warnings = result.annotations.filter(({ level }) => level === 'warning');
  assert.equal(warnings.length, 1);
  assert.match(warnings[0]?.message ?? '', /pull-requests: write/);
  assert.match(result.summary, /2 to add/);

  const strict = await workspace.run(github, { command: 'plan', comment: 'always' });
  assert.equal(strict.exitCode, 1);
  assert.equal(strict.outputs['failure-reason'], 'comment-failed');
});

test('without a token the plan still succeeds', async (t) => {
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: 'p', key: 'some-sensitive-key' });
  const result = await workspace.run(undefined, { command: 'plan', 'github-token': '' });
  assert.equal(result.exitCode, 0, result.log);
  assert.match(result.annotations[0]?.message ?? '', /github-token is empty/);
});

test('an API that fails for good costs a warning', async (t) => {
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: 'p', key: 'some-sensitive-key' });
  github.failNext({ method: 'POST', path: /comments$/, status: 422, message: 'Validation Failed' });

  const result = await workspace.run(github, { command: 'plan' });

  assert.equal(result.exitCode, 0, result.log);
  assert.match(result.annotations[0]?.message ?? '', /422 Validation Failed/);
});

test('a dispatched plan finds the pull request of its branch and commit', async (t) => {
  const sha = 'b'.repeat(40);
  const github = await startLocalGitHub({
    pullRequests: [{ number: 9, headRef: 'feature', commits: [sha] }],
  });
  t.after(github.close);
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: 'p', key: 'some-sensitive-key' });

  const result = await workspace.run(
    github,
    { command: 'plan', label: 'east' },
    {
      event: { name: 'workflow_dispatch', payload: { inputs: {} } },
      environment: { GITHUB_SHA: sha, GITHUB_REF: 'refs/heads/feature' },
    },
  );

  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(
    github.comments.map(({ issue }) => issue),
    [9],
  );
  assert.equal(result.outputs['plan-file'], '.aolb/east/plan.tfplan');
  assert.deepEqual(github.violations, []);
});

test('a schedule has no pull request: summary only', async (t) => {
  const github = await startLocalGitHub();
  t.after(github.close);
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: 'p', key: 'some-sensitive-key' });
  const event = { name: 'schedule', payload: { schedule: '0 5 * * *' } };
  const result = await workspace.run(github, { command: 'plan' }, { event });
  assert.equal(result.exitCode, 0, result.log);
  assert.match(result.summary, /2 to add/);
  assert.deepEqual(github.requests, []);
});

test('a plan of eight hundred resources with long texts fits into one comment', async (t) => {
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);
  const workspace = await createWorkspace(t, {
    'infra/main.tf': `
resource "terraform_data" "many" {
  count = 800
  input = join("\\n", [for line in range(20) : "line \${line} of \${count.index} <b> @octocat"])
}`,
  });

  const result = await workspace.run(github, { command: 'plan' });

  assert.equal(result.exitCode, 0, result.log);
  const body = github.comments[0]?.body ?? '';
  assert.ok(body.length <= 65_536, String(body.length));
  assert.match(body, /800 resources `terraform_data`/);
  assert.match(body, /many\[799\]/);
  assert.match(body, /Left out for GitHub's size limit, .*1 × create\./);
  assert.match(result.summary, /many\[799\]/, 'the job summary has room for all');
});
