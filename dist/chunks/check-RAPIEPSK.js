import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  checkPolicy
} from "./chunk-WVSYSOOV.js";
import "./chunk-DB7PGJTB.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-HANBNIMK.js";
export {
  checkPolicy
};
