/** `apply`: does what was planned and reviewed, or nothing. */

import { access } from 'node:fs/promises';
import { ActionFailure } from '../failure.ts';
import { describeCounts } from '../report/counts.ts';
import type { PlanSummary } from '../terraform/plan.ts';
import { layoutOf } from '../terraform/stage.ts';
import { aboutOf } from './about.ts';
import { carryOut } from './carry-out.ts';
import { tellRefusal } from './failure-report.ts';
import { openTerraform } from './opening.ts';
import { reportOf, writeReport } from './plan.ts';
import { showPlan, writePlan } from './planning.ts';
import type { Context } from './ports.ts';
import { admit } from './preflight.ts';
import { refusalOf, staleAllowance } from './protection.ts';
import { publishRotation } from './publication.ts';
import { forgetSettled } from './recovery.ts';
import { prepareArtefacts } from './render.ts';
import { requireReviewedPlan } from './review.ts';

/**
 * With the input plan-file that plan is applied, else a fresh one. Either way it is compared with the reviewed
 * plan before anything happens. A plan without changes needs no review: running a job again is harmless.
 */
export async function apply(context: Context): Promise<void> {
  const { inputs, workflow, workspace } = context;
  const artefacts = await prepareArtefacts(context, { judged: false });
  const { planFile } = layoutOf(workspace, inputs.label, inputs.planFile);
  const saved = inputs.planFile !== undefined;
  if (saved) await requirePlanFile(planFile, inputs.planFile ?? '');
  const opened = await openTerraform(context, async () => artefacts).opening;
  const { terraform } = opened;
  const about = aboutOf(context, artefacts);
  const { variablesFile } = artefacts;
  const admitted = () => admit(context, artefacts, opened, 'apply');
  const { shown, recovery } = saved
    ? {
        shown: await admitted().then(() => showPlan(context, terraform, planFile)),
        recovery: undefined,
      }
    : await writePlan(context, opened, {
        ...{ planFile, variablesFile, destroy: false, about, admit: admitted },
      });
  const { tellGatewayUrl, understandPlan } = await import('./understanding.ts');
  const understood = await understandPlan(context, shown);
  const { summary, identity } = understood;
  workflow.info(describeCounts(summary));
  const refusal = refusalOf(artefacts, understood);
  if (refusal !== undefined) throw refusal;
  // A warning here, where `plan` fails: what an interrupted replacement left is to be built, whatever the file still allows.
  const stale = staleAllowance(artefacts, understood);
  if (stale !== undefined) workflow.annotate({ ...stale, severity: 'warning' });
  if (summary.changes) {
    if (saved) refuseOldKeys(summary);
    await requireReviewedPlan(context, about.key, identity).catch(async (error: unknown) => {
      await tellRefusal(context, about, error);
      throw error;
    });
    await carryOut(context, terraform, {
      command: 'apply',
      about,
      planFile,
      plan: understood,
      recovery,
    });
  } else await forgetSettled(context, terraform, recovery);
  await writeReport(context, await reportOf(context, artefacts, understood, 'applied', recovery));
  const outputs = await terraform.outputs();
  tellGatewayUrl(context, outputs.gateway_url);
  await publishRotation(context, outputs, summary);
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
