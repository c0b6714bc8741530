import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  checkPolicy
} from "./chunk-MXB2CSNW.js";
import "./chunk-6BPXIKAM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-HANBNIMK.js";
export {
  checkPolicy
};
