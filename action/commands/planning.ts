/** The steps that `plan`, `apply` and `destroy` share: a plan that is written, and a plan that is understood. */

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Json, member } from '../../policy/standards/json.ts';
import { ActionFailure, messageOf } from '../failure.ts';
import type { Finding } from '../finding.ts';
import { subscriptionOf, targetOf } from '../terraform/azure-ids.ts';
import { createFirst, OVERRIDE_FILE } from '../terraform/create-first.ts';
import type { PlanIdentity } from '../terraform/hash.ts';
import { toBeWrittenAgain } from '../terraform/healing.ts';
import { creationsOf } from '../terraform/journal.ts';
import type { Purpose } from '../terraform/launcher.ts';
import type { Recovery } from '../terraform/leftovers.ts';
import type { Loss } from '../terraform/losses.ts';
import { namesIn } from '../terraform/names.ts';
import type { PlanSummary } from '../terraform/plan.ts';
import { createScrub, type Scrub } from '../terraform/redact.ts';
import { sensitiveValues } from '../terraform/secrets.ts';
import type { Source } from '../terraform/source.ts';
import { layoutOf } from '../terraform/stage.ts';
import type { Terraform } from '../terraform/terraform.ts';
import type { About } from './about.ts';
import { writeMoves } from './opening.ts';
import type { Context } from './ports.ts';
import { type Leftovers, readLeftovers, recover } from './recovery.ts';
import { fromWorkspace } from './render.ts';

export type UnderstoodPlan = {
  readonly summary: PlanSummary;
  readonly identity: PlanIdentity;
  readonly losses: readonly Loss[];
  /** Names of the services that the state holds. */
  readonly services: readonly string[];
  /** Undefined until the state knows it. */
  readonly gatewayUrl: Json | undefined;
  /** What it creates, and an interrupted apply could leave behind. */
  readonly creations: readonly {
    readonly address: string;
    readonly type: string;
    /** What to import it by; undefined where that is known after its parents only. */
    readonly id: string | undefined;
  }[];
};

/** What a plan needs. */
export type Beginning = {
  readonly valid: Promise<readonly Finding[]>;
  readonly leftovers: Promise<Leftovers>;
  readonly moves: Promise<void>;
};

/** Begins what has its own process to wait for, while Azure is asked. What fails is told when the plan is written, behind what Azure says. */
export function beginPlan(context: Context, terraform: Terraform): Beginning {
  const moves = writeMoves(context, terraform);
  const valid = terraform.validate();
  for (const one of [moves, valid]) one.catch(() => undefined);
  return { moves, valid, leftovers: readLeftovers(context, terraform) };
}

export type PlanRequest = Beginning & {
  readonly planFile: string;
  readonly variablesFile: string;
  readonly destroy: boolean;
  readonly about: About;
};

/** A plan in the plan file. */
export type Planned = {
  /** What `terraform show -json` prints of it. */
  readonly json: Json;
  readonly warnings: readonly Finding[];
};

/**
 * Validates, and writes a plan to the plan file: one that also writes again what somebody deleted in Azure, lets the old gateway serve until
 * the new one stands, and takes over what an interrupted apply has left. Each is known from a plan only, and done by another one.
 *
 * @param meanwhile is done while Terraform plans, in its own process; what it throws comes after what Terraform says
 * @returns the plan's JSON, and what was found of an interrupted apply
 */
export async function writePlan(
  context: Context,
  terraform: Terraform,
  request: PlanRequest,
  meanwhile: () => Promise<void> = async () => {},
): Promise<{ readonly json: Json; readonly recovery: Recovery }> {
  const { workflow } = context;
  const { destroy } = request;
  const valid = await workflow.group('terraform validate', () => request.valid);
  await request.moves;
  const plan = createPlanner(context, terraform, request);
  const [planning, beside] = await Promise.allSettled([
    workflow.group('terraform plan', plan),
    meanwhile(),
  ]);
  if (planning.status === 'rejected') throw planning.reason;
  if (beside.status === 'rejected') throw beside.reason;
  const leftovers = await request.leftovers;
  const search = { first: planning.value, leftovers, destroy, plan };
  const { planned, recovery } = await recover(context, terraform, search);
  const seen = new Set<string>();
  for (const warning of [...valid, ...planned.warnings]) {
    // A plan repeats what validation has said.
    const text = `${warning.file}:${warning.line}:${warning.message}`;
    if (!seen.has(text)) workflow.annotate(warning);
    seen.add(text);
  }
  return { json: planned.json, recovery };
}

/**
 * Plans of one configuration, which may change between them. What one plan shows that only another can do is done by another at once, and
 * kept for those that follow.
 */
function createPlanner(
  context: Context,
  terraform: Terraform,
  request: PlanRequest,
): () => Promise<Planned> {
  const { planFile, destroy, about } = request;
  const journal = { before: [], added: [] };
  const purpose: Purpose = {
    command: 'plan',
    ...about,
    planFile,
    plan: undefined,
    planned: 0,
    journal,
  };
  const replace = new Set<string>();
  const overrides = new Map<string, string>();

  const planOnce = async (): Promise<Planned> => {
    await makePrivate(planFile);
    try {
      const warnings = await terraform.plan({ ...request, replace: [...replace], purpose });
      const json = await terraform.show(planFile);
      learnPlan(context, json);
      return { json, warnings };
    } catch (error) {
      // Nothing that looks like a plan is left of one that failed.
      await rm(planFile, { force: true });
      throw error;
    }
  };

  return async () => {
    const planned = await planOnce();
    if (destroy) return planned;
    const before = replace.size;
    for (const address of toBeWrittenAgain(planned.json)) replace.add(address);
    let again = replace.size > before;
    // The user's own files are the user's to write.
    const wanted = context.inputs.terraformDirectory === undefined ? createFirst(planned.json) : [];
    for (const { directory, text } of wanted) {
      if (overrides.get(directory) === text) continue;
      overrides.set(directory, text);
      await writeFile(join(terraform.directory, directory, OVERRIDE_FILE), text);
      again = true;
    }
    return again ? planOnce() : planned;
  };
}

/** Terraform writes into a file that is there without changing who may read it. */
async function makePrivate(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await rm(file, { force: true });
  await writeFile(file, '', { mode: 0o600, flag: 'wx' });
}

/** From here on a plan's secrets are hidden. */
export function learnPlan({ secrecy }: Context, json: Json): void {
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
  const { workflow, environment, secrecy } = context;
  learnPlan(context, json);
  await writePlanJson(context, json, secrecy.scrub);
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
  const creations = creationsOf(json).map((creation) => {
    const { address, type } = creation;
    const target = targetOf(creation, subscriptionOf(json, address, environment));
    return { address, type, id: target?.kind === 'named' ? target.importId : undefined };
  });
  const outputs = member(member(member(json, 'prior_state'), 'values'), 'outputs');
  const gatewayUrl = member(member(outputs, 'gateway_url'), 'value');
  return {
    ...{ summary, identity, losses: lossesOf(json), services: servicesOf(json) },
    ...{ gatewayUrl, creations },
  };
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

/** What compares policies is loaded only by runs that have a plan; so is what identifies one. */
async function summarize(plan: Json, scrub: Scrub, planArguments: string): Promise<PlanSummary> {
  const { summarizePlan } = await import('../terraform/plan.ts');
  try {
    return summarizePlan(plan, scrub, planArguments);
  } catch (error) {
    throw new ActionFailure('plan-failed', messageOf(error));
  }
}

/** Sets `gateway-url` where it is known. */
export function tellGatewayUrl({ workflow }: Context, url: Json | undefined): void {
  if (typeof url === 'string') workflow.output('gateway-url', url);
}
