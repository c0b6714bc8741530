import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  RULES,
  lint,
  sarif
} from "./chunk-7DO7MJSF.js";
import "./chunk-LK74WY2H.js";
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
