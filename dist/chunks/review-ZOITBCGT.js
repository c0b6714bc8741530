import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  REVIEWED,
  judge,
  measureRuns,
  scaleOf,
  shippedStories
} from "./chunk-CQZDD3LH.js";
import "./chunk-GO35JU74.js";
import {
  operationsOf
} from "./chunk-V5UVGAND.js";
import "./chunk-IVEV3KM5.js";
import "./chunk-FT5OCPVE.js";
import "./chunk-3L4MNKEA.js";
import "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-4MPUGQQR.js";
import {
  shippedOpenApi,
  surface
} from "./chunk-4NFBVTJB.js";
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

// action/simulation/review.ts
var REQUESTS = 500;
async function simulateForReview(before, after, { expectations = [], seed = 1, requests = REQUESTS, threads } = {}) {
  const policy = shippedPolicy();
  const runsOf = (balancer, by) => shippedStories(balancer, REVIEWED).map(({ scenario }) => {
    const scale = scaleOf(scenario, { balancer, requests });
    return { scenario, balancer, policy: by, seeds: [seed], scale, log: void 0 };
  });
  const measured = await measureRuns(
    [
      ...runsOf(after, policy),
      ...runsOf(after, void 0),
      ...before === void 0 ? [] : runsOf(before, policy)
    ],
    { threads }
  );
  return shippedStories(after, REVIEWED).flatMap(({ scenario }, index) => {
    const [now, ideal, then] = [0, 1, 2].map(
      (part) => measured[part * REVIEWED.length + index]?.figures
    );
    if (now === void 0 || ideal === void 0) return [];
    return [
      {
        scenario: scenario.name,
        about: scenario.about,
        before: then,
        after: now,
        ideal,
        judgements: judge(scenario, expectations, now, ideal)
      }
    ];
  });
}
function shippedPolicy() {
  const openapi = shippedOpenApi(
    { title: "Azure OpenAI", serverUrl: "https://example.com/openai" },
    true
  );
  return { operations: operationsOf(openapi), surface };
}
export {
  shippedPolicy,
  simulateForReview
};
