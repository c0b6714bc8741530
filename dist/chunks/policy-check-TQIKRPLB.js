import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-UH22O5SC.js";
import "./chunk-O7XMXVHO.js";
import "./chunk-GLMKXVAD.js";
import "./chunk-USXMKNCI.js";
import "./chunk-5IBM73SY.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  policyFaults
};
