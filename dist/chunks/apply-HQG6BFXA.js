import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  carryOut
} from "./chunk-2K3JSWAQ.js";
import {
  aboutOf,
  admit,
  describeCounts,
  forgetSettled,
  openTerraform,
  refusalOf,
  reportOf,
  requireReviewedPlan,
  showPlan,
  staleAllowance,
  tellRefusal,
  writePlan,
  writeReport
} from "./chunk-EMJBHTV7.js";
import {
  layoutOf,
  prepareArtefacts,
  scrubShapes
} from "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
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
import {
  isObject,
  textOf
} from "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/commands/apply.ts
import { access } from "node:fs/promises";

// action/commands/publication.ts
async function publishRotation(context, outputs, applied) {
  await publishFunction(context, outputs);
  await publishKeys(context, outputs, renewedSecrets(applied));
}
async function publishFunction({ workflow, environment, signal, fetch, publish }, { function_publish_url: url }) {
  if (typeof url !== "string") return;
  try {
    await workflow.group(
      "Publish the rotation function",
      () => publish({ url, environment, fetch, signal, info: workflow.info })
    );
  } catch (error) {
    throw new ActionFailure(
      "publish-failed",
      `everything is applied, but the rotation's app did not get its code: ${scrubShapes(messageOf(error))}. Run apply again`
    );
  }
}
function renewedSecrets({ resources }) {
  return resources.filter(({ action }) => action === "create" || action === "replace").flatMap(({ address }) => {
    const name = /\.azapi_resource\.subscription\["([^"]+)"\]$/.exec(address)?.[1];
    return name === void 0 ? [] : [`subscription-key-${name}`];
  });
}
async function publishKeys(context, outputs, renewed) {
  const { workflow, environment, signal, fetch } = context;
  const {
    function_publish_url: url,
    function_app_id: functionAppId,
    key_vault_id: keyVaultId,
    secret_names: names
  } = outputs;
  if (typeof url !== "string" || typeof functionAppId !== "string") return;
  if (typeof keyVaultId !== "string" || !isObject(names)) return;
  const secrets = Object.values(names).flatMap((name) => textOf(name) ?? []);
  try {
    await workflow.group(
      "Publish the first keys",
      () => context.firstKeys({
        functionAppId,
        keyVaultId,
        secrets,
        renewed,
        environment,
        fetch,
        signal,
        info: workflow.info
      })
    );
  } catch (error) {
    signal.throwIfAborted();
    workflow.annotate({
      severity: "warning",
      message: `everything is applied and the rotation's app has its code, but not every consumer has a key in the vault yet: ${messageOf(error)}. The app's own run, each hour, writes what is missing; apply again to start one now`
    });
  }
}

// action/commands/apply.ts
async function apply(context) {
  const { inputs, workflow, workspace } = context;
  const artefacts = await prepareArtefacts(context, { judged: false });
  const { planFile } = layoutOf(workspace, inputs.label, inputs.planFile);
  const saved = inputs.planFile !== void 0;
  if (saved) await requirePlanFile(planFile, inputs.planFile ?? "");
  const opened = await openTerraform(context, async () => artefacts).opening;
  const { terraform } = opened;
  const about = aboutOf(context, artefacts);
  const { variablesFile } = artefacts;
  const admitted = () => admit(context, artefacts, opened, "apply");
  const { shown, recovery } = saved ? {
    shown: await admitted().then(() => showPlan(context, terraform, planFile)),
    recovery: void 0
  } : await writePlan(context, opened, {
    ...{ planFile, variablesFile, destroy: false, about, admit: admitted }
  });
  const { tellGatewayUrl, understandPlan } = await import("./understanding-PMNU263C.js");
  const understood = await understandPlan(context, shown);
  const { summary, identity } = understood;
  workflow.info(describeCounts(summary));
  const refusal = refusalOf(artefacts, understood);
  if (refusal !== void 0) throw refusal;
  const stale = staleAllowance(artefacts, understood);
  if (stale !== void 0) workflow.annotate({ ...stale, severity: "warning" });
  if (summary.changes) {
    if (saved) refuseOldKeys(summary);
    await requireReviewedPlan(context, about.key, identity).catch(async (error) => {
      await tellRefusal(context, about, error);
      throw error;
    });
    await carryOut(context, terraform, {
      command: "apply",
      about,
      planFile,
      plan: understood,
      recovery
    });
  } else await forgetSettled(context, terraform, recovery);
  await writeReport(context, await reportOf(context, artefacts, understood, "applied", recovery));
  const outputs = await terraform.outputs();
  tellGatewayUrl(context, outputs.gateway_url);
  await publishRotation(context, outputs, summary);
}
async function requirePlanFile(planFile, input) {
  await access(planFile).catch(() => {
    throw new ActionFailure(
      "plan-missing",
      `input plan-file: ${input} does not exist. Run the command plan with the same plan-file, or leave plan-file out to plan afresh`
    );
  });
}
function refuseOldKeys({ resources }) {
  const updates = resources.filter(
    ({ type, action }) => type === "azurerm_api_management_subscription" && action === "update"
  );
  if (updates.length === 0) return;
  throw new ActionFailure(
    "plan-unsafe",
    `the saved plan updates ${updates.map(({ address }) => address).join(", ")}, and azurerm would write the keys back that it saw when the plan was made. Leave plan-file out, so that apply plans afresh, or manage the subscription with azapi_resource`
  );
}
export {
  apply
};
