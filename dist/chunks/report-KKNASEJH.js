import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  simulateConfiguration,
  simulationPage
} from "./chunk-RBTFDZ6I.js";
import "./chunk-JC3ZG5C4.js";
import "./chunk-EK6YU5GV.js";
import "./chunk-V5UVGAND.js";
import "./chunk-J6WUA5CD.js";
import "./chunk-NKAVF6B6.js";
import "./chunk-FT5OCPVE.js";
import "./chunk-5TXX4MYN.js";
import {
  markdownTable
} from "./chunk-UZXYG3YK.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-57JQHQ6U.js";
import {
  describeJudgement,
  missed
} from "./chunk-DWG4YDZM.js";
import "./chunk-4DVAFVFZ.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-2TFVG3AU.js";
import "./chunk-BUOKJEMG.js";
import "./chunk-RC7M5K3T.js";
import "./chunk-TKEMU74O.js";
import "./chunk-RBVKIEQP.js";
import "./chunk-D3RIVMH5.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-EF53VTEO.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-2MALVD72.js";
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
