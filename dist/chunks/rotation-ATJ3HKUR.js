import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  SettingsError,
  describe,
  describeConsequence,
  readSettings,
  reportTable,
  rotate
} from "./chunk-4TPXH4JA.js";
import {
  runnerCredential
} from "./chunk-53CPVRKA.js";
import {
  plain
} from "./chunk-NBVFCEPZ.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-XQOUJGX6.js";
import "./chunk-HANBNIMK.js";

// action/rotation.ts
var rotate2 = async ({ environment, ...request }) => {
  try {
    const settings = readSettings({
      APIM_RESOURCE_ID: request.apiManagementId,
      KEY_VAULT_URL: request.keyVaultUrl,
      LEASE_CONTAINER_URL: request.leaseContainerUrl,
      ROTATION_INTERVAL: request.interval,
      ROTATION_SUBSCRIPTIONS: request.subscriptions.join(","),
      ROTATION_DISCIPLINE: request.discipline,
      GATEWAY_CHECK_URLS: request.gatewayCheckUrls.join(",")
    });
    const credential = await runnerCredential(environment, request.fetch);
    const report = await rotate(settings, credential, {
      trigger: "action",
      log: request.info,
      watch: {
        started: ({ stops }) => {
          for (const stop of stops) request.info(`Stops early: ${describeConsequence(stop)}`);
        },
        finished: () => void 0
      },
      mode: request.mode,
      dryRun: request.dryRun,
      ...request.only === void 0 ? {} : { only: request.only }
    });
    return {
      report,
      summary: reportTable(report, plain),
      outcomes: report.results.map(({ subscription, outcome }) => ({
        subscription,
        outcome: `${outcome.kind}: ${describe(outcome)}`,
        failed: outcome.kind === "failed"
      }))
    };
  } catch (error) {
    const hint = error instanceof SettingsError ? "" : ". Check the credential and its roles, see docs/security.md";
    throw new ActionFailure("rotation-failed", `${messageOf(error)}${hint}`);
  }
};
export {
  rotate2 as rotate
};
