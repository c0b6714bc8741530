import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  RULES,
  lint,
  sarif
} from "./chunk-3YLWBVWP.js";
import "./chunk-6XTPAUOK.js";
import "./chunk-K4XHIR6N.js";
import "./chunk-QHW2NRBC.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-HANBNIMK.js";
export {
  RULES,
  lint,
  sarif
};
