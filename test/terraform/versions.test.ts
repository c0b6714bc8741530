/** Which providers the module takes, and how they are locked. What the registry answers cannot be shown without it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rootModule } from './terraform.ts';

const script = fileURLToPath(new URL('../../.ci/lock-providers.ts', import.meta.url));
const platforms = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64', 'windows_amd64'];

function constraints(file: string): string[] {
  const text = readFileSync(join(rootModule, file), 'utf8');
  return [...text.matchAll(/^\s*(?:required_version|source|version)\s*=\s*"(.+)"$/gm)].map(
    ([, value = '']) => value,
  );
}

test('the submodules want what the root wants, and each version has an upper bound', () => {
  const wanted = constraints('versions.tf');
  assert.deepEqual(wanted, [
    '>= 1.9.0, < 2.0.0',
    'hashicorp/azurerm',
    '~> 5.2',
    'Azure/azapi',
    '~> 2.12',
  ]);
  for (const name of ['gateway', 'rotation']) {
    assert.deepEqual(constraints(`modules/${name}/versions.tf`), wanted);
  }
});

/** A mirror with these versions of both providers, for every platform; what is in them does not matter. */
function mirror(t: TestContext, azurerm: string, azapi: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'mirror-'));
  t.after(() => rmSync(directory, { recursive: true }));
  for (const [provider, version] of [
    ['hashicorp/azurerm', azurerm],
    ['azure/azapi', azapi],
  ] as const) {
    for (const platform of platforms) {
      const folder = join(directory, 'registry.terraform.io', provider, version, platform);
      mkdirSync(folder, { recursive: true });
      const name = `terraform-provider-${provider.split('/')[1]}_v${version}`;
      writeFileSync(join(folder, name), `${name} for ${platform}`);
    }
  }
  return directory;
}

function lock(...commandLine: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...commandLine], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TF_REATTACH_PROVIDERS: '{}' },
  });
  return { status, output: `${stdout}${stderr}` };
}

test('a lock file holds checksums of every platform, and is checked against what there is', (t) => {
  const file = join(mkdtempSync(join(tmpdir(), 'lock-')), '.terraform.lock.hcl');
  t.after(() => rmSync(join(file, '..'), { recursive: true }));
  const from = `-fs-mirror=${mirror(t, '5.2.0', '2.12.0')}`;
  assert.equal(lock('--check', '--output', file, from).status, 1);
  const made = lock('--output', file, from);
  assert.equal(made.status, 0, made.output);
  const text = readFileSync(file, 'utf8');
  assert.match(text, /azure\/azapi" \{\n {2}version {5}= "2\.12\.0"\n {2}constraints = "~> 2\.12"/);
  assert.equal(text.match(/"h1:/g)?.length, 2 * platforms.length);
  assert.equal(lock('--check', '--output', file, from).status, 0);
});

test('providers below the least versions are no choice', (t) => {
  const file = join(tmpdir(), 'never-written.hcl');
  const old = lock('--output', file, `-fs-mirror=${mirror(t, '5.2.0', '2.6.0')}`);
  assert.equal(old.status, 1);
  assert.match(old.output, /azapi[\s\S]*no available releases match[\s\S]*2\.12/);
});
