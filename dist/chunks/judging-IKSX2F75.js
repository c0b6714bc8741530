import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lintRendered
} from "./chunk-QAKW64WB.js";
import "./chunk-5XJSOVJO.js";
import "./chunk-RC7M5K3T.js";
import "./chunk-TKEMU74O.js";
import {
  policyFaults
} from "./chunk-H4CRT77V.js";
import "./chunk-RBVKIEQP.js";
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
