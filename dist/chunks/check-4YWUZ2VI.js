import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  checkPolicy
} from "./chunk-QD2LURMS.js";
import "./chunk-7U74RL6O.js";
import "./chunk-RSYFWTGP.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-HANBNIMK.js";
export {
  checkPolicy
};
