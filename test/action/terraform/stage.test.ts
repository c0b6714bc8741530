import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { layoutOf, stageModule } from '../../../action/terraform/stage.ts';

async function folder(t: TestContext, files: readonly string[]): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'aolb-stage-'));
  t.after(() => rm(directory, { recursive: true }));
  for (const file of files) {
    await mkdir(join(directory, file, '..'), { recursive: true });
    await writeFile(join(directory, file), file);
  }
  return directory;
}

test('a copy is the module and nothing of a checkout; what Terraform left in it stays', async (t) => {
  const source = await folder(t, [
    'main.tf',
    'modules/gateway/main.tf',
    'tests/a.tftest.hcl',
    'examples/a/main.tf',
    '.terraform/providers/x',
    'terraform.tfstate',
  ]);
  const target = await folder(t, [
    'removed.tf',
    'modules/removed/main.tf',
    'terraform.tfstate',
    'terraform.tfstate.backup',
    '.terraform/kept',
    '.terraform.lock.hcl',
    'backend_override.tf.json',
  ]);
  assert.equal(await stageModule(source, target, false, join(source, 'none')), false);
  assert.deepEqual((await readdir(target)).sort(), [
    '.terraform',
    '.terraform.lock.hcl',
    'main.tf',
    'modules',
    'terraform.tfstate',
    'terraform.tfstate.backup',
  ]);
  assert.deepEqual(await readdir(join(target, 'modules')), ['gateway']);
  assert.deepEqual(await readdir(join(target, '.terraform')), ['kept']);
});

test('with backend settings the copy names the backend that they are for', async (t) => {
  const source = await folder(t, ['main.tf']);
  const target = join(await folder(t, []), 'new', 'terraform');
  await stageModule(source, target, true, join(source, 'none'));
  const override = JSON.parse(await readFile(join(target, 'backend_override.tf.json'), 'utf8'));
  assert.deepEqual(override, { terraform: { backend: { azurerm: {} } } });
});

test("the user's choice of providers comes before the module's and before an earlier run's", async (t) => {
  const source = await folder(t, ['main.tf', '.terraform.lock.hcl']);
  const target = await folder(t, ['.terraform.lock.hcl']);
  const repository = await folder(t, ['own/.terraform.lock.hcl']);
  const locked = () => readFile(join(target, '.terraform.lock.hcl'), 'utf8');

  await stageModule(source, target, false, join(repository, '.terraform.lock.hcl'));
  assert.equal(await locked(), '.terraform.lock.hcl');
  const own = join(repository, 'own/.terraform.lock.hcl');
  assert.equal(await stageModule(source, target, false, own), true);
  assert.equal(await locked(), 'own/.terraform.lock.hcl');
});

test('each label has a folder of its own; a plan file may lie anywhere', () => {
  assert.equal(layoutOf('/repo', '').planFile, '/repo/.aolb/default/plan.tfplan');
  assert.equal(layoutOf('/repo', 'east').stagedModule, '/repo/.aolb/east/terraform');
  assert.equal(layoutOf('/repo', 'east', 'out/p').planFile, '/repo/out/p');
  assert.equal(layoutOf('/repo', 'east', '/tmp/p').planFile, '/tmp/p');
});
