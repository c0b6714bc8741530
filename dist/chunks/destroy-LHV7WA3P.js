import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  carryOut
} from "./chunk-2K3JSWAQ.js";
import {
  recoveryParts
} from "./chunk-6IIUMZND.js";
import {
  aboutOf,
  admit,
  describeCounts,
  leftAfterDestroy,
  openTerraform,
  reportOf,
  writePlan,
  writeReport
} from "./chunk-EMJBHTV7.js";
import {
  isOfPullRequest,
  layoutOf,
  prepareArtefacts
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

// action/commands/destroy.ts
async function destroy(context) {
  const { inputs, workflow, workspace, event } = context;
  if (event !== void 0 && isOfPullRequest(event)) {
    throw new ActionFailure(
      "destroy-refused",
      `destroy never runs for a pull request (event ${event.name}): whoever opens one could take everything down. Run it by hand (workflow_dispatch)`
    );
  }
  const artefacts = await prepareArtefacts(context, { judged: false });
  const { environment } = artefacts.balancer;
  if (inputs.confirm !== void 0 && inputs.confirm !== environment) {
    throw new ActionFailure(
      "destroy-refused",
      `input confirm is ${JSON.stringify(inputs.confirm)}, but ${inputs.config} is environment ${environment}. To destroy that, set confirm: ${environment}`
    );
  }
  const planFile = `${layoutOf(workspace, inputs.label).planFile}.destroy`;
  const opened = await openTerraform(context, async () => artefacts).opening;
  const { terraform } = opened;
  const about = aboutOf(context, artefacts);
  const { shown, recovery } = await writePlan(context, opened, {
    planFile,
    variablesFile: artefacts.variablesFile,
    destroy: true,
    about,
    admit: () => admit(context, artefacts, opened, "destroy")
  });
  const { understandPlan } = await import("./understanding-PMNU263C.js");
  const understood = await understandPlan(context, shown);
  const { summary } = understood;
  workflow.info(describeCounts(summary));
  await writeReport(context, await reportOf(context, artefacts, understood, "destroy", recovery));
  if (summary.changes) {
    if (inputs.confirm === void 0) {
      throw new ActionFailure(
        "destroy-refused",
        `nothing is destroyed yet; the job summary shows what would be (${describeCounts(summary)}). To destroy it, set confirm: ${environment}`
      );
    }
    const plan = understood;
    await carryOut(context, terraform, { command: "destroy", about, planFile, plan, recovery });
  }
  const left = await leftAfterDestroy(context, terraform);
  if (!summary.changes) return;
  const rows = recoveryParts(left).map(({ row }) => row);
  await workflow.summary([`**Destroyed:** ${describeCounts(summary)}`, ...rows].join("\n\n"));
}
export {
  destroy
};
