import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  RULES,
  lint,
  sarif
} from "./chunk-R6QWRVES.js";
import "./chunk-NY2ITXSR.js";
import "./chunk-QD2LURMS.js";
import "./chunk-7U74RL6O.js";
import "./chunk-RSYFWTGP.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-HANBNIMK.js";
export {
  RULES,
  lint,
  sarif
};
