import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  RULES,
  lint,
  sarif
} from "./chunk-DTK4D3JE.js";
import "./chunk-GE352ATH.js";
import "./chunk-TKEMU74O.js";
import "./chunk-MQBLC6S6.js";
import "./chunk-6BPXIKAM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  RULES,
  lint,
  sarif
};
