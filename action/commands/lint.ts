/** `lint`: renders, and judges the policy; nothing is planned. */

import { readFile } from 'node:fs/promises';
import { ActionFailure } from '../failure.ts';
import { lintRendered } from '../lint.ts';
import type { Context } from './ports.ts';
import { fromWorkspace, prepareArtefacts } from './render.ts';

/** @throws {ActionFailure} `policy-invalid` with every finding */
export async function lint(context: Context): Promise<void> {
  const { workflow, inputs, workspace } = context;
  const { policyFile, balancer } = await prepareArtefacts(context);
  const findings = lintRendered(await readFile(policyFile, 'utf8'), balancer, {
    policy: fromWorkspace(workspace, policyFile),
    configuration: inputs.config,
  });
  if (findings.length > 0)
    throw new ActionFailure(
      'policy-invalid',
      `lint has ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}; docs/lint.md explains each by its id`,
      findings,
    );
  workflow.info('Lint finds nothing.');
}
