/** Finds the terraform or tofu to run, or has one installed. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { member, parseJson, textOf } from '../../policy/standards/json.ts';
import { ActionFailure } from '../failure.ts';
import { type Binary, DISTRIBUTIONS } from './distributions.ts';
import { runLocal } from './process.ts';

export type ExecutableRequest = {
  readonly binary: Binary;
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
 * The one on PATH when it is the wanted version, or new enough where none is asked for; else the wanted version, or the
 * recommended one, is installed: hosted runners have had no Terraform since ubuntu-24.04.
 *
 * @throws {ActionFailure} `terraform-missing` when the one on PATH does not say what it is
 */
export async function findTerraform(request: ExecutableRequest): Promise<string> {
  const { binary, info } = request;
  const found = onPath(request);
  const version = found === undefined ? undefined : await versionOf(found, request);
  if (found !== undefined && version !== undefined && suits(version, request)) {
    info(`${binary} ${version} (${found})`);
    return found;
  }
  if (request.version !== undefined) return request.install(request.version);
  const { recommended, oldest } = DISTRIBUTIONS[binary];
  if (found !== undefined && version === undefined) {
    throw new ActionFailure(
      'terraform-missing',
      `${found} does not say its version (\`${binary} version -json\`), so it is not taken for ${binary}. Set the input terraform-version (for example ${recommended}) and the Action installs it`,
    );
  }
  info(
    found === undefined
      ? `there is no ${binary} on PATH; installing ${recommended}`
      : `${binary} ${version} on PATH is older than ${oldest.join('.')}; installing ${recommended}`,
  );
  return request.install(recommended);
}

/**
 * hashicorp/setup-terraform, and opentofu/setup-opentofu after it, put a wrapper in its place that loses signals and the exit code 2, and the
 * real one beside it (hashicorp/setup-terraform#328, #441).
 */
export function onPath({
  binary,
  environment,
}: Pick<ExecutableRequest, 'binary' | 'environment'>): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const wrapped = environment[binary === 'tofu' ? 'TOFU_CLI_PATH' : 'TERRAFORM_CLI_PATH'];
  const candidates = [
    ...(wrapped === undefined ? [] : [join(wrapped, `${binary}-bin${suffix}`)]),
    ...(environment.PATH ?? '')
      .split(delimiter)
      .filter((directory) => directory !== '')
      .map((directory) => join(directory, `${binary}${suffix}`)),
  ];
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
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

/** Whether a version is the wanted one, or new enough where none is. */
export function suits(
  version: string,
  { binary, version: wanted }: Pick<ExecutableRequest, 'binary' | 'version'>,
): boolean {
  if (wanted !== undefined) return version === wanted;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = DISTRIBUTIONS[binary].oldest;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
