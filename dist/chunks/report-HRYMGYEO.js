import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  simulateConfiguration,
  simulationPage
} from "./chunk-DG56U2PJ.js";
import "./chunk-UI7PJAXJ.js";
import "./chunk-M77A75HQ.js";
import "./chunk-QGOWS3CI.js";
import "./chunk-5XBOPZ5Q.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-4PEYKLE6.js";
import "./chunk-YWQIC5YE.js";
import "./chunk-XPPGUKX3.js";
import "./chunk-I7ISPOBY.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-RV7NWMYO.js";
import "./chunk-6UMM4RJS.js";
import {
  markdownTable
} from "./chunk-TROZRAJU.js";
import {
  describeJudgement,
  missed
} from "./chunk-DWG4YDZM.js";
import "./chunk-UYWZQWPL.js";
import "./chunk-UXEX7EMA.js";
import "./chunk-GJ4SB2RM.js";
import "./chunk-MXB2CSNW.js";
import "./chunk-6BPXIKAM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-HANBNIMK.js";

// action/simulation/report.ts
var SEED = 1;
async function simulateAndReport({ configurationFile, scenarios, info }, workspace, functionPackage) {
  const simulated = await simulateConfiguration({
    configurationFile,
    scenarios,
    workspace,
    functionPackage,
    seed: SEED,
    onResult: ({ name, figures }, done, total) => info(`${done} of ${total}: ${name}, ${figures.requests} requests`)
  });
  if (!simulated.ok) return simulated;
  const { balancer, results } = simulated;
  const title = `Load balancer ${balancer.environment}`;
  return {
    ok: true,
    summary: markdownTable(results),
    page: simulationPage(results, { title, seed: SEED }),
    missed: results.flatMap(
      (result) => missed(result).map((one) => `${result.name}: ${describeJudgement(one)}`)
    )
  };
}
export {
  simulateAndReport
};
