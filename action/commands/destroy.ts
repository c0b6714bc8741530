/** `destroy`: takes down everything that this load balancer's state holds, when somebody has said so. */

import { ActionFailure } from '../failure.ts';
import { isOfPullRequest } from '../github/event.ts';
import { describeCounts } from '../report/counts.ts';
import { recoveryParts } from '../report/recovery.ts';
import { layoutOf } from '../terraform/stage.ts';
import { aboutOf } from './about.ts';
import { carryOut } from './carry-out.ts';
import { openTerraform } from './opening.ts';
import { reportOf, writeReport } from './plan.ts';
import { writePlan } from './planning.ts';
import type { Context } from './ports.ts';
import { admit } from './preflight.ts';
import { leftAfterDestroy } from './recovery.ts';
import { prepareArtefacts } from './render.ts';

/**
 * By way of a plan, so that what goes is known, shown before it goes, and exactly what then happens. Its file is its own: an
 * `apply` must not find it in the other plan's place.
 *
 * @throws {ActionFailure} `destroy-refused` for a pull request's event, and without the environment in `confirm`
 */
export async function destroy(context: Context): Promise<void> {
  const { inputs, workflow, workspace, event } = context;
  if (event !== undefined && isOfPullRequest(event)) {
    throw new ActionFailure(
      'destroy-refused',
      `destroy never runs for a pull request (event ${event.name}): whoever opens one could take everything down. Run it by hand (workflow_dispatch)`,
    );
  }
  const artefacts = await prepareArtefacts(context, { judged: false });
  const { environment } = artefacts.balancer;
  if (inputs.confirm !== undefined && inputs.confirm !== environment) {
    throw new ActionFailure(
      'destroy-refused',
      `input confirm is ${JSON.stringify(inputs.confirm)}, but ${inputs.config} is environment ${environment}. To destroy that, set confirm: ${environment}`,
    );
  }
  const planFile = `${layoutOf(workspace, inputs.label).planFile}.destroy`;
  const opened = await openTerraform(context, async () => artefacts).opening;
  const { terraform } = opened;
  const about = aboutOf(context, artefacts);
  const { shown, recovery } = await writePlan(context, opened, {
    planFile,
    variablesFile: artefacts.variablesFile,
    destroy: true,
    about,
    admit: () => admit(context, artefacts, opened, 'destroy'),
  });
  const { understandPlan } = await import('./understanding.ts');
  const understood = await understandPlan(context, shown);
  const { summary } = understood;
  workflow.info(describeCounts(summary));
  await writeReport(context, await reportOf(context, artefacts, understood, 'destroy', recovery));
  if (summary.changes) {
    if (inputs.confirm === undefined) {
      throw new ActionFailure(
        'destroy-refused',
        `nothing is destroyed yet; the job summary shows what would be (${describeCounts(summary)}). To destroy it, set confirm: ${environment}`,
      );
    }
    const plan = understood;
    await carryOut(context, terraform, { command: 'destroy', about, planFile, plan, recovery });
  }
  const left = await leftAfterDestroy(context, terraform);
  if (!summary.changes) return;
  const rows = recoveryParts(left).map(({ row }) => row);
  await workflow.summary([`**Destroyed:** ${describeCounts(summary)}`, ...rows].join('\n\n'));
}
