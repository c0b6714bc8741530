/** `rotate`: renews the consumers' keys from a workflow, with the engine that the function runs on its timer, or shows them. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionFailure } from '../failure.ts';
import type { RotationMode } from '../inputs.ts';
import { plain, plural } from '../report/markdown.ts';
import { layoutOf } from '../terraform/stage.ts';
import type { Terraform } from '../terraform/terraform.ts';
import { intervalsOf } from '../variables.ts';
import { openTerraform, readState } from './opening.ts';
import type { Context, RotationResult } from './ports.ts';
import { fromWorkspace, prepareArtefacts, requireTaken } from './render.ts';

/**
 * Where the service and the vault are is for Terraform's outputs to say: the state is the one source.
 *
 * @throws {ActionFailure} `rotation-failed` when any key was not handled, or needs a person; the others were handled
 */
export async function rotate(context: Context): Promise<void> {
  const { inputs, workflow } = context;
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
  const service = await serviceIn(terraform);
  const { outcomes, summary, report } = await workflow.group('Rotate', () =>
    context.rotate({
      ...service,
      subscriptions: balancer.consumers.map(({ subscription }) => subscription),
      timing: { ...rotation, intervals },
      discipline: rotation.discipline,
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
  await publish(context, balancer.environment, summary, report);
  failFor(outcomes, inputs.rotationMode);
}

/** Where the rotation works, as an apply has left it in the outputs. */
async function serviceIn(terraform: Terraform) {
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
  return {
    apiManagementId,
    keyVaultUrl,
    leaseContainerUrl,
    gatewayCheckUrls: addresses(gatewayCheckUrls),
  };
}

async function publish(
  { inputs, workflow, workspace, secrecy }: Context,
  environment: string,
  summary: string,
  report: unknown,
): Promise<void> {
  const file = join(layoutOf(workspace, inputs.label).directory, 'rotation.json');
  await writeFile(file, secrecy.scrub(`${JSON.stringify(report, null, 2)}\n`));
  workflow.output('rotation-report', fromWorkspace(workspace, file));
  const title = `${inputs.rotationMode === 'status' ? 'Keys of' : 'Key rotation'} ${environment}`;
  await workflow.summary([`## ${plain(title)}`, '', summary].join('\n'));
}

function failFor(outcomes: RotationResult['outcomes'], mode: RotationMode): void {
  const failed = outcomes.filter((outcome) => outcome.failed);
  if (failed.length === 0) return;
  throw new ActionFailure(
    'rotation-failed',
    mode === 'status'
      ? `${plural(failed.length, 'key')} in need of a person, see docs/runbook.md`
      : `${plural(failed.length, 'key')} could not be rotated`,
    failed.map(({ subscription, outcome }) => ({
      severity: 'error',
      message: `${subscription}: ${outcome}`,
    })),
  );
}

/** Of an output that a root module of the user's own may lack: no address, no check. */
function addresses(output: unknown): readonly string[] {
  return Array.isArray(output) ? output.filter((address) => typeof address === 'string') : [];
}
