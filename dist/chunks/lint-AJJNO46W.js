import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  RULES,
  lint,
  sarif
} from "./chunk-ZFIRIUG4.js";
import "./chunk-UXEX7EMA.js";
import "./chunk-GJ4SB2RM.js";
import "./chunk-MXB2CSNW.js";
import "./chunk-6BPXIKAM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-HANBNIMK.js";
export {
  RULES,
  lint,
  sarif
};
