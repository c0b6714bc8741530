import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  carryOut
} from "./chunk-TQNV2EEQ.js";
import {
  checkEstate,
  reportOf,
  writeReport
} from "./chunk-KCCDYQKI.js";
import {
  aboutOf,
  beginPlan,
  leftAfterDestroy,
  understandPlan,
  writePlan
} from "./chunk-O2O5LZ4U.js";
import {
  isOfPullRequest
} from "./chunk-WILUI335.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-K5UIY3NX.js";
import {
  openTerraform
} from "./chunk-TXQF2ILC.js";
import "./chunk-X2SSHLQV.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-JXSW66X3.js";
import "./chunk-O7XMXVHO.js";
import "./chunk-GLMKXVAD.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-CTZ76IH3.js";
import "./chunk-7V7D77YU.js";
import "./chunk-VHLNYHMM.js";
import "./chunk-EZDKBA72.js";
import "./chunk-6UMM4RJS.js";
import "./chunk-XN3SXAPY.js";
import {
  recoveryParts
} from "./chunk-L6ZGEMP7.js";
import {
  describeCounts
} from "./chunk-VRKYN3ZQ.js";
import "./chunk-FTNM7CRD.js";
import "./chunk-DWG4YDZM.js";
import "./chunk-UYWZQWPL.js";
import "./chunk-27RFI5G6.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-2MALVD72.js";
import "./chunk-W5DSTFP2.js";
import {
  layoutOf,
  prepareArtefacts
} from "./chunk-CGWMGPPE.js";
import {
  ActionFailure
} from "./chunk-GHUUZ5VI.js";
import "./chunk-NXTOOCTD.js";
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
  const terraform = await openTerraform(context, artefacts);
  const beginning = beginPlan(context, terraform);
  await checkEstate(context, artefacts, terraform, "destroy");
  const about = aboutOf(context, artefacts);
  const { json, recovery } = await writePlan(context, terraform, {
    ...beginning,
    planFile,
    variablesFile: artefacts.variablesFile,
    destroy: true,
    about
  });
  const understood = await understandPlan(context, json, planFile);
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
