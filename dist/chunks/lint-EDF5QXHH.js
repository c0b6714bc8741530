import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  RULES,
  lint,
  sarif
} from "./chunk-MR4PV5M2.js";
import "./chunk-LE2WN7CB.js";
import "./chunk-GJ4SB2RM.js";
import "./chunk-2WP65MV7.js";
import "./chunk-JYJEERVW.js";
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
