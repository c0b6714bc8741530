import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  actionOf,
  summarizePlan
} from "./chunk-PFIWETU5.js";
import "./chunk-XEPB7ZGY.js";
import "./chunk-PYWJKXNW.js";
import "./chunk-T7TPU457.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-HANBNIMK.js";
export {
  actionOf,
  summarizePlan
};
