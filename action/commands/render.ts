/** `render`: from the configuration to the policy, the API description and Terraform's variables. */

import { isAbsolute, relative, resolve } from 'node:path';
import { ActionFailure } from '../failure.ts';
import { describeFinding } from '../finding.ts';
import { layoutOf, makeDirectory } from '../terraform/stage.ts';
import type { Artefacts, Context } from './ports.ts';

export async function render(context: Context): Promise<void> {
  await prepareArtefacts(context);
}

/**
 * Renders, tells the warnings and sets `policy-file`.
 *
 * @throws {ActionFailure} `config-invalid` or `policy-invalid` with every finding
 */
export async function prepareArtefacts(context: Context): Promise<Artefacts> {
  const { inputs, workflow, workspace } = context;
  const { directory } = layoutOf(workspace, inputs.label);
  await makeDirectory(workspace, directory);
  const prepared = await workflow.group('Render', () =>
    context.prepare(resolve(workspace, inputs.config), directory),
  );
  if (!prepared.ok) {
    const [first] = prepared.findings.filter(({ severity }) => severity === 'error');
    throw new ActionFailure(
      prepared.reason,
      first === undefined ? `${inputs.config} is not valid` : describeFinding(first),
      prepared.findings,
    );
  }
  prepared.artefacts.warnings.forEach(workflow.annotate);
  prepared.artefacts.notes.forEach(workflow.info);
  workflow.output('policy-file', fromWorkspace(workspace, prepared.artefacts.policyFile));
  return prepared.artefacts;
}

/** Paths in outputs are relative to the workspace, as `actions/upload-artifact` and people like them. */
export function fromWorkspace(workspace: string, path: string): string {
  const relativePath = relative(workspace, path);
  return relativePath.startsWith('..') || isAbsolute(relativePath) ? path : relativePath;
}
