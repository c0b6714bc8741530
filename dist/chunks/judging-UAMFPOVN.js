import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lintRendered
} from "./chunk-3LI2WOXU.js";
import "./chunk-YJSKCACJ.js";
import "./chunk-TCZGALO6.js";
import "./chunk-TKEMU74O.js";
import {
  policyFaults
} from "./chunk-3KJUCNS3.js";
import "./chunk-LVHPN6DZ.js";
import "./chunk-D3RIVMH5.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-EF53VTEO.js";
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
