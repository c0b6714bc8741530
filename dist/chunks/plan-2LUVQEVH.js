import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  actionOf,
  summarizePlan
} from "./chunk-OHWW4HQZ.js";
import "./chunk-JW7MC7KA.js";
import "./chunk-743EHA2Z.js";
import "./chunk-IPGNY5MD.js";
import "./chunk-Y3RJ2JCK.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-HANBNIMK.js";
export {
  actionOf,
  summarizePlan
};
