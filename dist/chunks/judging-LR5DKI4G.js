import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-UH22O5SC.js";
import {
  createBalancer
} from "./chunk-O7XMXVHO.js";
import "./chunk-GLMKXVAD.js";
import {
  lintRendered
} from "./chunk-ASXWIVBM.js";
import "./chunk-72I2WFQR.js";
import "./chunk-7VCVCOWZ.js";
import "./chunk-USXMKNCI.js";
import "./chunk-5IBM73SY.js";
import "./chunk-TKEMU74O.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
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
