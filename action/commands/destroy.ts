/** `destroy`: takes down everything that this load balancer's state holds. */

import { describeCounts } from '../report/counts.ts';
import { layoutOf } from '../terraform/stage.ts';
import { reportOf, writeReport } from './plan.ts';
import { openTerraform, understandPlan, writePlan } from './planning.ts';
import type { Context } from './ports.ts';
import { prepareArtefacts } from './render.ts';

/**
 * By way of a plan, so that what goes is known, reported and exactly what then happens. Its file is its own: an
 * `apply` must not find it in the other plan's place.
 */
export async function destroy(context: Context): Promise<void> {
  const { inputs, workflow, workspace } = context;
  const artefacts = await prepareArtefacts(context);
  const planFile = `${layoutOf(workspace, inputs.label).planFile}.destroy`;
  const terraform = await openTerraform(context, artefacts);
  await writePlan(context, terraform, {
    planFile,
    variablesFile: artefacts.variablesFile,
    destroy: true,
  });
  const { summary, scrub } = await understandPlan(context, terraform, planFile);
  workflow.info(describeCounts(summary));
  if (summary.changes) {
    await workflow.group('terraform destroy', () => terraform.apply(planFile, 'destroy-failed'));
  }
  const report = await reportOf(context, artefacts, summary, 'destroyed');
  await writeReport(context, report, scrub);
}
