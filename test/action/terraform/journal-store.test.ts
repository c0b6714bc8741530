import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { openJournal, siblingSettings } from '../../../action/terraform/journal-store.ts';

const ENTRY = { address: 'a', type: 'azurerm_resource_group', since: '2026-01-02T03:04:05.000Z' };

test('the journal lies beside the state, under the state’s own settings', () => {
  const beside = (
    type: string,
    config: Record<string, string | boolean | null>,
    workspace = 'default',
  ) => siblingSettings({ type, config }, workspace);
  assert.deepEqual(
    beside('azurerm', {
      key: 'prod.tfstate',
      use_oidc: true,
      sas_token: null,
      container_name: 'c',
    }),
    { key: 'prod.tfstate.journal', use_oidc: true, container_name: 'c' },
  );
  assert.deepEqual(beside('s3', { bucket: 'b', key: 'a/b' }), { bucket: 'b', key: 'a/b.journal' });
  assert.deepEqual(beside('gcs', { bucket: 'b', prefix: 'p' }), {
    bucket: 'b',
    prefix: 'p.journal',
  });
  assert.deepEqual(beside('gcs', { bucket: 'b', prefix: null }), {
    bucket: 'b',
    prefix: 'journal',
  });
  assert.deepEqual(beside('azurerm', { key: 'k' }, 'blue'), { key: 'k.blue.journal' });
});

test('a backend without a known place beside the state has no remote journal', () => {
  for (const type of ['local', 'http', 'remote', 'cloud', 'pg', 'constructor']) {
    assert.equal(siblingSettings({ type, config: { key: 'k' } }, 'default'), undefined, type);
  }
});

async function folder(t: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'aolb-journal-'));
  t.after(() => rm(directory, { recursive: true }));
  return directory;
}

test('beside a local state it is a file, which is there only while something is unknown', async (t) => {
  const directory = await folder(t);
  const request = { executable: 'none', directory, scratch: join(directory, 'x'), environment: {} };
  const journal = await openJournal(request);
  assert.equal(journal.remote, false);
  assert.deepEqual(await journal.read(), []);
  await journal.update(() => [ENTRY]);
  assert.deepEqual(await readdir(directory), ['terraform.tfstate.journal']);
  assert.deepEqual(await (await openJournal(request)).read(), [ENTRY]);
  await journal.update(() => []);
  assert.deepEqual(await readdir(directory), []);
});

test('Terraform takes the settings that its init has left, without another', async (t) => {
  const directory = await folder(t);
  const root = join(directory, 'root');
  const run = promisify(execFile);
  await mkdir(root);
  await writeFile(join(root, 'main.tf.json'), '{"terraform":{"backend":{"local":{}}}}');
  const path = `-backend-config=path=${directory}/state`;
  await run('terraform', ['init', '-input=false', path], { cwd: root });
  // A local backend in the place of a remote one, once more.
  const settings = join(root, '.terraform/terraform.tfstate');
  const remote = (await readFile(settings, 'utf8'))
    .replace('"local"', '"azurerm"')
    .replace('"path":', '"key": "k",\n"path":');
  await writeFile(settings, remote);
  const terraform = join(directory, 'terraform');
  await writeFile(
    terraform,
    `#!/bin/sh
[ "$1" = state ] || exit 1
sed -i 's/azurerm/local/' main.tf.json
sed -i 's/azurerm/local/; s/"key":"[^"]*",//' .terraform/terraform.tfstate
exec terraform "$@"
`,
    { mode: 0o755 },
  );
  const scratch = join(directory, 'journal');
  const request = { executable: terraform, directory: root, scratch, environment: process.env };
  const journal = await openJournal(request);
  assert.deepEqual(await journal.read(), []);
  await journal.update(() => [ENTRY]);
  assert.deepEqual(await journal.read(), [ENTRY]);
  assert.match(await readFile(join(directory, 'state'), 'utf8'), /azurerm_resource_group/);
});

test('two runs that write at once keep what both know, and no lock is taken', async (t) => {
  const directory = await folder(t);
  // A local backend in the place of a remote one: the commands and their refusals are Terraform's own.
  const root = join(directory, 'root');
  await mkdir(join(root, '.terraform'), { recursive: true });
  const terraform = join(directory, 'terraform');
  await writeFile(
    terraform,
    `#!/bin/sh
case "$1" in
init) printf '{"terraform":{"backend":{"local":{"path":"${directory}/shared"}}}}' > main.tf.json; exec terraform init -input=false;;
*) exec terraform "$@";;
esac
`,
    { mode: 0o755 },
  );
  await writeFile(
    join(root, '.terraform/terraform.tfstate'),
    JSON.stringify({ backend: { type: 'azurerm', config: { key: 'k' } } }),
  );
  const open = (name: string) =>
    openJournal({
      executable: terraform,
      directory: root,
      scratch: join(directory, name),
      environment: process.env,
    });
  const [one, two] = await Promise.all([open('one'), open('two')]);
  assert.deepEqual([await one.read(), await two.read()], [[], []]);
  await one.update((entries) => [...entries, ENTRY]);
  await two.update((entries) => [...entries, { ...ENTRY, address: 'b' }]);
  assert.deepEqual(
    (await one.read()).map(({ address }) => address),
    ['a', 'b'],
  );
  const pulled = await promisify(execFile)('terraform', ['state', 'list'], {
    cwd: join(directory, 'one'),
  });
  assert.equal(pulled.stdout, '', 'it holds no resource');
});
