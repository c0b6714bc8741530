import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { type Binary, DISTRIBUTIONS } from '../../../action/terraform/distributions.ts';
import { findTerraform } from '../../../action/terraform/executable.ts';

/** Looks on a PATH that holds what `present` says: executables by name, each with what it answers to `version -json`. */
async function find(
  t: TestContext,
  present: Readonly<Record<string, string>>,
  wanted: { readonly binary?: Binary; readonly version?: string } = {},
) {
  const directory = await mkdtemp(join(tmpdir(), 'aolb-path-'));
  t.after(() => rm(directory, { recursive: true }));
  for (const [name, answer] of Object.entries(present)) {
    await writeFile(join(directory, name), `#!/bin/sh\necho '${answer}'\n`);
    await chmod(join(directory, name), 0o755);
  }
  const found = await findTerraform({
    binary: wanted.binary ?? 'terraform',
    version: wanted.version,
    environment: { PATH: directory },
    directory,
    signal: new AbortController().signal,
    install: async (version) => `installed ${version}`,
    info: () => {},
  });
  return found.replace(`${directory}/`, '');
}

const version = (number: string) => JSON.stringify({ terraform_version: number });
const { terraform, tofu } = DISTRIBUTIONS;

const cases: readonly (readonly [
  string,
  Readonly<Record<string, string>>,
  { readonly binary?: Binary; readonly version?: string },
  string,
])[] = [
  ['none on PATH', {}, {}, `installed ${terraform.recommended}`],
  ['one that is new enough', { terraform: version('1.9.0') }, {}, 'terraform'],
  [
    'one that is too old',
    { terraform: version('1.8.5') },
    {},
    `installed ${terraform.recommended}`,
  ],
  [
    'another version than the one asked for',
    { terraform: version('1.12.0') },
    { version: '1.11.0' },
    'installed 1.11.0',
  ],
  ['the version asked for', { terraform: version('1.11.0') }, { version: '1.11.0' }, 'terraform'],
  [
    'terraform alone where tofu is wanted',
    { terraform: version('1.11.4') },
    { binary: 'tofu' },
    `installed ${tofu.recommended}`,
  ],
  [
    'both where tofu is wanted',
    { terraform: version('1.11.4'), tofu: version('1.10.0') },
    { binary: 'tofu' },
    'tofu',
  ],
  [
    'a tofu without what the modules need',
    { tofu: version('1.9.1') },
    { binary: 'tofu' },
    `installed ${tofu.recommended}`,
  ],
];
for (const [name, present, wanted, expected] of cases) {
  test(`${name}: ${expected}`, async (t) => {
    assert.equal(await find(t, present, wanted), expected);
  });
}

test('what does not say its version is not taken for terraform, and is named', async (t) => {
  await assert.rejects(find(t, { terraform: 'hello' }), {
    reason: 'terraform-missing',
    message: /terraform does not say its version/,
  });
});

test('the versions stand in one place: action.yml and the checks of this repository name the same', async () => {
  const root = new URL('../../../', import.meta.url);
  const read = async (path: string) => readFile(new URL(path, root), 'utf8');
  const { inputs } = parse(await read('action.yml'));
  const text: string = inputs['terraform-version'].description;
  assert.ok(text.includes(`Terraform ${terraform.recommended} or OpenTofu ${tofu.recommended}`));
  assert.ok(text.includes(`Terraform ${terraform.oldest.join('.')} or newer`));
  assert.ok(inputs['terraform-binary'].description.includes(`OpenTofu ${tofu.oldest.join('.')}`));
  for (const workflow of ['ci.yml', 'providers.yml']) {
    for (const [, used] of (await read(`.github/workflows/${workflow}`)).matchAll(
      /terraform_version: (\S+)/g,
    )) {
      assert.equal(used, terraform.recommended, workflow);
    }
  }
});
