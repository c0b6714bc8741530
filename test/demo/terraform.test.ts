import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
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

test('without one it is fetched, and where that fails the reason and the way out are one line', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'aolb-'));
  t.after(() => rm(root, { recursive: true }));
  const said: string[] = [];
  const fetched = ensureTerraform({
    environment: { PATH: root },
    root,
    say: (line) => said.push(line),
    fetch: async () => Promise.reject(new Error('no network')),
  });
  await assert.rejects(
    fetched,
    /^\S+: terraform \S+ could not be installed: .*no network.*put terraform on PATH[^\n]*$/,
  );
  assert.match(
    said.join('\n'),
    /^terraform 1\.\S+ is fetched from releases\.hashicorp\.com, once …$/,
  );
});
