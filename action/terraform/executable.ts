/** Finds the terraform to run, or has one installed. */

import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { ActionFailure } from '../failure.ts';
import { member, parseJson, textOf } from './json.ts';
import { runLocal } from './process.ts';

/** `init -json` came with 1.9, as did the validations that the shipped module uses. */
const OLDEST = [1, 9] as const;

export type ExecutableRequest = {
  /** An exact version; undefined: any that is new enough. */
  readonly version: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly directory: string;
  readonly signal: AbortSignal;
  /** Downloads, verifies and caches a version; returns the executable's path. */
  readonly install: (version: string) => Promise<string>;
  readonly info: (text: string) => void;
};

/**
 * The terraform on PATH when it is the wanted version, or new enough where none is asked for; else the wanted
 * version is installed.
 *
 * @throws {ActionFailure} `terraform-missing` when there is none and no version to install was named.
 */
export async function findTerraform(request: ExecutableRequest): Promise<string> {
  const found = await onPath(request.environment);
  const version = found === undefined ? undefined : await versionOf(found, request);
  if (found !== undefined && version !== undefined && suits(version, request.version)) {
    request.info(`terraform ${version} (${found})`);
    return found;
  }
  if (request.version !== undefined) return request.install(request.version);
  if (found !== undefined && version === undefined) {
    throw new ActionFailure(
      'terraform-missing',
      `${found} does not say its version (\`terraform version -json\`), so it is not taken for terraform. Set the input terraform-version (for example 1.11.4) and the Action installs it`,
    );
  }
  throw new ActionFailure(
    'terraform-missing',
    version === undefined
      ? 'there is no terraform on PATH. Set the input terraform-version (for example 1.11.4) and the Action installs it'
      : `terraform ${version} on PATH is older than ${OLDEST.join('.')}. Set the input terraform-version (for example 1.11.4) and the Action installs it`,
  );
}

/**
 * hashicorp/setup-terraform puts a wrapper in terraform's place that loses signals and the exit code 2, and the
 * real one beside it (hashicorp/setup-terraform#328, #441).
 */
async function onPath(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const wrapped = environment.TERRAFORM_CLI_PATH;
  const candidates = [
    ...(wrapped === undefined ? [] : [join(wrapped, `terraform-bin${suffix}`)]),
    ...(environment.PATH ?? '')
      .split(delimiter)
      .filter((directory) => directory !== '')
      .map((directory) => join(directory, `terraform${suffix}`)),
  ];
  for (const candidate of candidates) {
    const usable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return candidate;
  }
  return undefined;
}

async function versionOf(
  executable: string,
  { environment, directory, signal }: ExecutableRequest,
): Promise<string | undefined> {
  const outcome = await runLocal({
    executable,
    arguments: ['version', '-json'],
    directory,
    environment: { ...environment, CHECKPOINT_DISABLE: '1' },
    signal,
  });
  try {
    return textOf(member(parseJson(outcome.stdout), 'terraform_version'));
  } catch {
    return undefined;
  }
}

function suits(version: string, wanted: string | undefined): boolean {
  if (wanted !== undefined) return version === wanted;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
