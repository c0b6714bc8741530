/** What follows an apply: the rotation's app gets its code, and runs once, so that every consumer has a key in the vault. */

import { isObject, textOf } from '../../policy/standards/json.ts';
import { ActionFailure, messageOf } from '../failure.ts';
import type { PlanSummary } from '../terraform/plan.ts';
import { scrubShapes } from '../terraform/redact.ts';
import type { Terraform } from '../terraform/terraform.ts';
import type { Context } from './ports.ts';

type Outputs = Awaited<ReturnType<Terraform['outputs']>>;

/**
 * @param applied what was applied
 * @throws {ActionFailure} `publish-failed`; keys that are not there yet are a warning
 */
export async function publishRotation(
  context: Context,
  outputs: Outputs,
  applied: PlanSummary,
): Promise<void> {
  await publishFunction(context, outputs);
  await publishKeys(context, outputs, renewedSecrets(applied));
}

/**
 * Also when nothing changed: Terraform knows which package the app should have, not which it has, so running the job
 * again is what heals a publication that failed.
 */
async function publishFunction(
  { workflow, environment, signal, fetch, publish }: Context,
  { function_publish_url: url }: Outputs,
): Promise<void> {
  if (typeof url !== 'string') return;
  try {
    await workflow.group('Publish the rotation function', () =>
      publish({ url, environment, fetch, signal, info: workflow.info }),
    );
  } catch (error) {
    throw new ActionFailure(
      'publish-failed',
      `everything is applied, but the rotation's app did not get its code: ${scrubShapes(messageOf(error))}. Run apply again`,
    );
  }
}

/** An existing vault keeps secrets when everything else is destroyed, and a replaced subscription has new keys. */
function renewedSecrets({ resources }: PlanSummary): readonly string[] {
  return resources
    .filter(({ action }) => action === 'create' || action === 'replace')
    .flatMap(({ address }) => {
      const name = /\.azapi_resource\.subscription\["([^"]+)"\]$/.exec(address)?.[1];
      return name === undefined ? [] : [`subscription-key-${name}`];
    });
}

/** What goes wrong here heals by itself, so it is told and fails nothing. */
async function publishKeys(
  context: Context,
  outputs: Outputs,
  renewed: readonly string[],
): Promise<void> {
  const { workflow, environment, signal, fetch } = context;
  const {
    function_publish_url: url,
    function_app_id: functionAppId,
    key_vault_id: keyVaultId,
    secret_names: names,
  } = outputs;
  if (typeof url !== 'string' || typeof functionAppId !== 'string') return;
  if (typeof keyVaultId !== 'string' || !isObject(names)) return;
  const secrets = Object.values(names).flatMap((name) => textOf(name) ?? []);
  try {
    await workflow.group('Publish the first keys', () =>
      context.firstKeys({
        functionAppId,
        keyVaultId,
        secrets,
        renewed,
        environment,
        fetch,
        signal,
        info: workflow.info,
      }),
    );
  } catch (error) {
    signal.throwIfAborted();
    workflow.annotate({
      severity: 'warning',
      message: `everything is applied and the rotation's app has its code, but not every consumer has a key in the vault yet: ${messageOf(error)}. The app's own run, each hour, writes what is missing; apply again to start one now`,
    });
  }
}
