/** `apply`: does what was planned and reviewed, or nothing. */

import { access } from 'node:fs/promises';
import { ActionFailure, messageOf } from '../failure.ts';
import { describeCounts } from '../report/counts.ts';
import { isObject, type Json, textOf } from '../terraform/json.ts';
import type { PlanSummary } from '../terraform/plan.ts';
import { scrubShapes } from '../terraform/redact.ts';
import { layoutOf } from '../terraform/stage.ts';
import type { Terraform } from '../terraform/terraform.ts';
import { keyOf, reportOf, writeRefusal, writeReport } from './plan.ts';
import { openTerraform, tellGatewayUrl, understandPlan, writePlan } from './planning.ts';
import type { Artefacts, Context } from './ports.ts';
import { checkEstate } from './preflight.ts';
import { refusalOf, staleAllowance } from './protection.ts';
import { prepareArtefacts } from './render.ts';
import { requireReviewedPlan } from './review.ts';

/**
 * With the input plan-file that plan is applied, else a fresh one. Either way it is compared with the reviewed
 * plan before anything happens. A plan without changes needs no review: running a job again is harmless.
 */
export async function apply(context: Context): Promise<void> {
  const { inputs, workflow, workspace } = context;
  const artefacts = await prepareArtefacts(context);
  const { planFile } = layoutOf(workspace, inputs.label, inputs.planFile);
  const saved = inputs.planFile !== undefined;
  if (saved) await requirePlanFile(planFile, inputs.planFile ?? '');
  const terraform = await openTerraform(context, artefacts);
  await checkEstate(context, artefacts, terraform, 'apply');
  const json = saved
    ? await terraform.show(planFile)
    : await planAfresh(context, terraform, planFile, artefacts);
  const understood = await understandPlan(context, json, planFile);
  const { summary, identity } = understood;
  workflow.info(describeCounts(summary));
  const refusal = refusalOf(artefacts, understood);
  if (refusal !== undefined) throw refusal;
  // A warning here, where `plan` fails: what an interrupted replacement left is to be built, whatever the file still allows.
  const stale = staleAllowance(artefacts, understood);
  if (stale !== undefined) workflow.annotate({ ...stale, severity: 'warning' });
  if (summary.changes) {
    if (saved) refuseOldKeys(summary);
    await requireReviewedPlan(context, keyOf(context, artefacts), identity).catch(
      async (error: unknown) => {
        await writeRefusal(context, artefacts, error);
        throw error;
      },
    );
    await workflow.group('terraform apply', () => terraform.apply(planFile, 'apply-failed'));
  }
  await writeReport(context, await reportOf(context, artefacts, understood, 'applied'));
  await tellGatewayUrl(context, terraform);
  const outputs = await terraform.outputs();
  await publishFunction(context, outputs);
  await publishKeys(context, outputs, renewedSecrets(summary));
}

async function planAfresh(
  context: Context,
  terraform: Terraform,
  planFile: string,
  { variablesFile }: Artefacts,
): Promise<Json> {
  return writePlan(context, terraform, { planFile, variablesFile, destroy: false });
}

type Outputs = Awaited<ReturnType<Terraform['outputs']>>;

/**
 * Also when nothing changed: Terraform knows which package the app should have, not which it has, so running the job
 * again is what heals a publication that failed.
 */
async function publishFunction(
  { workflow, environment, signal, fetch, publish }: Context,
  { function_publish_url: url }: Outputs,
): Promise<void> {
  if (typeof url !== 'string') return;
  try {
    await workflow.group('Publish the rotation function', () =>
      publish({ url, environment, fetch, signal, info: workflow.info }),
    );
  } catch (error) {
    throw new ActionFailure(
      'publish-failed',
      `everything is applied, but the rotation's app did not get its code: ${scrubShapes(messageOf(error))}. Run apply again`,
    );
  }
}

/** An existing vault keeps secrets when everything else is destroyed, and a replaced subscription has new keys. */
function renewedSecrets({ resources }: PlanSummary): readonly string[] {
  return resources
    .filter(({ action }) => action === 'create' || action === 'replace')
    .flatMap(({ address }) => {
      const name = /\.azapi_resource\.subscription\["([^"]+)"\]$/.exec(address)?.[1];
      return name === undefined ? [] : [`subscription-key-${name}`];
    });
}

/** What goes wrong here heals by itself, so it is told and fails nothing. */
async function publishKeys(
  context: Context,
  outputs: Outputs,
  renewed: readonly string[],
): Promise<void> {
  const { workflow, environment, signal, fetch } = context;
  const {
    function_publish_url: url,
    function_app_id: functionAppId,
    key_vault_id: keyVaultId,
    secret_names: names,
  } = outputs;
  if (typeof url !== 'string' || typeof functionAppId !== 'string') return;
  if (typeof keyVaultId !== 'string' || !isObject(names)) return;
  const secrets = Object.values(names).flatMap((name) => textOf(name) ?? []);
  try {
    await workflow.group('Publish the first keys', () =>
      context.firstKeys({
        functionAppId,
        keyVaultId,
        secrets,
        renewed,
        environment,
        fetch,
        signal,
        info: workflow.info,
      }),
    );
  } catch (error) {
    signal.throwIfAborted();
    workflow.annotate({
      severity: 'warning',
      message: `everything is applied and the rotation's app has its code, but not every consumer has a key in the vault yet: ${messageOf(error)}. The app's own run, each hour, writes what is missing; apply again to start one now`,
    });
  }
}

async function requirePlanFile(planFile: string, input: string): Promise<void> {
  await access(planFile).catch(() => {
    throw new ActionFailure(
      'plan-missing',
      `input plan-file: ${input} does not exist. Run the command plan with the same plan-file, or leave plan-file out to plan afresh`,
    );
  });
}

/**
 * azurerm sends the keys of its state with every update of a subscription. Those of a saved plan are as old as the
 * plan: a rotation in between would be undone, and its callers locked out. A fresh plan reads the keys first.
 */
function refuseOldKeys({ resources }: PlanSummary): void {
  const updates = resources.filter(
    ({ type, action }) => type === 'azurerm_api_management_subscription' && action === 'update',
  );
  if (updates.length === 0) return;
  throw new ActionFailure(
    'plan-unsafe',
    `the saved plan updates ${updates.map(({ address }) => address).join(', ')}, and azurerm would write the keys back that it saw when the plan was made. Leave plan-file out, so that apply plans afresh, or manage the subscription with azapi_resource`,
  );
}
