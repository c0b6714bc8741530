import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from './index.ts';
import { run } from './support/child.ts';

describe("Terraform's own azurerm state backend", () => {
  let azure: LocalAzure;
  let directory: string;
  const terraform = (...args: readonly string[]) =>
    run('terraform', args, { environment: azure.environment, directory });

  before(async () => {
    azure = await startLocalAzure({ accounts: [] });
    directory = await mkdtemp(join(tmpdir(), 'backend-'));
    await writeFile(
      join(directory, 'main.tf'),
      `terraform {
        backend "azurerm" { use_azuread_auth = true }
      }
      resource "terraform_data" "one" { input = "one" }
      `,
    );
  });
  after(async () => {
    await azure.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('keeps the state in a blob, and the lease of another run locks it', async () => {
    const settings = { ...azure.stateBackend, key: 'test.tfstate' };
    const init = await terraform(
      'init',
      '-input=false',
      '-no-color',
      ...Object.entries(settings).map(([name, value]) => `-backend-config=${name}=${value}`),
    );
    assert.equal(init.code, 0, init.stderr);
    const apply = await terraform('apply', '-auto-approve', '-input=false', '-no-color');
    assert.equal(apply.code, 0, apply.stderr);
    const plan = await terraform('plan', '-detailed-exitcode', '-input=false', '-no-color');
    assert.equal(plan.code, 0, `the second plan is empty: ${plan.stdout}${plan.stderr}`);

    const blob = `https://${settings.storage_account_name}.blob.core.windows.net/${settings.container_name}/${settings.key}`;
    const lease = (headers: Readonly<Record<string, string>>) =>
      azure.fetch(`${blob}?comp=lease`, {
        method: 'PUT',
        headers,
        audience: 'https://storage.azure.com',
      });
    const acquired = await lease({ 'x-ms-lease-action': 'acquire', 'x-ms-lease-duration': '-1' });
    assert.equal(acquired.status, 201, 'Terraform left the blob unlocked');
    const locked = await terraform('plan', '-input=false', '-no-color', '-lock-timeout=0s');
    assert.equal(locked.code, 1);
    assert.match(locked.stderr, /state blob is already locked/);
    await lease({
      'x-ms-lease-action': 'release',
      'x-ms-lease-id': acquired.headers.get('x-ms-lease-id') ?? '',
    });
    const unlocked = await terraform('plan', '-input=false', '-no-color');
    assert.equal(unlocked.code, 0, unlocked.stderr);
  });
});
