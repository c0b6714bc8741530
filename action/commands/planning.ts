/** The steps that `plan`, `apply` and `destroy` share: a terraform that is ready, and a plan that is understood. */

import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ActionFailure, messageOf } from '../failure.ts';
import { findTerraform } from '../terraform/executable.ts';
import { explainOwn, explainShipped } from '../terraform/explain.ts';
import { identifyPlan, type PlanIdentity } from '../terraform/hash.ts';
import { installTerraform } from '../terraform/install.ts';
import type { Json } from '../terraform/json.ts';
import { movedBlocks, movesOf } from '../terraform/moves.ts';
import type { PlanSummary } from '../terraform/plan.ts';
import {
  createScrub,
  environmentSecrets,
  masksOf,
  type Scrub,
  sensitiveValues,
} from '../terraform/redact.ts';
import { checkModule, LOCK_FILE, layoutOf, stageModule } from '../terraform/stage.ts';
import { createTerraform, type Terraform } from '../terraform/terraform.ts';
import type { Artefacts, Context } from './ports.ts';
import { fromWorkspace } from './render.ts';

export type UnderstoodPlan = {
  readonly summary: PlanSummary;
  readonly identity: PlanIdentity;
  /** For every text that leaves: knows the plan's secrets and the environment's. */
  readonly scrub: Scrub;
};

/** What is secret before any plan is known. */
export function environmentScrub({ environment, inputs }: Context): Scrub {
  return createScrub([
    ...environmentSecrets(environment),
    ...(inputs.token === undefined ? [] : [inputs.token]),
  ]);
}

/** Finds or installs terraform, puts the root module in place and initialises it. */
export async function openTerraform(context: Context, artefacts: Artefacts): Promise<Terraform> {
  const { inputs, workflow, workspace, environment, signal } = context;
  const { directory, isLocked } = await rootModule(context);
  const binary = inputs.terraformBinary;
  const executable = await findTerraform({
    binary,
    version: inputs.terraformVersion,
    environment,
    directory: workspace,
    signal,
    info: workflow.info,
    install: (version) =>
      installTerraform({
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
  const terraform = createTerraform({
    executable,
    directory,
    workspace,
    environment,
    signal,
    info: workflow.info,
    explain:
      inputs.terraformDirectory === undefined
        ? explainShipped(artefacts.document, artefacts.configuration, artefacts.balancer)
        : explainOwn,
  });
  terraform.scrubWith(environmentScrub(context));
  await workflow.group('terraform init', () => terraform.init(inputs.backendConfig, isLocked));
  if (inputs.terraformDirectory === undefined) await writeMoves(terraform);
  return terraform;
}

/** Into the copy of the shipped module; the user's own files are the user's to write. */
async function writeMoves(terraform: Terraform): Promise<void> {
  const moves = movesOf(await terraform.state());
  if (moves.length > 0)
    await writeFile(join(terraform.directory, 'moved.tf.json'), movedBlocks(moves));
}

/** Validates, and writes a plan to the plan file. */
export async function writePlan(
  { workflow }: Context,
  terraform: Terraform,
  request: { readonly planFile: string; readonly variablesFile: string; readonly destroy: boolean },
): Promise<void> {
  const warnings = await workflow.group('terraform validate', terraform.validate);
  const more = await workflow.group('terraform plan', () => terraform.plan(request));
  const seen = new Set<string>();
  for (const warning of [...warnings, ...more]) {
    // A plan repeats what validation has said.
    const key = `${warning.file}:${warning.line}:${warning.message}`;
    if (!seen.has(key)) workflow.annotate(warning);
    seen.add(key);
  }
}

/** Reads a plan file; from here on its secrets are masked in the log and scrubbed from every text. */
export async function understandPlan(
  context: Context,
  terraform: Terraform,
  planFile: string,
): Promise<UnderstoodPlan> {
  const { workflow, environment, inputs } = context;
  const json = await terraform.show(planFile);
  const secrets = sensitiveValues(json);
  masksOf(secrets).forEach(workflow.mask);
  // The summary, and with it the hash, must not depend on what else this run's environment holds.
  const summary = await summarize(json, createScrub(secrets));
  const scrub = createScrub([
    ...secrets,
    ...environmentSecrets(environment),
    ...(inputs.token === undefined ? [] : [inputs.token]),
  ]);
  terraform.scrubWith(scrub);
  await writePlanJson(context, json, scrub);
  const identity = identifyPlan(summary);
  workflow.output('changes', String(summary.changes));
  workflow.output('add', String(summary.counts.add));
  workflow.output('change', String(summary.counts.change));
  workflow.output('destroy', String(summary.counts.destroy));
  workflow.output('plan-hash', identity.hash);
  return { summary, identity, scrub };
}

/** For others to judge, in later steps; private all the same, since a secret that nothing marks is not known. */
async function writePlanJson(
  { workspace, inputs, workflow }: Context,
  plan: Json,
  scrub: Scrub,
): Promise<void> {
  const { maskPlan } = await import('../terraform/masked-plan.ts');
  const { planJsonFile } = layoutOf(workspace, inputs.label);
  await writeFile(planJsonFile, `${JSON.stringify(maskPlan(plan, scrub))}\n`, { mode: 0o600 });
  workflow.output('plan-json-file', fromWorkspace(workspace, planJsonFile));
}

/** What compares policies is loaded only by runs that have a plan. */
async function summarize(plan: Json, scrub: Scrub): Promise<PlanSummary> {
  const { summarizePlan } = await import('../terraform/plan.ts');
  try {
    return summarizePlan(plan, scrub);
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
