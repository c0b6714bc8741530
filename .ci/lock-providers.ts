/**
 * Makes the lock file of the root module: the newest providers that terraform/versions.tf allows, with the checksums of
 * every platform that the Action or a laptop may have. Asks the registry, or what `-fs-mirror=DIRECTORY` or
 * `-net-mirror=URL` names. `--output FILE` writes elsewhere, such as beside your own load-balancer.yml; `--check` writes
 * nothing and fails when the file would change.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const NAME = '.terraform.lock.hcl';
const PLATFORMS = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64', 'windows_amd64'];
const root = fileURLToPath(new URL('../terraform/', import.meta.url));

const mirrors = process.argv.slice(2).filter((argument) => /^-(?:fs|net)-mirror=/.test(argument));
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => !mirrors.includes(argument)),
  options: { check: { type: 'boolean' }, output: { type: 'string' } },
});
const output = resolve(values.output ?? join(root, NAME));
const before = existsSync(output) ? readFileSync(output, 'utf8') : undefined;
const after = lock(before);
if (values.check) {
  if (after !== before) {
    console.error(
      `${output} is ${before === undefined ? 'missing' : 'stale'}: run node .ci/lock-providers.ts`,
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(output, after);
  console.log(
    `${output}: ${[...after.matchAll(/version += "(.+)"/g)].map(([, version]) => version).join(', ')}`,
  );
}

/** In a directory of its own, with what the root and the submodules ask for alike. Known checksums stay: Terraform adds to them. */
function lock(known: string | undefined): string {
  const directory = mkdtempSync(join(tmpdir(), 'lock-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  copyFileSync(join(root, 'versions.tf'), join(directory, 'versions.tf'));
  if (known !== undefined) writeFileSync(join(directory, NAME), known);
  const platforms = PLATFORMS.map((platform) => `-platform=${platform}`);
  // Attached providers would be left out of the file.
  const { TF_REATTACH_PROVIDERS: _, ...environment } = process.env;
  const { status, error } = spawnSync(
    'terraform',
    ['providers', 'lock', '-no-color', ...platforms, ...mirrors],
    {
      cwd: directory,
      env: { ...environment, CHECKPOINT_DISABLE: '1' },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (error) throw error;
  if (status !== 0) {
    console.error(
      'Checksums come from the registry, or from what -fs-mirror or -net-mirror names.',
    );
    process.exit(1);
  }
  return readFileSync(join(directory, NAME), 'utf8');
}
