/**
 * The rotation engine as a command of the Action. This module loads the Azure SDKs, so it is imported only by a run
 * that rotates.
 */

import { thisMachine } from '../function/azure.ts';
import { describeConsequence } from '../function/consequences.ts';
import { inspect } from '../function/inspect.ts';
import { describe, reportTable } from '../function/report.ts';
import { type RotateOptions, rotate as rotateKeys } from '../function/rotate.ts';
import { readSettings, SettingsError } from '../function/settings.ts';
import { type Status, statusTable } from '../function/status.ts';
import type { Rotate, RotationResult, RotationTiming } from './commands/ports.ts';
import { runnerCredential } from './credential.ts';
import { ActionFailure, messageOf } from './failure.ts';
import { plain } from './report/markdown.ts';
import { runOrigin } from './run-origin.ts';

/**
 * Rotates what is due, or what the inputs say, as the function's own runs do: by the same discipline, under the lease
 * that they take, with the same check at the gateway.
 *
 * @throws {ActionFailure} `rotation-failed` when the run could not start; nothing was changed then
 */
export const rotate: Rotate = async ({ environment, ...request }) => {
  try {
    const settings = readSettings({
      APIM_RESOURCE_ID: request.apiManagementId,
      KEY_VAULT_URL: request.keyVaultUrl,
      LEASE_CONTAINER_URL: request.leaseContainerUrl,
      ...timingSettings(request.timing),
      ROTATION_SUBSCRIPTIONS: request.subscriptions.join(','),
      ROTATION_DISCIPLINE: request.discipline,
      GATEWAY_CHECK_URLS: request.gatewayCheckUrls.join(','),
    });
    const credential = await runnerCredential(environment, request.fetch);
    const machine = { ...thisMachine, fetch: request.fetch };
    const { mode } = request;
    if (mode === 'status') {
      return shown(await inspect(settings, credential, { only: request.only }, machine));
    }
    const options: RotateOptions = {
      trigger: 'action',
      startedBy: runOrigin(environment, request.reason),
      log: request.info,
      watch: {
        started: ({ stops, since }) => {
          if (since !== undefined) request.info(`Replaces what was made before ${since}`);
          for (const stop of stops) request.info(`Stops early: ${describeConsequence(stop)}`);
        },
        finished: () => undefined,
      },
      mode,
      dryRun: request.dryRun,
      ...(request.only === undefined ? {} : { only: request.only }),
      ...(request.since === undefined ? {} : { since: request.since }),
    };
    const report = await rotateKeys(settings, credential, options, machine);
    return {
      report,
      summary: reportTable(report, plain),
      outcomes: report.results.map(({ subscription, outcome }) => ({
        subscription,
        outcome: `${outcome.kind}: ${describe(outcome)}`,
        failed: report.unfinished.includes(subscription),
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

function shown(status: Status): RotationResult {
  return {
    report: status,
    summary: statusTable(status, plain),
    outcomes: status.keys.map(({ subscription, reason, state, message, needsPerson }) => ({
      subscription,
      outcome: `${reason ?? state}: ${message}`,
      failed: needsPerson,
    })),
  };
}

/** The function's settings of the same names; Terraform sets them likewise (terraform/modules/rotation). */
function timingSettings(timing: RotationTiming): Readonly<Record<string, string>> {
  const { schedule, interval, intervals, window = '', freezes = [], spread = false } = timing;
  return {
    ROTATION_SCHEDULE: schedule,
    ROTATION_INTERVAL: interval,
    ROTATION_INTERVALS: Object.entries(intervals)
      .map(([consumer, own]) => `${consumer}=${own}`)
      .join(','),
    ROTATION_WINDOW: window,
    ROTATION_FREEZES: freezes.map(({ from, to }) => `${from}/${to}`).join(','),
    ROTATION_SPREAD: String(spread),
  };
}
