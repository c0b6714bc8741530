import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  simulateConfiguration,
  simulationPage
} from "./chunk-WRZ3IG7T.js";
import "./chunk-VJZRHFSF.js";
import "./chunk-XMKYR4R6.js";
import "./chunk-QRBMYLTU.js";
import "./chunk-L7BB4BII.js";
import "./chunk-IJ3W3UOF.js";
import "./chunk-ASER5QL6.js";
import "./chunk-FLCIEY2M.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-O7XMXVHO.js";
import "./chunk-GLMKXVAD.js";
import "./chunk-7VCVCOWZ.js";
import "./chunk-USXMKNCI.js";
import "./chunk-5IBM73SY.js";
import "./chunk-TKEMU74O.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-EKGCKMVD.js";
import "./chunk-Q2IWNMJM.js";
import {
  markdownTable
} from "./chunk-TROZRAJU.js";
import {
  describeJudgement,
  missed
} from "./chunk-DWG4YDZM.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
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
