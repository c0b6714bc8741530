import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describeCounts,
  reportOf,
  writeReport
} from "./chunk-EP6FYMKR.js";
import {
  openTerraform,
  understandPlan,
  writePlan
} from "./chunk-77SWP2TY.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-Z2H77C6T.js";
import "./chunk-EQ3ZLGMC.js";
import "./chunk-DMP2Q4AD.js";
import "./chunk-HIKELJ3O.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-4XABVQRC.js";
import "./chunk-6M5L5RBB.js";
import {
  layoutOf,
  prepareArtefacts
} from "./chunk-SD5X5BJX.js";
import "./chunk-YBC6PQTD.js";
import "./chunk-XQOUJGX6.js";
import "./chunk-HANBNIMK.js";

// action/commands/destroy.ts
async function destroy(context) {
  const { inputs, workflow, workspace } = context;
  const artefacts = await prepareArtefacts(context);
  const planFile = `${layoutOf(workspace, inputs.label).planFile}.destroy`;
  const terraform = await openTerraform(context);
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
