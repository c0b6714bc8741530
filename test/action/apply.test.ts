import assert from 'node:assert/strict';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { startLocalGitHub } from '../github/github.ts';
import { createWorkspace } from './support.ts';

const MODULE = {
  'infra/main.tf': `
variable "policy" { type = string }
resource "terraform_data" "policy" { input = var.policy }
output "gateway_url" { value = "https://gateway.example/openai" }
output "api_management_id" { value = "/subscriptions/1" }
output "key_vault_url" { value = "https://vault.example/" }
output "lease_container_url" { value = "https://store.example/rotation" }
output "gateway_check_urls" { value = ["https://gateway.example/openai/v1/models"] }
`,
};
const SHA = 'c'.repeat(40);
const PULL_REQUESTS = [{ number: 7, headRef: 'x', commits: [SHA], state: 'closed' as const }];
/** The push that merging the pull request makes. */
const MERGED = {
  event: { name: 'push', payload: {} },
  environment: { GITHUB_SHA: SHA, GITHUB_REF: 'refs/heads/main' },
};

test('what was reviewed is applied after the merge, afresh or from the saved plan', async (t) => {
  const github = await startLocalGitHub({ pullRequests: PULL_REQUESTS });
  t.after(github.close);
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: 'one' });
  const planned = await workspace.run(github, { command: 'plan' });

  const applied = await workspace.run(github, { command: 'apply' }, MERGED);

  assert.equal(applied.exitCode, 0, applied.log);
  assert.equal(applied.outputs['plan-hash'], planned.outputs['plan-hash']);
  assert.equal(applied.outputs['gateway-url'], 'https://gateway.example/openai');
  assert.match(applied.summary, /applied/);

  await workspace.configure({ policy: 'two' });
  const again = await workspace.run(github, { command: 'plan', 'plan-file': 'saved.tfplan' });
  assert.equal(again.outputs['plan-file'], 'saved.tfplan');
  const saved = await workspace.run(
    github,
    { command: 'apply', 'plan-file': 'saved.tfplan' },
    MERGED,
  );
  assert.equal(saved.exitCode, 0, saved.log);
  const state = await readFile(join(workspace.directory, 'infra/terraform.tfstate'), 'utf8');
  assert.match(state, /"two"/);
  assert.deepEqual(github.violations, []);
});

test('an app gets its package after apply, also when nothing changed, and a failure says what is left', async (t) => {
  const github = await startLocalGitHub({ pullRequests: PULL_REQUESTS });
  t.after(github.close);
  const workspace = await createWorkspace(t, {
    'infra/main.tf': 'output "function_publish_url" { value = "https://app.example/api/publish" }',
  });
  await workspace.run(github, { command: 'plan' });
  const failing = { TEST_PUBLICATION: 'no way in' };

  const failed = await workspace.run(
    github,
    { command: 'apply' },
    { ...MERGED, environment: { ...MERGED.environment, ...failing } },
  );
  assert.equal(failed.outputs['failure-reason'], 'publish-failed');
  assert.match(failed.annotations[0]?.message ?? '', /applied, but .*no way in. Run apply again/);

  const again = await workspace.run(github, { command: 'apply' }, MERGED);
  assert.equal(again.exitCode, 0, again.log);
  assert.equal(again.outputs.changes, 'false');
  assert.match(again.log, /published to https:\/\/app\.example\/api\/publish/);
});

test('a plan that nobody reviewed is refused, and it says where it differs', async (t) => {
  const github = await startLocalGitHub({ pullRequests: PULL_REQUESTS });
  t.after(github.close);
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: 'one' });
  await workspace.run(github, { command: 'plan' });
  await workspace.configure({ policy: 'other' });

  const result = await workspace.run(github, { command: 'apply' }, MERGED);

  assert.equal(result.exitCode, 1);
  assert.equal(result.outputs['failure-reason'], 'plan-changed');
  assert.match(
    result.annotations[0]?.message ?? '',
    /terraform_data\.policy: other changes to input; now "other"/,
  );
  await assert.rejects(access(join(workspace.directory, 'infra/terraform.tfstate')));
});

test('a stale, a missing and a broken plan file are told apart', async (t) => {
  const workspace = await createWorkspace(t, MODULE);
  const inputs = { 'require-reviewed-plan': 'false', 'github-token': '' };
  const saved = { ...inputs, command: 'apply', 'plan-file': 'saved.tfplan' };
  await workspace.configure({ policy: 'one' });
  const missing = await workspace.run(undefined, saved);
  assert.equal(missing.outputs['failure-reason'], 'plan-missing');

  await workspace.run(undefined, { ...saved, command: 'plan' });
  await workspace.run(undefined, { ...inputs, command: 'apply' });
  const stale = await workspace.run(undefined, saved);
  assert.equal(stale.outputs['failure-reason'], 'plan-stale', stale.log);

  await writeFile(join(workspace.directory, 'saved.tfplan'), 'not a plan');
  const broken = await workspace.run(undefined, saved);
  assert.equal(broken.outputs['failure-reason'], 'plan-missing');
});

test('destroy goes by a plan of its own and leaves nothing', async (t) => {
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: 'one' });
  const inputs = { 'require-reviewed-plan': 'false', 'github-token': '' };
  await workspace.run(undefined, { ...inputs, command: 'apply' });

  const result = await workspace.run(
    undefined,
    { ...inputs, command: 'destroy', confirm: 'test' },
    MERGED,
  );

  assert.equal(result.exitCode, 0, result.log);
  assert.equal(result.outputs.destroy, '1');
  const state = JSON.parse(
    await readFile(join(workspace.directory, 'infra/terraform.tfstate'), 'utf8'),
  );
  assert.deepEqual(state.resources, []);
});

test('rotate takes the service and the vault from the state, and fails when a key did', async (t) => {
  const workspace = await createWorkspace(t, MODULE);
  await workspace.configure({ policy: 'one' });
  const inputs = { 'require-reviewed-plan': 'false', 'github-token': '' };
  const early = await workspace.run(undefined, { ...inputs, command: 'rotate' });
  assert.equal(early.outputs['failure-reason'], 'rotation-failed');
  assert.match(early.annotations[0]?.message ?? '', /apply first/);

  await workspace.run(undefined, { ...inputs, command: 'apply' });
  const rotated = await workspace.run(undefined, { ...inputs, command: 'rotate' });
  assert.equal(rotated.exitCode, 0, rotated.log);
  assert.match(rotated.summary, /team-a \| rotated/);
  const report = join(workspace.directory, rotated.outputs['rotation-report'] ?? '');
  assert.deepEqual(JSON.parse(await readFile(report, 'utf8')), {
    subscriptions: ['team-a'],
    mode: 'scheduled',
    dryRun: false,
    gatewayCheckUrls: ['https://gateway.example/openai/v1/models'],
    discipline: 'regenerate',
  });

  const options = {
    'rotation-mode': 'emergency',
    'rotation-only': 'team-a, team-b\nteam-c',
    'rotation-dry-run': 'true',
  };
  await workspace.run(undefined, { ...inputs, ...options, command: 'rotate' });
  const { mode, only, dryRun } = JSON.parse(await readFile(report, 'utf8'));
  assert.deepEqual([mode, only, dryRun], ['emergency', ['team-a', 'team-b', 'team-c'], true]);

  const environment = { TEST_ROTATION: 'the vault answered 403' };
  const failed = await workspace.run(undefined, { ...inputs, command: 'rotate' }, { environment });
  assert.equal(failed.exitCode, 1);
  assert.match(failed.annotations[0]?.message ?? '', /team-a: the vault answered 403/);
});

test('the shipped module is staged afresh each time, its state kept', async (t) => {
  const workspace = await createWorkspace(t, {
    ...MODULE,
    'shipped/main.tf': MODULE['infra/main.tf'],
    'shipped/old.tf': 'output "old" { value = 1 }',
  });
  await workspace.configure({ policy: 'one' });
  const environment = { TEST_MODULE: join(workspace.directory, 'shipped') };
  const inputs = {
    command: 'apply',
    'require-reviewed-plan': 'false',
    'github-token': '',
    'terraform-directory': '',
  };

  const first = await workspace.run(undefined, inputs, { environment });
  assert.equal(first.exitCode, 0, first.log);
  assert.match(first.annotations[0]?.message ?? '', /backend-config is empty/);
  await rm(join(workspace.directory, 'shipped/old.tf'));
  const second = await workspace.run(undefined, { ...inputs, command: 'plan' }, { environment });

  assert.equal(second.outputs.add, '0', 'the state of the first run is still known');
  await assert.rejects(access(join(workspace.directory, '.aolb/default/terraform/old.tf')));
});
