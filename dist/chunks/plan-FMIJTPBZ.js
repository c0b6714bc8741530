import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  keyOf,
  plan,
  reportOf,
  writeRefusal,
  writeReport
} from "./chunk-R5KAAMMV.js";
import "./chunk-TA4MW6TS.js";
import "./chunk-V26WF6AL.js";
import "./chunk-JVHU7P6X.js";
import "./chunk-T5P5IWOI.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-2TJW2JQM.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-EXXACBWB.js";
import "./chunk-743EHA2Z.js";
import "./chunk-Y3RJ2JCK.js";
import "./chunk-IPGNY5MD.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-RF5645R4.js";
import "./chunk-UT3LCS62.js";
import "./chunk-EHWEQYUQ.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  keyOf,
  plan,
  reportOf,
  writeRefusal,
  writeReport
};
