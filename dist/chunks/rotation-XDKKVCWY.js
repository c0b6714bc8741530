import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describe,
  describeConsequence,
  inspect,
  reportTable,
  rotate,
  runOrigin,
  statusTable,
  thisMachine
} from "./chunk-DNN5UI2Q.js";
import "./chunk-DCOM7PZJ.js";
import {
  runnerCredential
} from "./chunk-ZBPTDFJ7.js";
import {
  plain
} from "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import {
  SettingsError,
  readSettings
} from "./chunk-V2JMA5QS.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/rotation.ts
var rotate2 = async ({ environment, ...request }) => {
  try {
    const settings = readSettings({
      APIM_RESOURCE_ID: request.apiManagementId,
      KEY_VAULT_URL: request.keyVaultUrl,
      LEASE_CONTAINER_URL: request.leaseContainerUrl,
      ...timingSettings(request.timing),
      ROTATION_SUBSCRIPTIONS: request.subscriptions.join(","),
      ROTATION_DISCIPLINE: request.discipline,
      GATEWAY_CHECK_URLS: request.gatewayCheckUrls.join(",")
    });
    const credential = await runnerCredential(environment, request.fetch);
    const machine = { ...thisMachine, fetch: request.fetch };
    const { mode } = request;
    if (mode === "status") {
      return shown(await inspect(settings, credential, { only: request.only }, machine));
    }
    const options = {
      trigger: "action",
      startedBy: runOrigin(environment, request.reason),
      log: request.info,
      watch: {
        started: ({ stops, since }) => {
          if (since !== void 0) request.info(`Replaces what was made before ${since}`);
          for (const stop of stops) request.info(`Stops early: ${describeConsequence(stop)}`);
        },
        finished: () => void 0
      },
      mode,
      dryRun: request.dryRun,
      ...request.only === void 0 ? {} : { only: request.only },
      ...request.since === void 0 ? {} : { since: request.since }
    };
    const report = await rotate(settings, credential, options, machine);
    return {
      report,
      summary: reportTable(report, plain),
      outcomes: report.results.map(({ subscription, outcome }) => ({
        subscription,
        outcome: `${outcome.kind}: ${describe(outcome)}`,
        failed: report.unfinished.includes(subscription)
      }))
    };
  } catch (error) {
    const hint = error instanceof SettingsError ? "" : ". Check the credential and its roles, see docs/security.md";
    throw new ActionFailure("rotation-failed", `${messageOf(error)}${hint}`);
  }
};
function shown(status) {
  return {
    report: status,
    summary: statusTable(status, plain),
    outcomes: status.keys.map(({ subscription, reason, state, message, needsPerson }) => ({
      subscription,
      outcome: `${reason ?? state}: ${message}`,
      failed: needsPerson
    }))
  };
}
function timingSettings(timing) {
  const { schedule, interval, intervals, window = "", freezes = [], spread = false } = timing;
  return {
    ROTATION_SCHEDULE: schedule,
    ROTATION_INTERVAL: interval,
    ROTATION_INTERVALS: Object.entries(intervals).map(([consumer, own]) => `${consumer}=${own}`).join(","),
    ROTATION_WINDOW: window,
    ROTATION_FREEZES: freezes.map(({ from, to }) => `${from}/${to}`).join(","),
    ROTATION_SPREAD: String(spread)
  };
}
export {
  rotate2 as rotate
};
