import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  SettingsError,
  describe,
  readSettings,
  rotate
} from "./chunk-E7KA2AO3.js";
import {
  runnerCredential
} from "./chunk-6LCBSFBS.js";
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
      ROTATION_DISCIPLINE: environment.ROTATION_DISCIPLINE,
      GATEWAY_CHECK_URLS: environment.GATEWAY_CHECK_URLS
    });
    const credential = await runnerCredential(environment, request.fetch);
    const report = await rotate(settings, credential, { trigger: "action", log: request.info });
    return {
      report,
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
