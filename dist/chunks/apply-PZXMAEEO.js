import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describeCounts,
  keyOf,
  reportOf,
  requireReviewedPlan,
  writeReport
} from "./chunk-NAIM6GYL.js";
import "./chunk-TA4MW6TS.js";
import {
  openTerraform,
  tellGatewayUrl,
  understandPlan,
  writePlan
} from "./chunk-KD3ODOGC.js";
import "./chunk-CHM24KTD.js";
import "./chunk-PLUJSTA7.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-UDPKUDKG.js";
import "./chunk-743EHA2Z.js";
import "./chunk-DMP2Q4AD.js";
import "./chunk-HJLSGBMG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-CB2EFIPY.js";
import {
  layoutOf,
  prepareArtefacts
} from "./chunk-OBC5XFUW.js";
import "./chunk-EHWEQYUQ.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-XQOUJGX6.js";
import "./chunk-HANBNIMK.js";

// action/commands/apply.ts
import { access, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
async function apply(context) {
  const { inputs, workflow, workspace } = context;
  const artefacts = await prepareArtefacts(context);
  const { planFile } = layoutOf(workspace, inputs.label, inputs.planFile);
  const saved = inputs.planFile !== void 0;
  if (saved) await requirePlanFile(planFile, inputs.planFile ?? "");
  const terraform = await openTerraform(context, artefacts);
  if (!saved) {
    await mkdir(dirname(planFile), { recursive: true });
    await writePlan(context, terraform, {
      planFile,
      variablesFile: artefacts.variablesFile,
      destroy: false
    });
  }
  const { summary, identity, scrub } = await understandPlan(context, terraform, planFile);
  workflow.info(describeCounts(summary));
  if (summary.changes) {
    if (saved) refuseOldKeys(summary);
    await requireReviewedPlan(context, keyOf(context, artefacts), identity);
    await workflow.group("terraform apply", () => terraform.apply(planFile, "apply-failed"));
  }
  await writeReport(context, reportOf(context, artefacts, summary, "applied"), scrub);
  await tellGatewayUrl(context, terraform);
  await publishFunction(context, terraform);
}
async function publishFunction(context, terraform) {
  const { workflow, environment, signal, fetch } = context;
  const { function_publish_url: url } = await terraform.outputs();
  if (typeof url !== "string") return;
  try {
    await workflow.group(
      "Publish the rotation function",
      () => context.publish({ url, environment, fetch, signal })
    );
  } catch (error) {
    throw new ActionFailure(
      "publish-failed",
      `everything is applied, but the rotation's app did not get its code: ${messageOf(error)}. Run apply again`
    );
  }
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
