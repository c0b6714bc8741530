/** `lint`: renders, and judges the policy before anything is planned. */

import { readFile } from 'node:fs/promises';
import { ActionFailure } from '../failure.ts';
import type { Finding } from '../finding.ts';
import { lintRendered } from '../lint.ts';
import type { Artefacts, Context } from './ports.ts';
import { fromWorkspace, prepareArtefacts } from './render.ts';

/** @throws {ActionFailure} `policy-invalid` with every finding */
export async function lint(context: Context): Promise<void> {
  const { workflow } = context;
  const findings = await lintArtefacts(context, await prepareArtefacts(context));
  if (findings.length > 0) {
    throw new ActionFailure(
      'policy-invalid',
      `lint has ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}; docs/lint.md explains each by its id`,
      findings,
    );
  }
  workflow.info('Lint finds nothing.');
}

export async function lintArtefacts(
  { inputs, workspace }: Context,
  { policyFile, balancer }: Artefacts,
): Promise<readonly Finding[]> {
  return await lintRendered(await readFile(policyFile, 'utf8'), balancer, {
    policy: fromWorkspace(workspace, policyFile),
    configuration: inputs.config,
  });
}
