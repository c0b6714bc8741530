import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./chunk-EMJBHTV7.js";
import {
  DISTRIBUTIONS
} from "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import {
  createHash
} from "./chunk-UFVNVTCR.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/terraform/install.ts
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
var PLATFORMS = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows"
};
var ARCHITECTURES = {
  x64: "amd64",
  arm64: "arm64",
  arm: "arm",
  ia32: "386"
};
async function installTerraform(request) {
  const { binary: tool, version, cache, architecture } = request;
  const name = request.platform === "win32" ? `${tool}.exe` : tool;
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
    const { unzipSync } = await import("./esm-WNRMFLMN.js");
    const binary = unzipSync(archive, { filter: (file) => file.name === name })[name];
    if (binary === void 0) throw new Error(`the archive holds no ${name}`);
    await mkdir(home, { recursive: true });
    const half = await mkdtemp(join(home, "half-"));
    await writeFile(join(half, name), binary);
    await chmod(join(half, name), 493);
    await rm(target, { recursive: true, force: true });
    await rename(half, target);
    await writeFile(marker, "");
    request.info(`${tool} ${version} installed, checksum and signature verified`);
    return executable;
  } catch (error) {
    throw new ActionFailure(
      "terraform-install-failed",
      `${tool} ${version} could not be installed: ${messageOf(error)}. Run again, or put ${tool} on PATH before this step`
    );
  }
}
async function downloadVerified(request) {
  const { binary, version, source } = request;
  const { folder, signatureSuffix } = DISTRIBUTIONS[binary];
  const platform = PLATFORMS[request.platform];
  const architecture = ARCHITECTURES[request.architecture];
  if (platform === void 0 || architecture === void 0) {
    throw new Error(`there is no release for ${request.platform} on ${request.architecture}`);
  }
  const base = `${source.releases}/${folder(version)}/${binary}_${version}`;
  const archiveName = `${binary}_${version}_${platform}_${architecture}.zip`;
  const [sums, signature, key, archive] = await Promise.all([
    download(`${base}_SHA256SUMS`, request),
    download(`${base}_SHA256SUMS${signatureSuffix}`, request),
    download(source.keyUrl, request),
    download(`${base}_${platform}_${architecture}.zip`, request)
  ]);
  await verifySignature(sums, signature, key, source.fingerprint);
  const expected = checksumOf(archiveName, new TextDecoder().decode(sums));
  const actual = createHash("sha256").update(archive).digest("hex");
  if (actual !== expected) {
    throw new Error(`${archiveName} has checksum ${actual}, signed is ${expected}`);
  }
  return archive;
}
async function verifySignature(sums, signature, armoredKey, fingerprint) {
  const openpgp = await import("./openpgp-KDO4K5S2.js");
  const key = await openpgp.readKey({ armoredKey: new TextDecoder().decode(armoredKey) });
  const actual = key.getFingerprint().toUpperCase();
  if (actual !== fingerprint) {
    throw new Error(`the published signing key has fingerprint ${actual}, expected ${fingerprint}`);
  }
  const verification = await openpgp.verify({
    message: await openpgp.createMessage({ binary: sums }),
    signature: await openpgp.readSignature({ binarySignature: signature }),
    verificationKeys: key
  });
  const [result] = verification.signatures;
  if (result === void 0) throw new Error("the signature of SHA256SUMS is empty");
  await result.verified.catch((error) => {
    throw new Error(`the signature of SHA256SUMS is not valid: ${messageOf(error)}`);
  });
}
function checksumOf(file, sums) {
  for (const line of sums.split("\n")) {
    const [checksum, name] = line.trim().split(/\s+\*?/);
    if (name === file && checksum !== void 0 && /^[0-9a-f]{64}$/.test(checksum)) return checksum;
  }
  throw new Error(`SHA256SUMS does not list ${file}`);
}
async function download(url, request) {
  const response = await request.fetch(url, { signal: request.signal }).catch((error) => {
    request.signal.throwIfAborted();
    const cause = error instanceof Error && error.cause !== void 0 ? error.cause : error;
    throw new Error(`${url} cannot be reached (${messageOf(cause)})`);
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
async function exists(path) {
  return access(path).then(
    () => true,
    () => false
  );
}
export {
  installTerraform
};
