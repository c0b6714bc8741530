import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  keyOf,
  plan,
  reportOf,
  writeReport
} from "./chunk-EP6FYMKR.js";
import "./chunk-77SWP2TY.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-Z2H77C6T.js";
import "./chunk-EQ3ZLGMC.js";
import "./chunk-DMP2Q4AD.js";
import "./chunk-HIKELJ3O.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-4XABVQRC.js";
import "./chunk-6M5L5RBB.js";
import "./chunk-SD5X5BJX.js";
import "./chunk-YBC6PQTD.js";
import "./chunk-XQOUJGX6.js";
import "./chunk-HANBNIMK.js";
export {
  keyOf,
  plan,
  reportOf,
  writeReport
};
