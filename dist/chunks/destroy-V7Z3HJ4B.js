import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  checkEstate,
  describeCounts,
  reportOf,
  writeReport
} from "./chunk-R5KAAMMV.js";
import "./chunk-TA4MW6TS.js";
import "./chunk-V26WF6AL.js";
import {
  isOfPullRequest,
  openTerraform,
  understandPlan,
  writePlan
} from "./chunk-JVHU7P6X.js";
import "./chunk-T5P5IWOI.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-2TJW2JQM.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-EXXACBWB.js";
import "./chunk-743EHA2Z.js";
import "./chunk-Y3RJ2JCK.js";
import "./chunk-IPGNY5MD.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-RF5645R4.js";
import {
  layoutOf,
  prepareArtefacts
} from "./chunk-UT3LCS62.js";
import "./chunk-EHWEQYUQ.js";
import {
  ActionFailure
} from "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";

// action/commands/destroy.ts
async function destroy(context) {
  const { inputs, workflow, workspace, event } = context;
  if (event !== void 0 && isOfPullRequest(event)) {
    throw new ActionFailure(
      "destroy-refused",
      `destroy never runs for a pull request (event ${event.name}): whoever opens one could take everything down. Run it by hand (workflow_dispatch)`
    );
  }
  const artefacts = await prepareArtefacts(context);
  const { environment } = artefacts.balancer;
  if (inputs.confirm !== void 0 && inputs.confirm !== environment) {
    throw new ActionFailure(
      "destroy-refused",
      `input confirm is ${JSON.stringify(inputs.confirm)}, but ${inputs.config} is environment ${environment}. To destroy that, set confirm: ${environment}`
    );
  }
  const planFile = `${layoutOf(workspace, inputs.label).planFile}.destroy`;
  const terraform = await openTerraform(context, artefacts);
  await checkEstate(context, artefacts, terraform, "destroy");
  const json = await writePlan(context, terraform, {
    planFile,
    variablesFile: artefacts.variablesFile,
    destroy: true
  });
  const understood = await understandPlan(context, json, planFile);
  const { summary } = understood;
  workflow.info(describeCounts(summary));
  await writeReport(context, reportOf(context, artefacts, understood, "destroy"));
  if (!summary.changes) return;
  if (inputs.confirm === void 0) {
    throw new ActionFailure(
      "destroy-refused",
      `nothing is destroyed yet; the job summary shows what would be (${describeCounts(summary)}). To destroy it, set confirm: ${environment}`
    );
  }
  await workflow.group("terraform destroy", () => terraform.apply(planFile, "destroy-failed"));
  await workflow.summary(`**Destroyed:** ${describeCounts(summary)}`);
}
export {
  destroy
};
