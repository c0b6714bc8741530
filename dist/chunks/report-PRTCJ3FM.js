import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  simulateConfiguration,
  simulationPage
} from "./chunk-7GDDAUDO.js";
import "./chunk-2KLYPFHT.js";
import {
  describeJudgement,
  markdownTable,
  missed
} from "./chunk-TA4MW6TS.js";
import "./chunk-65ID4GKV.js";
import "./chunk-AP5E6N3Z.js";
import "./chunk-4JWLQWZ3.js";
import "./chunk-T5P5IWOI.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-2TJW2JQM.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-IPGNY5MD.js";
import "./chunk-6XTPAUOK.js";
import "./chunk-K4XHIR6N.js";
import "./chunk-QHW2NRBC.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-EHWEQYUQ.js";
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
