import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rootModule, startTerraform, type Terraform } from './terraform.ts';

let terraform: Terraform;
before(async () => {
  terraform = await startTerraform();
});
after(() => terraform.close());

async function succeeds(module: string, ...commandLine: string[]): Promise<string> {
  const { exitCode, output } = await terraform.run(module, ...commandLine);
  assert.equal(exitCode, 0, output);
  return output;
}

test('every file is formatted as terraform fmt would', async () => {
  await succeeds(rootModule, 'fmt', '-check', '-diff', '-recursive', '-no-color');
});

test('the module is valid and its own tests pass, on mocked providers', async () => {
  await succeeds(rootModule, 'init', '-no-color');
  const validation = JSON.parse(await succeeds(rootModule, 'validate', '-json'));
  assert.deepEqual(validation.diagnostics, []);

  const report = await succeeds(rootModule, 'test', '-no-color');
  assert.match(report, /Success! \d+ passed, 0 failed/);
});
