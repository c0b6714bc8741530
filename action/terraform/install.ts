/**
 * Installs a release of Terraform or OpenTofu: the checksums must be signed by its makers, and the archive must have its
 * checksum. Neither alone is enough: a checksum from the same server proves nothing, a signature covers the checksums only.
 *
 * Procedures: https://developer.hashicorp.com/well-architected-framework/verify-hashicorp-binary,
 * https://opentofu.org/docs/intro/install/standalone/
 */

import { createHash } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionFailure, messageOf } from '../failure.ts';
import { type Binary, DISTRIBUTIONS, type Source } from './distributions.ts';

export type InstallRequest = {
  readonly binary: Binary;
  readonly version: string;
  readonly source: Source;
  readonly fetch: typeof fetch;
  /** RUNNER_TOOL_CACHE */
  readonly cache: string;
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  readonly signal: AbortSignal;
  readonly info: (text: string) => void;
};

const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  arm64: 'arm64',
  arm: 'arm',
  ia32: '386',
};

/**
 * Installs into the runner's tool cache, in the layout of `@actions/tool-cache`: `<tool>/<version>/<arch>` beside a
 * `<arch>.complete` marker, so that an interrupted install is never taken for a whole one.
 *
 * @returns the executable's path
 * @throws {ActionFailure} `terraform-install-failed`, saying which step and why
 */
export async function installTerraform(request: InstallRequest): Promise<string> {
  const { binary: tool, version, cache, architecture } = request;
  const name = request.platform === 'win32' ? `${tool}.exe` : tool;
  const home = join(cache, tool, version);
  const target = join(home, architecture);
  const marker = `${target}.complete`;
  const executable = join(target, name);
  if (await exists(marker)) {
    request.info(`${tool} ${version} from the tool cache`);
    return executable;
  }
  try {
    const archive = await downloadVerified(request);
    const { unzipSync } = await import('fflate');
    const binary = unzipSync(archive, { filter: (file) => file.name === name })[name];
    if (binary === undefined) throw new Error(`the archive holds no ${name}`);
    await mkdir(home, { recursive: true });
    const half = await mkdtemp(join(home, 'half-'));
    await writeFile(join(half, name), binary);
    await chmod(join(half, name), 0o755);
    await rm(target, { recursive: true, force: true });
    await rename(half, target);
    await writeFile(marker, '');
    request.info(`${tool} ${version} installed, checksum and signature verified`);
    return executable;
  } catch (error) {
    throw new ActionFailure(
      'terraform-install-failed',
      `${tool} ${version} could not be installed: ${messageOf(error)}. Run again, or put ${tool} on PATH before this step`,
    );
  }
}

async function downloadVerified(request: InstallRequest): Promise<Uint8Array> {
  const { binary, version, source } = request;
  const { folder, signatureSuffix } = DISTRIBUTIONS[binary];
  const platform = PLATFORMS[request.platform];
  const architecture = ARCHITECTURES[request.architecture];
  if (platform === undefined || architecture === undefined) {
    throw new Error(`there is no release for ${request.platform} on ${request.architecture}`);
  }
  const base = `${source.releases}/${folder(version)}/${binary}_${version}`;
  const archiveName = `${binary}_${version}_${platform}_${architecture}.zip`;
  const [sums, signature, key, archive] = await Promise.all([
    download(`${base}_SHA256SUMS`, request),
    download(`${base}_SHA256SUMS${signatureSuffix}`, request),
    download(source.keyUrl, request),
    download(`${base}_${platform}_${architecture}.zip`, request),
  ]);
  await verifySignature(sums, signature, key, source.fingerprint);
  const expected = checksumOf(archiveName, new TextDecoder().decode(sums));
  const actual = createHash('sha256').update(archive).digest('hex');
  if (actual !== expected) {
    throw new Error(`${archiveName} has checksum ${actual}, signed is ${expected}`);
  }
  return archive;
}

async function verifySignature(
  sums: Uint8Array,
  signature: Uint8Array,
  armoredKey: Uint8Array,
  fingerprint: string,
): Promise<void> {
  // Loaded only here: most runs find a terraform and need no OpenPGP.
  const openpgp = await import('openpgp');
  const key = await openpgp.readKey({ armoredKey: new TextDecoder().decode(armoredKey) });
  const actual = key.getFingerprint().toUpperCase();
  if (actual !== fingerprint) {
    throw new Error(`the published signing key has fingerprint ${actual}, expected ${fingerprint}`);
  }
  const verification = await openpgp.verify({
    message: await openpgp.createMessage({ binary: sums }),
    signature: await openpgp.readSignature({ binarySignature: signature }),
    verificationKeys: key,
  });
  const [result] = verification.signatures;
  if (result === undefined) throw new Error('the signature of SHA256SUMS is empty');
  await result.verified.catch((error: unknown) => {
    throw new Error(`the signature of SHA256SUMS is not valid: ${messageOf(error)}`);
  });
}

function checksumOf(file: string, sums: string): string {
  for (const line of sums.split('\n')) {
    const [checksum, name] = line.trim().split(/\s+\*?/);
    if (name === file && checksum !== undefined && /^[0-9a-f]{64}$/.test(checksum)) return checksum;
  }
  throw new Error(`SHA256SUMS does not list ${file}`);
}

async function download(url: string, request: InstallRequest): Promise<Uint8Array> {
  const response = await request.fetch(url, { signal: request.signal }).catch((error: unknown) => {
    request.signal.throwIfAborted();
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw new Error(`${url} cannot be reached (${messageOf(cause)})`);
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
