import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  actionOf,
  summarizePlan
} from "./chunk-IKUF44HO.js";
import "./chunk-JW7MC7KA.js";
import "./chunk-YRUZLKN7.js";
import "./chunk-MPOTOVK3.js";
import "./chunk-BRKZZZKB.js";
import "./chunk-Y3RJ2JCK.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-HANBNIMK.js";
export {
  actionOf,
  summarizePlan
};
