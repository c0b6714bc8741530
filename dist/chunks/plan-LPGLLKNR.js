import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  actionOf,
  summarizePlan
} from "./chunk-EXXACBWB.js";
import "./chunk-743EHA2Z.js";
import "./chunk-Y3RJ2JCK.js";
import "./chunk-IPGNY5MD.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-HANBNIMK.js";
export {
  actionOf,
  summarizePlan
};
