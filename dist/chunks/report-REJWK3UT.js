import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  simulateConfiguration,
  simulationPage
} from "./chunk-3XVKY74P.js";
import "./chunk-MMXS3Y4Y.js";
import "./chunk-XYXR4VPG.js";
import "./chunk-H64FFFAQ.js";
import "./chunk-J6YQLEZ3.js";
import "./chunk-V5UVGAND.js";
import "./chunk-TMEVQXJP.js";
import "./chunk-VPGFJHFF.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-IZOHWKNT.js";
import "./chunk-BRRBFQ3I.js";
import "./chunk-N6VCEYOB.js";
import "./chunk-TKEMU74O.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-EKGCKMVD.js";
import "./chunk-Q2IWNMJM.js";
import {
  markdownTable
} from "./chunk-TROZRAJU.js";
import {
  describeJudgement,
  missed
} from "./chunk-DWG4YDZM.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-UXRB4DL3.js";
import "./chunk-2MALVD72.js";
import "./chunk-UYWZQWPL.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-GHUUZ5VI.js";
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
