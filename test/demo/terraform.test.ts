import assert from 'node:assert/strict';
import { constants } from 'node:fs';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { startReleases } from '../action/hosted.ts';
import { ensureTerraform } from './terraform.ts';

test('a Terraform on PATH is used, and nothing is said or fetched', async () => {
  const environment = { ...process.env };
  await ensureTerraform({
    environment,
    root: tmpdir(),
    say: assert.fail,
    fetch: () => assert.fail('fetched'),
  });
  assert.equal(environment.PATH, process.env.PATH);
});

const folder = async (t: TestContext) => {
  const root = await mkdtemp(join(tmpdir(), 'aolb-'));
  t.after(() => rm(root, { recursive: true }));
  return root;
};

test('without one it is fetched, verified, kept, and first on PATH', async (t) => {
  const root = await folder(t);
  const releases = await startReleases();
  t.after(releases.close);
  const { fingerprint, origin } = releases;
  const source = { releases: origin, keyUrl: `${origin}/pgp-key.txt`, fingerprint };
  const said: string[] = [];
  for (const _ of ['first', 'second']) {
    const environment: NodeJS.ProcessEnv = { PATH: root };
    const say = (line: string) => said.push(line);
    await ensureTerraform({ environment, root, say, fetch, source });
    const [first = '', second] = environment.PATH?.split(delimiter) ?? [];
    assert.equal(second, root);
    await access(join(first, 'terraform'), constants.X_OK);
  }
  assert.equal(releases.requests.length, 4, 'once');
  assert.match(said.join('\n'), /installed, checksum and signature verified/);
});

test('where it cannot be fetched, cause and way out are one line', async (t) => {
  const root = await folder(t);
  const fetched = ensureTerraform({
    environment: { PATH: root },
    root,
    say: () => {},
    fetch: async () => Promise.reject(new Error('no network')),
  });
  await assert.rejects(fetched, {
    message: /^terraform \S+ could not be installed: .*no network.*put it on PATH \(https:[^\n]*$/,
  });
});
