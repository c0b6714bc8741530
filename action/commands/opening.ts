/** A terraform that is ready: found, with its root module in place and initialised, and with everything secret learnt that is written there. */

import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Json } from '../../policy/standards/json.ts';
import { ActionFailure } from '../failure.ts';
import { findTerraform } from '../terraform/executable.ts';
import { explainOwn, explainShipped } from '../terraform/explain.ts';
import { argumentsOf } from '../terraform/hcl.ts';
import { movedBlocks, movesOf } from '../terraform/moves.ts';
import {
  declaredSecrets,
  environmentSecrets,
  settingSecrets,
  stateSecrets,
} from '../terraform/secrets.ts';
import { checkModule, LOCK_FILE, layoutOf, stageModule } from '../terraform/stage.ts';
import { Terraform } from '../terraform/terraform.ts';
import type { Artefacts, Context } from './ports.ts';
import { requireTaken } from './render.ts';

/**
 * Finds or installs terraform, puts the root module in place and initialises it; meanwhile the policy is judged.
 *
 * @throws {ActionFailure} `policy-invalid`, and what Terraform cannot do
 */
export async function openTerraform(context: Context, artefacts: Artefacts): Promise<Terraform> {
  const { inputs, workflow, workspace, environment, signal, urgent, records, secrecy } = context;
  const binary = inputs.terraformBinary;
  const finding = findTerraform({
    binary,
    version: inputs.terraformVersion,
    environment,
    directory: workspace,
    signal,
    info: workflow.info,
    install: async (version) =>
      (await import('../terraform/install.ts')).installTerraform({
        binary,
        version,
        source: context.sources[binary],
        fetch: context.fetch,
        cache: environment.RUNNER_TOOL_CACHE ?? resolve(workspace, '.aolb', 'tools'),
        platform: process.platform,
        architecture: process.arch,
        signal,
        info: workflow.info,
      }),
  });
  const preparing = rootModule(context).then(async (module) => {
    await learnDeclared(context, module.directory);
    return { ...module, backend: await readBackend(context, module.directory) };
  });
  const [executable, { directory, isLocked, backend }] = await Promise.all([finding, preparing]);
  const terraform = new Terraform({
    executable,
    directory,
    workspace,
    files: layoutOf(workspace, inputs.label).directory,
    environment,
    signal,
    urgent,
    records,
    info: workflow.info,
    scrub: secrecy.scrub,
    explain:
      inputs.terraformDirectory === undefined
        ? explainShipped(artefacts.document, artefacts.configuration, artefacts.balancer)
        : explainOwn,
  });
  await keepPrivate(directory, environment);
  const [ready, taken] = await Promise.allSettled([
    workflow.group('terraform init', () => terraform.init(backend, isLocked)),
    requireTaken(context, artefacts),
  ]);
  if (taken.status === 'rejected') throw taken.reason;
  if (ready.status === 'rejected') throw ready.reason;
  return terraform;
}

/** What the module calls sensitive is hidden before Terraform says anything: an error of `init` may quote it. */
export async function learnDeclared(
  { environment, secrecy }: Context,
  directory: string,
): Promise<void> {
  const files = new Map<string, string>();
  for (const name of await readdir(directory)) {
    if (!/\.(tf|tofu|tfvars)(\.json)?$/.test(name)) continue;
    files.set(name, await readFile(join(directory, name), 'utf8').catch(() => ''));
  }
  const { variables, secrets } = declaredSecrets(files);
  secrecy.learn(new Map([...secrets, ...environmentSecrets(environment, variables)]));
}

/**
 * Settings may be files, with the same secrets inside. Their paths start in the root module's folder, as Terraform's do, or in
 * the workspace.
 *
 * @returns the settings as Terraform takes them
 * @throws {ActionFailure} `input-invalid` for a file that is not there; its name is not shown, since it may be a secret that
 *   lacks its key
 */
async function readBackend(
  { inputs, secrecy, workspace }: Context,
  directory: string,
): Promise<readonly string[]> {
  const settings: string[] = [];
  for (const [index, line] of inputs.backendConfig.entries()) {
    if (line.includes('=')) {
      settings.push(line);
      continue;
    }
    const file = await firstFile([resolve(directory, line), resolve(workspace, line)]);
    if (file === undefined) {
      throw new ActionFailure(
        'input-invalid',
        `input backend-config is not shown, since it may hold a secret; its line ${index + 1} is neither \`key=value\` nor the path of a file in the root module's folder or the workspace`,
      );
    }
    settings.push(file.path);
    secrecy.learn(
      settingSecrets(readSettings(file.path, file.text), `input backend-config, line ${index + 1}`),
    );
  }
  return settings;
}

async function firstFile(paths: readonly string[]) {
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}

/** What cannot be read as settings is Terraform's to complain about, and hidden as a whole until then. */
function readSettings(name: string, text: string): Iterable<readonly [string, string]> {
  try {
    return argumentsOf(name, text);
  } catch {
    return [['secret', text]];
  }
}

/** Terraform keeps the backend's settings there, credentials among them. */
async function keepPrivate(directory: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const data = resolve(directory, environment.TF_DATA_DIR || '.terraform');
  await mkdir(data, { recursive: true, mode: 0o700 });
  // Somebody else's folder is somebody else's to protect.
  await chmod(data, 0o700).catch(() => undefined);
}

/** The state, with what is secret in it learnt before anybody sees it. */
export async function readState({ secrecy }: Context, terraform: Terraform): Promise<Json> {
  const state = await terraform.state();
  secrecy.learn(stateSecrets(state));
  return state;
}

/** Into the copy of the shipped module; the user's own files are the user's to write. */
export async function writeMoves(context: Context, terraform: Terraform): Promise<void> {
  if (context.inputs.terraformDirectory !== undefined) return;
  const moves = movesOf(await readState(context, terraform));
  if (moves.length === 0) return;
  const file = join(terraform.directory, 'moved.tf.json');
  // Terraform may be reading the folder: it finds the whole file or none.
  await writeFile(`${file}.new`, movedBlocks(moves));
  await rename(`${file}.new`, file);
}

/** Where terraform runs, and whether the user has chosen the providers' versions. */
async function rootModule({
  inputs,
  workspace,
  workflow,
  environment,
  terraformModule,
}: Context): Promise<{ readonly directory: string; readonly isLocked: boolean }> {
  if (inputs.terraformDirectory !== undefined) {
    const directory = resolve(workspace, inputs.terraformDirectory);
    await checkModule(directory, inputs.terraformDirectory);
    return { directory, isLocked: false };
  }
  const { stagedModule } = layoutOf(workspace, inputs.label);
  const isLocked = await stageModule(
    terraformModule,
    stagedModule,
    inputs.backendConfig.length > 0,
    join(dirname(resolve(workspace, inputs.config)), LOCK_FILE),
  );
  if (inputs.backendConfig.length === 0 && environment.CI === 'true') {
    workflow.annotate({
      severity: 'warning',
      message:
        'input backend-config is empty, so the state is a local file that is gone when this job ends, and the next run would create everything again. Name a storage account, see docs/workflows.md',
    });
  }
  return { directory: stagedModule, isLocked };
}
