import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describeCounts,
  reportOf,
  writeReport
} from "./chunk-H7HST5J2.js";
import "./chunk-TA4MW6TS.js";
import {
  openTerraform,
  understandPlan,
  writePlan
} from "./chunk-K4QGR2NC.js";
import "./chunk-7ARJLKJG.js";
import "./chunk-GWFJQV2U.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-UDPKUDKG.js";
import "./chunk-743EHA2Z.js";
import "./chunk-DMP2Q4AD.js";
import "./chunk-HJLSGBMG.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-QWBMX4OQ.js";
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
  const json = await writePlan(context, terraform, {
    planFile,
    variablesFile: artefacts.variablesFile,
    destroy: true
  });
  const understood = await understandPlan(context, terraform, json);
  const { summary, scrub } = understood;
  workflow.info(describeCounts(summary));
  if (summary.changes) {
    await workflow.group("terraform destroy", () => terraform.apply(planFile, "destroy-failed"));
  }
  await writeReport(context, reportOf(context, artefacts, understood, "destroyed"), scrub);
}
export {
  destroy
};
