import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lintRendered
} from "./chunk-KQECXB5O.js";
import "./chunk-DKUSY36K.js";
import "./chunk-BCXOHW7O.js";
import "./chunk-TKEMU74O.js";
import {
  policyFaults
} from "./chunk-QY73D6UJ.js";
import "./chunk-LUE2ELRC.js";
import "./chunk-LCMPBYCQ.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-B2WQRHBS.js";
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
