/** `rotate`: renews the consumers' keys from a workflow, with the engine that the function runs on its timer. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionFailure } from '../failure.ts';
import { code, plain, plural, tableHead } from '../report/markdown.ts';
import { layoutOf } from '../terraform/stage.ts';
import { openTerraform } from './planning.ts';
import type { Context } from './ports.ts';
import { fromWorkspace, prepareArtefacts } from './render.ts';

/**
 * Where the service and the vault are is for Terraform's outputs to say: the state is the one source.
 *
 * @throws {ActionFailure} `rotation-failed` when any key was not handled; the others were
 */
export async function rotate(context: Context): Promise<void> {
  const { inputs, workflow, workspace } = context;
  const { balancer, rotationInterval } = await prepareArtefacts(context);
  if (rotationInterval === undefined) {
    throw new ActionFailure(
      'rotation-failed',
      `${inputs.config} has no rotation: nothing to rotate`,
    );
  }
  const terraform = await openTerraform(context);
  const {
    api_management_id: apiManagementId,
    key_vault_url: keyVaultUrl,
    lease_container_url: leaseContainerUrl,
  } = await terraform.outputs();
  if (
    typeof apiManagementId !== 'string' ||
    typeof keyVaultUrl !== 'string' ||
    typeof leaseContainerUrl !== 'string'
  ) {
    throw new ActionFailure(
      'rotation-failed',
      'the state has no outputs api_management_id, key_vault_url and lease_container_url: apply first',
    );
  }
  const { outcomes, report } = await workflow.group('Rotate', () =>
    context.rotate({
      apiManagementId,
      keyVaultUrl,
      leaseContainerUrl,
      subscriptions: balancer.consumers.map(({ name }) => name),
      interval: rotationInterval,
      environment: context.environment,
      fetch: context.fetch,
      info: workflow.info,
    }),
  );
  const file = join(layoutOf(workspace, inputs.label).directory, 'rotation.json');
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  workflow.output('rotation-report', fromWorkspace(workspace, file));
  await workflow.summary(
    [
      `## ${plain(`Key rotation ${balancer.environment}`)}`,
      '',
      tableHead(['subscription', 'outcome']),
      ...outcomes.map(
        ({ subscription, outcome }) => `| ${code(subscription)} | ${plain(outcome)} |`,
      ),
    ].join('\n'),
  );
  const failed = outcomes.filter((outcome) => outcome.failed);
  if (failed.length > 0) {
    throw new ActionFailure(
      'rotation-failed',
      `${plural(failed.length, 'key')} could not be rotated`,
      failed.map(({ subscription, outcome }) => ({
        severity: 'error',
        message: `${subscription}: ${outcome}`,
      })),
    );
  }
}
