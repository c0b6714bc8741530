/** The steps that `plan`, `apply` and `destroy` share: a terraform that is ready, and a plan that is understood. */

import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ActionFailure, messageOf } from '../failure.ts';
import { createFirst, OVERRIDE_FILE } from '../terraform/create-first.ts';
import { findTerraform } from '../terraform/executable.ts';
import { explainOwn, explainShipped } from '../terraform/explain.ts';
import type { PlanIdentity } from '../terraform/hash.ts';
import { argumentsOf } from '../terraform/hcl.ts';
import { toBeWrittenAgain } from '../terraform/healing.ts';
import { type Json, member } from '../terraform/json.ts';
import type { Loss } from '../terraform/losses.ts';
import { movedBlocks, movesOf } from '../terraform/moves.ts';
import { namesIn } from '../terraform/names.ts';
import type { PlanSummary } from '../terraform/plan.ts';
import { createScrub, type Scrub } from '../terraform/redact.ts';
import {
  declaredSecrets,
  environmentSecrets,
  sensitiveValues,
  settingSecrets,
  stateSecrets,
} from '../terraform/secrets.ts';
import type { Source } from '../terraform/source.ts';
import { checkModule, LOCK_FILE, layoutOf, stageModule } from '../terraform/stage.ts';
import { createTerraform, type Terraform } from '../terraform/terraform.ts';
import type { Artefacts, Context } from './ports.ts';

export type UnderstoodPlan = {
  readonly summary: PlanSummary;
  readonly identity: PlanIdentity;
  readonly losses: readonly Loss[];
  /** Names of the services that the state holds. */
  readonly services: readonly string[];
};

/** Finds or installs terraform, puts the root module in place and initialises it. */
export async function openTerraform(context: Context, artefacts: Artefacts): Promise<Terraform> {
  const { inputs, workflow, workspace, environment, signal, secrecy } = context;
  const finding = findTerraform({
    version: inputs.terraformVersion,
    environment,
    directory: workspace,
    signal,
    info: workflow.info,
    install: async (version) =>
      (await import('../terraform/install.ts')).installTerraform({
        version,
        source: context.terraformSource,
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
  const terraform = createTerraform({
    executable,
    directory,
    workspace,
    environment,
    signal,
    info: workflow.info,
    scrub: secrecy.scrub,
    explain:
      inputs.terraformDirectory === undefined
        ? explainShipped(artefacts.document, artefacts.configuration, artefacts.balancer)
        : explainOwn,
  });
  await keepPrivate(directory, environment);
  await workflow.group('terraform init', () => terraform.init(backend, isLocked));
  if (inputs.terraformDirectory === undefined) await writeMoves(context, terraform);
  return terraform;
}

/** What the module calls sensitive is hidden before Terraform says anything: an error of `init` may quote it. */
async function learnDeclared({ environment, secrecy }: Context, directory: string): Promise<void> {
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

/** Into the copy of the shipped module; the user's own files are the user's to write. */
async function writeMoves({ secrecy }: Context, terraform: Terraform): Promise<void> {
  const state = await terraform.state();
  secrecy.learn(stateSecrets(state));
  const moves = movesOf(state);
  if (moves.length > 0)
    await writeFile(join(terraform.directory, 'moved.tf.json'), movedBlocks(moves));
}

/**
 * Validates, and writes a plan to the plan file. It is planned twice where the first plan shows what only another plan can do: to write again
 * what somebody deleted in Azure, and to let the old gateway serve until the new one stands.
 *
 * @param meanwhile is done while Terraform plans, in its own process; what it throws comes after what Terraform says
 * @returns the plan's JSON
 */
export async function writePlan(
  context: Context,
  terraform: Terraform,
  request: { readonly planFile: string; readonly variablesFile: string; readonly destroy: boolean },
  meanwhile: () => Promise<void> = async () => {},
): Promise<Json> {
  const { workflow, inputs } = context;
  const warnings = await workflow.group('terraform validate', terraform.validate);
  await makePrivate(request.planFile);
  const planned = async (replace: readonly string[]) => {
    const told = await workflow
      .group('terraform plan', () => terraform.plan({ ...request, replace }))
      .catch(async (error: unknown) => {
        // Nothing that looks like a plan is left of one that failed.
        await rm(request.planFile, { force: true });
        throw error;
      });
    const json = await terraform.show(request.planFile);
    learnPlan(context, json);
    return { told, json };
  };
  const [first, beside] = await Promise.allSettled([planned([]), meanwhile()]);
  if (first.status === 'rejected') throw first.reason;
  if (beside.status === 'rejected') throw beside.reason;
  let { told, json } = first.value;
  if (!request.destroy) {
    const replace = toBeWrittenAgain(json);
    // The user's own files are the user's to write.
    const overrides = inputs.terraformDirectory === undefined ? createFirst(json) : [];
    for (const { directory, text } of overrides)
      await writeFile(join(terraform.directory, directory, OVERRIDE_FILE), text);
    if (replace.length + overrides.length > 0) ({ told, json } = await planned(replace));
  }
  const seen = new Set<string>();
  for (const warning of [...warnings, ...told]) {
    // A plan repeats what validation has said.
    const key = `${warning.file}:${warning.line}:${warning.message}`;
    if (!seen.has(key)) workflow.annotate(warning);
    seen.add(key);
  }
  return json;
}

/** Terraform writes into a file that is there without changing who may read it. */
async function makePrivate(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await rm(file, { force: true });
  await writeFile(file, '', { mode: 0o600, flag: 'wx' });
}

/** From here on a plan's secrets are hidden. */
function learnPlan({ secrecy }: Context, json: Json): void {
  secrecy.learn(sensitiveValues(json), namesIn(json));
}

/**
 * Reads a plan; from here on its secrets leave in no text.
 *
 * @param json what `terraform show -json` prints of it
 * @param planFile has the configuration that it was made of
 */
export async function understandPlan(
  context: Context,
  json: Json,
  planFile: string,
): Promise<UnderstoodPlan> {
  const { workflow, environment } = context;
  learnPlan(context, json);
  if (member(json, 'errored') === true) {
    throw new ActionFailure(
      'plan-failed',
      'the plan file is of a plan that failed halfway. Plan again, and have that plan reviewed',
    );
  }
  const planArguments = `${environment.TF_CLI_ARGS ?? ''} ${environment.TF_CLI_ARGS_plan ?? ''}`;
  // The summary must not depend on what else this run's environment holds.
  const summary = await summarize(
    json,
    createScrub(sensitiveValues(json).keys(), namesIn(json)),
    planArguments,
  );
  const { identifyPlan } = await import('../terraform/hash.ts');
  const { lossesOf, servicesOf } = await import('../terraform/losses.ts');
  const identity = identifyPlan(json, await sourceOf(context, planFile));
  workflow.output('changes', String(summary.changes));
  workflow.output('add', String(summary.counts.add));
  workflow.output('change', String(summary.counts.change));
  workflow.output('destroy', String(summary.counts.destroy));
  workflow.output('plan-hash', identity.hash);
  return { summary, identity, losses: lossesOf(json), services: servicesOf(json) };
}

async function sourceOf({ workflow }: Context, planFile: string): Promise<Source | undefined> {
  const { createSource, readSnapshot } = await import('../terraform/source.ts');
  try {
    return createSource(await readSnapshot(await readFile(planFile)));
  } catch (error) {
    workflow.info(
      `The configuration in the plan file cannot be read (${messageOf(error)}): any change to it makes another plan.`,
    );
    return undefined;
  }
}

/** What compares policies is loaded only by runs that have a plan; so is what identifies one. */
async function summarize(plan: Json, scrub: Scrub, planArguments: string): Promise<PlanSummary> {
  const { summarizePlan } = await import('../terraform/plan.ts');
  try {
    return summarizePlan(plan, scrub, planArguments);
  } catch (error) {
    throw new ActionFailure('plan-failed', messageOf(error));
  }
}

/** Sets `gateway-url` where the state already knows it. */
export async function tellGatewayUrl({ workflow }: Context, terraform: Terraform): Promise<void> {
  const { gateway_url: url } = await terraform.outputs();
  if (typeof url === 'string') workflow.output('gateway-url', url);
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
