import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describeCounts,
  reportOf,
  writeReport
} from "./chunk-NAIM6GYL.js";
import "./chunk-TA4MW6TS.js";
import {
  openTerraform,
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
import "./chunk-XQOUJGX6.js";
import "./chunk-HANBNIMK.js";

// action/commands/destroy.ts
async function destroy(context) {
  const { inputs, workflow, workspace } = context;
  const artefacts = await prepareArtefacts(context);
  const planFile = `${layoutOf(workspace, inputs.label).planFile}.destroy`;
  const terraform = await openTerraform(context, artefacts);
  await writePlan(context, terraform, {
    planFile,
    variablesFile: artefacts.variablesFile,
    destroy: true
  });
  const { summary, scrub } = await understandPlan(context, terraform, planFile);
  workflow.info(describeCounts(summary));
  if (summary.changes) {
    await workflow.group("terraform destroy", () => terraform.apply(planFile, "destroy-failed"));
  }
  await writeReport(context, reportOf(context, artefacts, summary, "destroyed"), scrub);
}
export {
  destroy
};
