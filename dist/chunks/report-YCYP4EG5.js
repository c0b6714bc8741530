import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  simulateConfiguration,
  simulationPage
} from "./chunk-YQUOXAIP.js";
import "./chunk-CQZDD3LH.js";
import "./chunk-GO35JU74.js";
import "./chunk-V5UVGAND.js";
import "./chunk-GI4LBW4T.js";
import "./chunk-IVEV3KM5.js";
import "./chunk-FT5OCPVE.js";
import "./chunk-3L4MNKEA.js";
import {
  markdownTable
} from "./chunk-WAATRJKY.js";
import {
  describeJudgement,
  missed
} from "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-4MPUGQQR.js";
import "./chunk-4NFBVTJB.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-KFZXARLD.js";
import "./chunk-TKEMU74O.js";
import "./chunk-7LBMLGN5.js";
import "./chunk-CIHQXFYZ.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-O5HP66GK.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
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
