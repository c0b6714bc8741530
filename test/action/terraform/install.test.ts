import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import * as openpgp from 'openpgp';
import {
  type Binary,
  DISTRIBUTIONS,
  type Source,
} from '../../../action/terraform/distributions.ts';
import { installTerraform } from '../../../action/terraform/install.ts';

const BINARY = '#!/bin/sh\necho terraform\n';
const SUMS_PATH = '/terraform/1.99.0/terraform_1.99.0_SHA256SUMS';
const ARCHIVE_PATH = '/terraform/1.99.0/terraform_1.99.0_linux_amd64.zip';

/** Where a published file lies, and which suffix its signature has. */
const PLACES = {
  terraform: { base: '/terraform/1.99.0/terraform_1.99.0', signature: '.sig' },
  tofu: { base: '/v1.99.0/tofu_1.99.0', signature: '.gpgsig' },
} as const;

type Key = Awaited<ReturnType<typeof generateKey>>;

async function generateKey() {
  const generated = await openpgp.generateKey({
    userIDs: [{ name: 'Release signing' }],
    format: 'object',
  });
  return generated;
}

let signer: Key;
let stranger: Key;
before(async () => {
  [signer, stranger] = await Promise.all([generateKey(), generateKey()]);
});

/** What the makers serve for one version, signed by `key`. */
async function release(key: Key, binary: Binary = 'terraform'): Promise<Map<string, Uint8Array>> {
  const archive = zipSync({ [binary]: strToU8(BINARY), 'LICENSE.txt': strToU8('x') });
  const checksum = createHash('sha256').update(archive).digest('hex');
  const sums = strToU8(
    `${'0'.repeat(64)}  ${binary}_1.99.0_darwin_arm64.zip\n${checksum}  ${binary}_1.99.0_linux_amd64.zip\n`,
  );
  const signature = await openpgp.sign({
    message: await openpgp.createMessage({ binary: sums }),
    signingKeys: key.privateKey,
    detached: true,
    format: 'binary',
  });
  const { base, signature: suffix } = PLACES[binary];
  return new Map([
    [`${base}_SHA256SUMS`, sums],
    [`${base}_SHA256SUMS${suffix}`, signature],
    [`${base}_linux_amd64.zip`, archive],
    ['/pgp-key.txt', strToU8(key.publicKey.armor())],
  ]);
}

async function serve(t: { after: (fn: () => unknown) => void }, files: Map<string, Uint8Array>) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const file = files.get(request.url ?? '');
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const cache = await mkdtemp(join(tmpdir(), 'aolb-tools-'));
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(cache, { recursive: true });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  const source: Source = {
    releases: origin,
    keyUrl: `${origin}/pgp-key.txt`,
    fingerprint: signer.publicKey.getFingerprint().toUpperCase(),
  };
  const install = (architecture = 'x64', binary: Binary = 'terraform') =>
    installTerraform({
      binary,
      version: '1.99.0',
      source,
      fetch,
      cache,
      platform: 'linux',
      architecture,
      signal: new AbortController().signal,
      info: () => {},
    });
  return { install, cache, requests };
}

test('a signed release is installed, executable, and taken from the cache the next time', async (t) => {
  const { install, cache, requests } = await serve(t, await release(signer));
  const executable = await install();
  assert.equal(await readFile(executable, 'utf8'), BINARY);
  await access(executable, 1);
  assert.equal(executable, join(cache, 'terraform/1.99.0/x64/terraform'));
  const asked = requests.length;
  assert.equal(await install(), executable);
  assert.equal(requests.length, asked);
});

test('OpenTofu is installed from where it is published, with the signature that is OpenPGP', async (t) => {
  const { install, cache } = await serve(t, await release(signer, 'tofu'));
  assert.equal(await install('x64', 'tofu'), join(cache, 'tofu/1.99.0/x64/tofu'));
});

test('each is trusted by the fingerprint of its own makers', () => {
  const fingerprints = Object.values(DISTRIBUTIONS).map(({ source }) => source.fingerprint);
  assert.equal(new Set(fingerprints).size, fingerprints.length);
  for (const fingerprint of fingerprints) assert.match(fingerprint, /^[0-9A-F]{40}$/);
});

test('a server that cannot be reached is named, with the cause and what to do', async (t) => {
  const { cache } = await serve(t, new Map());
  const install = installTerraform({
    binary: 'terraform',
    version: '1.99.0',
    source: { releases: 'http://127.0.0.1:1', keyUrl: 'http://127.0.0.1:1/key', fingerprint: '' },
    fetch,
    cache,
    platform: 'linux',
    architecture: 'x64',
    signal: new AbortController().signal,
    info: () => {},
  });
  const message =
    /^terraform 1\.99\.0 could not be installed: http:\S+ cannot be reached \(.+\)\. Run again, or put terraform on PATH/;
  await assert.rejects(install, { reason: 'terraform-install-failed', message });
});

const tampered: Readonly<
  Record<string, readonly [(files: Map<string, Uint8Array>) => Promise<void> | void, RegExp]>
> = {
  'an archive that is not the signed one': [
    (files) => {
      files.set(ARCHIVE_PATH, zipSync({ terraform: strToU8('evil') }));
    },
    /terraform_1\.99\.0_linux_amd64\.zip has checksum [0-9a-f]{64}, signed is/,
  ],
  'checksums changed after signing': [
    (files) => {
      files.set(SUMS_PATH, strToU8(`${'1'.repeat(64)}  terraform_1.99.0_linux_amd64.zip\n`));
    },
    /signature of SHA256SUMS is not valid/,
  ],
  'everything signed by a stranger, whose key is published': [
    async (files) => {
      for (const [path, content] of await release(stranger)) files.set(path, content);
    },
    /signing key has fingerprint [0-9A-F]{40}, expected/,
  ],
  'a signature by a stranger under the right key': [
    async (files) => {
      const other = await release(stranger);
      const signature = other.get(`${SUMS_PATH}.sig`);
      if (signature !== undefined) files.set(`${SUMS_PATH}.sig`, signature);
    },
    /signature of SHA256SUMS is not valid/,
  ],
  'a version that does not exist': [(files) => files.clear(), /answered 404/],
};
for (const [name, [tamper, message]] of Object.entries(tampered)) {
  test(`refused: ${name}; nothing is left in the cache`, async (t) => {
    const files = await release(signer);
    await tamper(files);
    const { install, cache } = await serve(t, files);
    await assert.rejects(install(), { reason: 'terraform-install-failed', message });
    assert.deepEqual(await readdir(cache), []);
  });
}

test('a machine that no release is made for is named', async (t) => {
  const { install } = await serve(t, await release(signer));
  await assert.rejects(install('riscv64'), /no release for linux on riscv64/);
});
