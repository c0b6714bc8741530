/** `render`: from the configuration to the policy, the API description and Terraform's variables. */

import { isAbsolute, relative, resolve } from 'node:path';
import { ActionFailure } from '../failure.ts';
import { describeFinding, type Finding } from '../finding.ts';
import { layoutOf, makeDirectory } from '../terraform/stage.ts';
import type { Artefacts, Context, Judgement } from './ports.ts';

export async function render(context: Context): Promise<void> {
  await prepareArtefacts(context);
}

/**
 * Renders, tells the warnings and sets `policy-file`.
 *
 * @param judged whether the policy is judged here. Otherwise `judgeArtefacts` has it judged, while Terraform is busy
 * @throws {ActionFailure} `config-invalid` or `policy-invalid` with every finding
 */
export async function prepareArtefacts(
  context: Context,
  { judged } = { judged: true },
): Promise<Artefacts> {
  const { inputs, workflow, workspace } = context;
  const { directory } = layoutOf(workspace, inputs.label);
  await makeDirectory(workspace, directory);
  const prepared = await workflow.group('Render', () =>
    context.prepare(resolve(workspace, inputs.config), directory, { judged }),
  );
  if (!prepared.ok) {
    throw refusal(context, prepared.reason, prepared.findings);
  }
  prepared.artefacts.warnings.forEach(workflow.annotate);
  prepared.artefacts.notes.forEach(workflow.info);
  workflow.output('policy-file', fromWorkspace(workspace, prepared.artefacts.policyFile));
  return prepared.artefacts;
}

/** Has the policy judged, beside everything else. */
export function judgeArtefacts(
  { judge, inputs, workspace }: Context,
  preparing: Promise<Artefacts>,
): Promise<Judgement> {
  return judge(preparing, ({ policyFile }) => ({
    policy: fromWorkspace(workspace, policyFile),
    configuration: inputs.config,
  }));
}

/** @throws {ActionFailure} `policy-invalid` with every finding */
export async function requireTaken(context: Context, judging: Promise<Judgement>): Promise<void> {
  const findings = (await judging).refusal;
  if (findings.length > 0) throw refusal(context, 'policy-invalid', findings);
}

function refusal(
  { inputs }: Context,
  reason: 'config-invalid' | 'policy-invalid',
  findings: readonly Finding[],
): ActionFailure {
  const [first] = findings.filter(({ severity }) => severity === 'error');
  const message = first === undefined ? `${inputs.config} is not valid` : describeFinding(first);
  return new ActionFailure(reason, message, findings);
}

/** Paths in outputs are relative to the workspace, as `actions/upload-artifact` and people like them. */
export function fromWorkspace(workspace: string, path: string): string {
  const relativePath = relative(workspace, path);
  return relativePath.startsWith('..') || isAbsolute(relativePath) ? path : relativePath;
}
