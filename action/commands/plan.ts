/** `plan`: what would change, shown where it is reviewed. */

import { writeFile } from 'node:fs/promises';
import { createBalancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import { readRecord } from '../configuration-record.ts';
import { ActionFailure, messageOf } from '../failure.ts';
import type { Finding } from '../finding.ts';
import type { CommentKey } from '../github/marker.ts';
import { bytes, SUMMARY_LIMIT } from '../report/budget.ts';
import { describeCounts } from '../report/counts.ts';
import type { PlanReport } from '../report/plan-report.ts';
import { describeJudgement, missed } from '../report/simulation/cells.ts';
import type { ReviewRow } from '../simulation/review.ts';
import type { PlanIdentity } from '../terraform/hash.ts';
import { HIDDEN_MESSAGE } from '../terraform/hidden-message.ts';
import { NOTHING_LEFT, type Recovery } from '../terraform/leftovers.ts';
import { layoutOf } from '../terraform/stage.ts';
import { aboutOf, originOf } from './about.ts';
import { tellFailure } from './failure-report.ts';
import { type Opened, openTerraform } from './opening.ts';
import { writePlan } from './planning.ts';
import type { Artefacts, Context } from './ports.ts';
import { admit } from './preflight.ts';
import { refusalOf, staleAllowance } from './protection.ts';
import { fromWorkspace, prepareArtefacts } from './render.ts';
import { writeComment } from './review.ts';
import type { UnderstoodPlan } from './understanding.ts';

/** @param reviewed undefined: the plan is refused, and nobody may take it for reviewed */
export type Tell = (
  context: Context,
  report: PlanReport,
  key: CommentKey,
  reviewed: PlanIdentity | undefined,
) => Promise<void>;

const tellInComment: Tell = async (context, report, key, reviewed) => {
  const { renderPlan } = await import('../report/index.ts');
  await writeComment(context, key, reviewed, (size, prefix) => renderPlan(report, size, prefix));
};

/**
 * Renders, plans, and writes the report, the job summary and the comment, in this order: what may fail for
 * GitHub's reasons comes last. A plan that fails replaces an older one in the comment, so that nobody reviews, and
 * no apply accepts, what is no longer true.
 */
export async function plan(context: Context, tell: Tell = tellInComment): Promise<void> {
  const { inputs, workflow, workspace } = context;
  const { preparing, opening } = openTerraform(context, () =>
    prepareArtefacts(context, { judged: false }),
  );
  let artefacts = await preparing;
  const { planFile } = layoutOf(workspace, inputs.label, inputs.planFile);
  const about = aboutOf(context, artefacts);
  try {
    const opened = await opening;
    let lint: readonly Finding[] = [];
    const admitted = async () => {
      await admit(context, artefacts, opened, 'plan');
      lint = await tellLint(context, opened);
    };
    const { variablesFile } = artefacts;
    const request = { planFile, variablesFile, destroy: false, about, admit: admitted };
    const { shown, recovery } = await writePlan(context, opened, request);
    artefacts = { ...artefacts, warnings: [...artefacts.warnings, ...lint] };
    const { tellGatewayUrl, understandPlan } = await import('./understanding.ts');
    const understood = await understandPlan(context, shown);
    const refusal = refusalOf(artefacts, understood);
    const stale = staleAllowance(artefacts, understood);
    if (stale !== undefined) throw new ActionFailure('config-invalid', stale.message, [stale]);
    workflow.output('plan-file', fromWorkspace(workspace, planFile));
    workflow.info(describeCounts(understood.summary));
    // No output tells of it, so a run that looks for drift would end green and silent.
    for (const { address } of understood.summary.hidden) {
      workflow.annotate({ severity: 'warning', message: `${address} ${HIDDEN_MESSAGE}` });
    }
    tellGatewayUrl(context, understood.gatewayUrl);
    const traffic =
      refusal === undefined ? await simulatedTraffic(context, artefacts, understood.summary) : [];
    const report = {
      ...(await reportOf(context, artefacts, understood, 'plan', recovery)),
      traffic,
      refusal: refusal?.message,
    };
    await writeReport(context, report);
    // What is refused has not been reviewed.
    const reviewed = refusal === undefined ? understood.identity : undefined;
    await tell(context, report, about.key, reviewed);
    if (refusal !== undefined) throw refusal;
    refuseMissed(traffic);
  } catch (error) {
    const told = { ...about, command: 'plan', plan: undefined };
    if (!context.signal.aborted) await tellFailure(context, told, error, true);
    throw error;
  }
}

/** What lint finds stops no plan: it is told with it. */
async function tellLint({ workflow }: Context, { judging }: Opened): Promise<readonly Finding[]> {
  const { lint } = await judging;
  const warnings = lint.map((finding) => ({ ...finding, severity: 'warning' }) as const);
  warnings.forEach(workflow.annotate);
  return warnings;
}

export async function reportOf(
  context: Context,
  artefacts: Artefacts,
  { summary, losses }: UnderstoodPlan,
  command: string,
  recovery: Recovery = NOTHING_LEFT,
): Promise<PlanReport> {
  return {
    title: `${aboutOf(context, artefacts).title}: ${command}`,
    origin: originOf(context),
    summary,
    losses,
    refusal: undefined,
    balancer: artefacts.balancer,
    warnings: artefacts.warnings,
    changes: await changesSince(summary, artefacts),
    traffic: [],
    recovery,
  };
}

/** What traffic depends on; where none of it changes, nothing is simulated, unless something is expected of it. */
const trafficOf = ({ accounts, models, balancing, gateway }: Configuration) =>
  JSON.stringify([accounts, models, balancing, gateway.sku]);

async function simulatedTraffic(
  { inputs, workflow, simulateReview }: Context,
  { configuration, balancer, expectations }: Artefacts,
  { recorded }: UnderstoodPlan['summary'],
): Promise<readonly ReviewRow[]> {
  const before = recorded === undefined ? undefined : readRecord(recorded);
  if (inputs.simulation === 'never') return [];
  const same = before !== undefined && trafficOf(before) === trafficOf(configuration);
  if (same && expectations.length === 0) return [];
  try {
    return await workflow.group('Simulate traffic', () =>
      simulateReview({
        before: before === undefined ? undefined : createBalancer(before),
        after: balancer,
        expectations,
      }),
    );
  } catch (error) {
    const message = `traffic could not be simulated, so the report says nothing of it: ${messageOf(error)}`;
    workflow.annotate({ severity: 'warning', message });
    return [];
  }
}

/** After everything is written: a reviewer should see what is missed. */
function refuseMissed(traffic: readonly ReviewRow[]): void {
  const missing = traffic.flatMap(({ scenario, judgements }) =>
    missed({ judgements }).map((judgement) => `${scenario}: ${describeJudgement(judgement)}`),
  );
  if (missing.length > 0) {
    throw new ActionFailure('expectation-missed', `expectations missed: ${missing.join('; ')}`);
  }
}

/** What the configuration changes, where the last apply left one. */
async function changesSince(
  { recorded }: UnderstoodPlan['summary'],
  { configuration }: Artefacts,
): Promise<PlanReport['changes']> {
  const before = recorded === undefined ? undefined : readRecord(recorded);
  if (before === undefined) return undefined;
  const { configurationChanges } = await import('../report/index.ts');
  return configurationChanges(before, configuration);
}

/** Of a step's summary, for line ends and for what is added when a plan is done. */
const SUMMARY_REST = 1024;

/** The report file is whole; the job summary is as much of it as the runner takes. */
export async function writeReport(
  { workflow, workspace, inputs, secrecy }: Context,
  report: PlanReport,
): Promise<void> {
  const { renderPlan } = await import('../report/index.ts');
  const { reportFile } = layoutOf(workspace, inputs.label);
  const whole = renderPlan(report, { limit: Number.POSITIVE_INFINITY, measure: bytes });
  await writeFile(reportFile, `${secrecy.scrub(whole)}\n`);
  workflow.output('report-file', fromWorkspace(workspace, reportFile));
  const limit = SUMMARY_LIMIT - SUMMARY_REST;
  await workflow.summary(
    bytes(whole) <= limit ? whole : renderPlan(report, { limit, measure: bytes }),
  );
}
