import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  actionOf,
  summarizePlan
} from "./chunk-6E7V2Q2O.js";
import "./chunk-7V7D77YU.js";
import "./chunk-PYWJKXNW.js";
import "./chunk-27RFI5G6.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  actionOf,
  summarizePlan
};
