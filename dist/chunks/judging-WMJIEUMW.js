import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lintRendered
} from "./chunk-C4GH24T3.js";
import "./chunk-SRUFWEHC.js";
import "./chunk-2BBY2GL5.js";
import "./chunk-TKEMU74O.js";
import {
  policyFaults
} from "./chunk-FBNY3OPU.js";
import "./chunk-KEIVRIBO.js";
import "./chunk-UWGYXVEL.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-TPYGOTYY.js";
import "./chunk-Q2IWNMJM.js";
import {
  createBalancer
} from "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-DT7QFL3W.js";
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
