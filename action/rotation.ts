/**
 * The rotation engine as a command of the Action. This module loads the Azure SDKs, so it is imported only by a run
 * that rotates.
 */

import { describe } from '../function/report.ts';
import { rotate as rotateKeys } from '../function/rotate.ts';
import { readSettings, SettingsError } from '../function/settings.ts';
import type { Rotate } from './commands/ports.ts';
import { runnerCredential } from './credential.ts';
import { ActionFailure, messageOf } from './failure.ts';

/**
 * Rotates what is due, under the lease that the function's own runs take. A discipline or gateway check that the
 * function was given by hand must be given to this run by the same name (`ROTATION_DISCIPLINE`,
 * `GATEWAY_CHECK_URLS`): all triggers of one service must go about it the same way.
 *
 * @throws {ActionFailure} `rotation-failed` when the run could not start; nothing was changed then
 */
export const rotate: Rotate = async ({ environment, ...request }) => {
  try {
    const settings = readSettings({
      APIM_RESOURCE_ID: request.apiManagementId,
      KEY_VAULT_URL: request.keyVaultUrl,
      LEASE_CONTAINER_URL: request.leaseContainerUrl,
      ROTATION_INTERVAL: request.interval,
      ROTATION_SUBSCRIPTIONS: request.subscriptions.join(','),
      ROTATION_DISCIPLINE: environment.ROTATION_DISCIPLINE,
      GATEWAY_CHECK_URLS: environment.GATEWAY_CHECK_URLS,
    });
    const credential = await runnerCredential(environment, request.fetch);
    const report = await rotateKeys(settings, credential, { trigger: 'action', log: request.info });
    return {
      report,
      outcomes: report.results.map(({ subscription, outcome }) => ({
        subscription,
        outcome: `${outcome.kind}: ${describe(outcome)}`,
        failed: outcome.kind === 'failed',
      })),
    };
  } catch (error) {
    const hint =
      error instanceof SettingsError
        ? ''
        : '. Check the credential and its roles, see docs/security.md';
    throw new ActionFailure('rotation-failed', `${messageOf(error)}${hint}`);
  }
};
