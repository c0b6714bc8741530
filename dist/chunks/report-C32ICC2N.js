import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  simulateConfiguration,
  simulationPage
} from "./chunk-M4J7A5I3.js";
import "./chunk-NZD64JGF.js";
import "./chunk-6ZE73FNK.js";
import "./chunk-V4BKRMZU.js";
import "./chunk-Q6UN4ZXN.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-ONCA32AD.js";
import "./chunk-2TJW2JQM.js";
import "./chunk-6DBJGB7B.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-6EPWDEGT.js";
import "./chunk-52EZ42HG.js";
import {
  markdownTable
} from "./chunk-TROZRAJU.js";
import {
  describeJudgement,
  missed
} from "./chunk-DWG4YDZM.js";
import "./chunk-UYWZQWPL.js";
import "./chunk-6YGNSBKR.js";
import "./chunk-WVSYSOOV.js";
import "./chunk-DB7PGJTB.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
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
