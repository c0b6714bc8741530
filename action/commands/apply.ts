/** `apply`: does what was planned and reviewed, or nothing. */

import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ActionFailure, messageOf } from '../failure.ts';
import { describeCounts } from '../report/counts.ts';
import type { PlanSummary } from '../terraform/plan.ts';
import { layoutOf } from '../terraform/stage.ts';
import type { Terraform } from '../terraform/terraform.ts';
import { keyOf, reportOf, writeReport } from './plan.ts';
import { openTerraform, tellGatewayUrl, understandPlan, writePlan } from './planning.ts';
import type { Context } from './ports.ts';
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
  if (!saved) {
    await mkdir(dirname(planFile), { recursive: true });
    await writePlan(context, terraform, {
      planFile,
      variablesFile: artefacts.variablesFile,
      destroy: false,
    });
  }
  const { summary, identity, scrub } = await understandPlan(context, terraform, planFile);
  workflow.info(describeCounts(summary));
  if (summary.changes) {
    if (saved) refuseOldKeys(summary);
    await requireReviewedPlan(context, keyOf(context, artefacts), identity);
    await workflow.group('terraform apply', () => terraform.apply(planFile, 'apply-failed'));
  }
  const report = await reportOf(context, artefacts, summary, 'applied');
  await writeReport(context, report, scrub);
  await tellGatewayUrl(context, terraform);
  await publishFunction(context, terraform);
}

/**
 * Also when nothing changed: Terraform knows which package the app should have, not which it has, so running the job
 * again is what heals a publication that failed.
 */
async function publishFunction(context: Context, terraform: Terraform): Promise<void> {
  const { workflow, environment, signal, fetch } = context;
  const { function_publish_url: url } = await terraform.outputs();
  if (typeof url !== 'string') return;
  try {
    await workflow.group('Publish the rotation function', () =>
      context.publish({ url, environment, fetch, signal }),
    );
  } catch (error) {
    throw new ActionFailure(
      'publish-failed',
      `everything is applied, but the rotation's app did not get its code: ${messageOf(error)}. Run apply again`,
    );
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
