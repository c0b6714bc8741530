import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  RULES,
  lint,
  sarif
} from "./chunk-DIQGII3E.js";
import "./chunk-GJY2MW3B.js";
import "./chunk-3A7CYXNT.js";
import "./chunk-RSYFWTGP.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-4XABVQRC.js";
import "./chunk-HANBNIMK.js";
export {
  RULES,
  lint,
  sarif
};
