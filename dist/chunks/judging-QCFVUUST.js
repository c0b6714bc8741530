import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-L6GBBTAV.js";
import {
  createBalancer
} from "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import {
  lintRendered
} from "./chunk-N2AFYDLB.js";
import "./chunk-JPZT4P3R.js";
import "./chunk-R47UWPLR.js";
import "./chunk-N34VO4IE.js";
import "./chunk-RJNN2RRX.js";
import "./chunk-TKEMU74O.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-BOICD5FO.js";
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
