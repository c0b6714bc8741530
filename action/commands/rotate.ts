/** `rotate`: renews the consumers' keys from a workflow, with the engine that the function runs on its timer, or shows them. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionFailure } from '../failure.ts';
import { plain, plural } from '../report/markdown.ts';
import { layoutOf } from '../terraform/stage.ts';
import { intervalsOf } from '../variables.ts';
import { openTerraform, readState } from './opening.ts';
import type { Context } from './ports.ts';
import { fromWorkspace, prepareArtefacts, requireTaken } from './render.ts';

/**
 * Where the service and the vault are is for Terraform's outputs to say: the state is the one source.
 *
 * @throws {ActionFailure} `rotation-failed` when any key was not handled, or needs a person; the others were handled
 */
export async function rotate(context: Context): Promise<void> {
  const { inputs, workflow, workspace } = context;
  const artefacts = await prepareArtefacts(context, { judged: false });
  const { balancer, configuration, rotation } = artefacts;
  if (rotation === undefined) {
    throw new ActionFailure(
      'rotation-failed',
      `${inputs.config} has no rotation: nothing to rotate`,
    );
  }
  const own = intervalsOf(configuration);
  const intervals = Object.fromEntries(
    balancer.consumers.flatMap(({ name, subscription }) => {
      const interval = own[name];
      return interval === undefined ? [] : [[subscription, interval]];
    }),
  );
  const { terraform, judging } = await openTerraform(context, async () => artefacts).opening;
  await requireTaken(context, judging);
  if (inputs.terraformDirectory === undefined) await readState(context, terraform);
  const {
    api_management_id: apiManagementId,
    key_vault_url: keyVaultUrl,
    lease_container_url: leaseContainerUrl,
    gateway_check_urls: gatewayCheckUrls,
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
  const { outcomes, summary, report } = await workflow.group('Rotate', () =>
    context.rotate({
      apiManagementId,
      keyVaultUrl,
      leaseContainerUrl,
      subscriptions: balancer.consumers.map(({ subscription }) => subscription),
      timing: { ...rotation, intervals },
      discipline: rotation.discipline,
      gatewayCheckUrls: addresses(gatewayCheckUrls),
      mode: inputs.rotationMode,
      dryRun: inputs.rotationDryRun,
      only: inputs.rotationOnly?.map(
        (name) => balancer.consumers.find((one) => one.name === name)?.subscription ?? name,
      ),
      since: inputs.rotationSince,
      reason: inputs.rotationReason,
      environment: context.environment,
      fetch: context.fetch,
      info: workflow.info,
    }),
  );
  const file = join(layoutOf(workspace, inputs.label).directory, 'rotation.json');
  await writeFile(file, context.secrecy.scrub(`${JSON.stringify(report, null, 2)}\n`));
  workflow.output('rotation-report', fromWorkspace(workspace, file));
  await workflow.summary(
    [
      `## ${plain(`${inputs.rotationMode === 'status' ? 'Keys of' : 'Key rotation'} ${balancer.environment}`)}`,
      '',
      summary,
    ].join('\n'),
  );
  const failed = outcomes.filter((outcome) => outcome.failed);
  if (failed.length > 0) {
    throw new ActionFailure(
      'rotation-failed',
      inputs.rotationMode === 'status'
        ? `${plural(failed.length, 'key')} in need of a person, see docs/runbook.md`
        : `${plural(failed.length, 'key')} could not be rotated`,
      failed.map(({ subscription, outcome }) => ({
        severity: 'error',
        message: `${subscription}: ${outcome}`,
      })),
    );
  }
}

/** Of an output that a root module of the user's own may lack: no address, no check. */
function addresses(output: unknown): readonly string[] {
  return Array.isArray(output) ? output.filter((address) => typeof address === 'string') : [];
}
