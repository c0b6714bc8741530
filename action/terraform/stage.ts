/**
 * Puts the root module where it can run.
 *
 * The module that ships with the Action lies in the runner's own folder of actions: nothing may be written there,
 * and a saved plan remembers the path it was made in. So it is copied into the workspace, always to the same place.
 */

import { cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ActionFailure } from '../failure.ts';

/** A load balancer's own files in the workspace. */
export type Layout = {
  /** `.aolb/<label>` */
  readonly directory: string;
  readonly planFile: string;
  /** The plan without its secrets. */
  readonly planJsonFile: string;
  readonly reportFile: string;
  readonly stagedModule: string;
};

export function layoutOf(workspace: string, label: string, planFile?: string): Layout {
  const directory = join(workspace, '.aolb', label === '' ? 'default' : label);
  return {
    directory,
    planFile:
      planFile === undefined ? join(directory, 'plan.tfplan') : resolve(workspace, planFile),
    planJsonFile: join(directory, 'plan.json'),
    reportFile: join(directory, 'report.md'),
    stagedModule: join(directory, 'terraform'),
  };
}

/** Terraform's name for the versions and checksums of providers; a user's own stands beside `load-balancer.yml`. */
export const LOCK_FILE = '.terraform.lock.hcl';

/** Makes the folder of the load balancer's files, which keeps itself out of git: plans and state have secrets in clear. */
export async function makeDirectory(workspace: string, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(workspace, '.aolb', '.gitignore'), '*\n');
}

/** Of a copy's own: they outlive the next copy. */
const KEPT =
  /^(\.terraform|\.terraform\.lock\.hcl|\.terraform\.tfstate\.lock\.info|terraform\.tfstate.*)$/;
/** Of a checkout's own: they are not part of the module. */
const NOT_COPIED =
  /^(\.terraform|terraform\.tfstate.*|\.terraform\.tfstate\.lock\.info|tests|examples)$/;

/**
 * Copies the module, so that nothing of an earlier version remains but its state and providers. All at once: everything waits for it, and a
 * step for each file would wait each time for what else this process does.
 *
 * @param backend writes an empty `backend "azurerm" {}` block, which `-backend-config` then fills. Terraform takes
 *   backend settings only for a backend that the configuration names.
 * @param lockFile the user's own choice of provider versions, which comes before the module's; may not exist
 * @returns whether there is one
 */
export function stageModule(
  source: string,
  target: string,
  backend: boolean,
  lockFile: string,
): boolean {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(target)) {
    if (!KEPT.test(name)) rmSync(join(target, name), { recursive: true });
  }
  for (const name of readdirSync(source)) {
    if (!NOT_COPIED.test(name)) cpSync(join(source, name), join(target, name), { recursive: true });
  }
  if (backend) {
    // Files named …_override replace blocks of the same kind, so this works whatever the module says.
    const override = { terraform: { backend: { azurerm: {} } } };
    writeFileSync(
      join(target, 'backend_override.tf.json'),
      `${JSON.stringify(override, null, 2)}\n`,
    );
  }
  const isLocked = statSync(lockFile, { throwIfNoEntry: false })?.isFile() ?? false;
  if (isLocked) cpSync(lockFile, join(target, LOCK_FILE));
  return isLocked;
}

/** @throws {ActionFailure} `input-invalid` when the directory is missing or holds no configuration. */
export async function checkModule(directory: string, input: string): Promise<void> {
  const found = await stat(directory).catch(() => undefined);
  if (found === undefined || !found.isDirectory()) {
    throw new ActionFailure(
      'input-invalid',
      `input terraform-directory: ${input} is not a directory`,
    );
  }
  const names = await readdir(directory);
  if (!names.some((name) => /\.tf(\.json)?$/.test(name))) {
    throw new ActionFailure(
      'input-invalid',
      `input terraform-directory: ${input} holds no .tf files`,
    );
  }
}
