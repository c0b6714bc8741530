import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  intervalsOf
} from "./chunk-UPIGYZN5.js";
import "./chunk-67337CR6.js";
import {
  openTerraform,
  plain,
  plural,
  readState
} from "./chunk-EMJBHTV7.js";
import {
  fromWorkspace,
  layoutOf,
  prepareArtefacts,
  requireTaken
} from "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  ActionFailure
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

// action/commands/rotate.ts
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
async function rotate(context) {
  const { inputs, workflow } = context;
  const artefacts = await prepareArtefacts(context, { judged: false });
  const { balancer, configuration, rotation } = artefacts;
  if (rotation === void 0) {
    throw new ActionFailure(
      "rotation-failed",
      `${inputs.config} has no rotation: nothing to rotate`
    );
  }
  const own = intervalsOf(configuration);
  const intervals = Object.fromEntries(
    balancer.consumers.flatMap(({ name, subscription }) => {
      const interval = own[name];
      return interval === void 0 ? [] : [[subscription, interval]];
    })
  );
  const { terraform, judging } = await openTerraform(context, async () => artefacts).opening;
  await requireTaken(context, judging);
  if (inputs.terraformDirectory === void 0) await readState(context, terraform);
  const service = await serviceIn(terraform);
  const { outcomes, summary, report } = await workflow.group(
    "Rotate",
    () => context.rotate({
      ...service,
      subscriptions: balancer.consumers.map(({ subscription }) => subscription),
      timing: { ...rotation, intervals },
      discipline: rotation.discipline,
      mode: inputs.rotationMode,
      dryRun: inputs.rotationDryRun,
      only: inputs.rotationOnly?.map(
        (name) => balancer.consumers.find((one) => one.name === name)?.subscription ?? name
      ),
      since: inputs.rotationSince,
      reason: inputs.rotationReason,
      environment: context.environment,
      fetch: context.fetch,
      info: workflow.info
    })
  );
  await publish(context, balancer.environment, summary, report);
  failFor(outcomes, inputs.rotationMode);
}
async function serviceIn(terraform) {
  const {
    api_management_id: apiManagementId,
    key_vault_url: keyVaultUrl,
    lease_container_url: leaseContainerUrl,
    gateway_check_urls: gatewayCheckUrls
  } = await terraform.outputs();
  if (typeof apiManagementId !== "string" || typeof keyVaultUrl !== "string" || typeof leaseContainerUrl !== "string") {
    throw new ActionFailure(
      "rotation-failed",
      "the state has no outputs api_management_id, key_vault_url and lease_container_url: apply first"
    );
  }
  return {
    apiManagementId,
    keyVaultUrl,
    leaseContainerUrl,
    gatewayCheckUrls: addresses(gatewayCheckUrls)
  };
}
async function publish({ inputs, workflow, workspace, secrecy }, environment, summary, report) {
  const file = join(layoutOf(workspace, inputs.label).directory, "rotation.json");
  await writeFile(file, secrecy.scrub(`${JSON.stringify(report, null, 2)}
`));
  workflow.output("rotation-report", fromWorkspace(workspace, file));
  const title = `${inputs.rotationMode === "status" ? "Keys of" : "Key rotation"} ${environment}`;
  await workflow.summary([`## ${plain(title)}`, "", summary].join("\n"));
}
function failFor(outcomes, mode) {
  const failed = outcomes.filter((outcome) => outcome.failed);
  if (failed.length === 0) return;
  throw new ActionFailure(
    "rotation-failed",
    mode === "status" ? `${plural(failed.length, "key")} in need of a person, see docs/runbook.md` : `${plural(failed.length, "key")} could not be rotated`,
    failed.map(({ subscription, outcome }) => ({
      severity: "error",
      message: `${subscription}: ${outcome}`
    }))
  );
}
function addresses(output) {
  return Array.isArray(output) ? output.filter((address) => typeof address === "string") : [];
}
export {
  rotate
};
