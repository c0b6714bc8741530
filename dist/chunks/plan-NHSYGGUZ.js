import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  keyOf,
  plan,
  reportOf,
  writeReport
} from "./chunk-OPUG7DLW.js";
import "./chunk-QVYU7R34.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-YBC6PQTD.js";
import "./chunk-XQOUJGX6.js";
import "./chunk-FWFWKMXZ.js";
import "./chunk-DMP2Q4AD.js";
import "./chunk-RO2ENFIJ.js";
import "./chunk-7DLRDZFV.js";
import "./chunk-DDTB7JXF.js";
import "./chunk-HANBNIMK.js";
export {
  keyOf,
  plan,
  reportOf,
  writeReport
};
