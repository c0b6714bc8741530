import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-II2BF4P7.js";
import {
  createBalancer
} from "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import {
  lintRendered
} from "./chunk-6BF7CJHO.js";
import "./chunk-OTVGUKYH.js";
import "./chunk-IZOHWKNT.js";
import "./chunk-BRRBFQ3I.js";
import "./chunk-N6VCEYOB.js";
import "./chunk-TKEMU74O.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-UXRB4DL3.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";

// action/judging.ts
async function judge({ policy, configuration, files }) {
  const faults = await policyFaults(policy, configuration);
  const lint = faults.length > 0 ? [] : lintRendered(policy, createBalancer(configuration), files);
  return { faults, lint };
}
export {
  judge
};
