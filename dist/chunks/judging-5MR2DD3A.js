import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lintRendered
} from "./chunk-QKFYZVID.js";
import "./chunk-M2OGCOTU.js";
import "./chunk-MGVKW5Y7.js";
import "./chunk-TKEMU74O.js";
import {
  policyFaults
} from "./chunk-D2KJPQWK.js";
import "./chunk-JH36ANXA.js";
import "./chunk-S3XHAIN5.js";
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
