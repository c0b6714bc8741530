/** A plan that is understood: what it changes, what it costs, and by what it is known again. Loaded once there is a plan. */

import { readFile, writeFile } from 'node:fs/promises';
import { type Json, member } from '../../policy/standards/json.ts';
import { ActionFailure, messageOf } from '../failure.ts';
import { subscriptionOf, targetOf } from '../terraform/azure-ids.ts';
import { identifyPlan, type PlanIdentity } from '../terraform/hash.ts';
import { creationsOf } from '../terraform/journal.ts';
import { type Loss, lossesOf, servicesOf } from '../terraform/losses.ts';
import { maskPlan } from '../terraform/masked-plan.ts';
import { namesIn } from '../terraform/names.ts';
import { type PlanSummary, summarizePlan } from '../terraform/plan.ts';
import { createScrub, type Scrub } from '../terraform/redact.ts';
import { sensitiveValues } from '../terraform/secrets.ts';
import { createSource, readSnapshot, type Source } from '../terraform/source.ts';
import { layoutOf } from '../terraform/stage.ts';
import type { Shown } from './planned.ts';
import type { Context } from './ports.ts';
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

/** Reads a plan, and writes it where later steps read it. */
export async function understandPlan(
  context: Context,
  { json, source }: Shown,
): Promise<UnderstoodPlan> {
  const { workflow, environment, secrecy } = context;
  await writePlanJson(context, json, secrecy.scrub);
  if (member(json, 'errored') === true) {
    throw new ActionFailure(
      'plan-failed',
      'the plan file is of a plan that failed halfway. Plan again, and have that plan reviewed',
    );
  }
  const planArguments = `${environment.TF_CLI_ARGS ?? ''} ${environment.TF_CLI_ARGS_plan ?? ''}`;
  // The summary must not depend on what else this run's environment holds.
  const scrub = createScrub(sensitiveValues(json).keys(), namesIn(json));
  const summary = summarize(json, scrub, planArguments);
  const identity = identifyPlan(json, await knownSource(context, source));
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
  const [losses, services] = [lossesOf(json), servicesOf(json)];
  return { summary, identity, losses, services, gatewayUrl, creations };
}

/** The configuration that a plan was made of, which is in the plan file. */
export async function readSource(planFile: string): Promise<Source> {
  return createSource(await readSnapshot(await readFile(planFile)));
}

async function knownSource(
  { workflow }: Context,
  source: Promise<Source>,
): Promise<Source | undefined> {
  try {
    return await source;
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
  const { planJsonFile } = layoutOf(workspace, inputs.label);
  await writeFile(planJsonFile, `${JSON.stringify(maskPlan(plan, scrub))}\n`, { mode: 0o600 });
  workflow.output('plan-json-file', fromWorkspace(workspace, planJsonFile));
}

function summarize(plan: Json, scrub: Scrub, planArguments: string): PlanSummary {
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
