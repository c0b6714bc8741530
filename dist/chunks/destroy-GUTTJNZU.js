import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describeCounts,
  reportOf,
  writeReport
} from "./chunk-OPUG7DLW.js";
import {
  layoutOf,
  openTerraform,
  prepareArtefacts,
  understandPlan,
  writePlan
} from "./chunk-QVYU7R34.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-YBC6PQTD.js";
import "./chunk-XQOUJGX6.js";
import "./chunk-FWFWKMXZ.js";
import "./chunk-DMP2Q4AD.js";
import "./chunk-RO2ENFIJ.js";
import "./chunk-7DLRDZFV.js";
import "./chunk-DDTB7JXF.js";
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
