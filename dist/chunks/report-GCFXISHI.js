import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  simulateConfiguration,
  simulationPage
} from "./chunk-NHS6SEZ3.js";
import "./chunk-W2OQJDB6.js";
import {
  describeJudgement,
  markdownTable,
  missed
} from "./chunk-TA4MW6TS.js";
import "./chunk-DA34I7WN.js";
import "./chunk-2RZNPP6M.js";
import "./chunk-CHM24KTD.js";
import "./chunk-PLUJSTA7.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-HJLSGBMG.js";
import "./chunk-NY2ITXSR.js";
import "./chunk-QD2LURMS.js";
import "./chunk-7U74RL6O.js";
import "./chunk-RSYFWTGP.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-EHWEQYUQ.js";
import "./chunk-XQOUJGX6.js";
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
