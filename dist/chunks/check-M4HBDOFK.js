import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  checkPolicy
} from "./chunk-2WP65MV7.js";
import "./chunk-JYJEERVW.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-HANBNIMK.js";
export {
  checkPolicy
};
