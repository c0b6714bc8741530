import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  keyOf,
  plan,
  reportOf,
  writeReport
} from "./chunk-H7HST5J2.js";
import "./chunk-TA4MW6TS.js";
import "./chunk-K4QGR2NC.js";
import "./chunk-7ARJLKJG.js";
import "./chunk-GWFJQV2U.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-UDPKUDKG.js";
import "./chunk-743EHA2Z.js";
import "./chunk-DMP2Q4AD.js";
import "./chunk-HJLSGBMG.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-QWBMX4OQ.js";
import "./chunk-OBC5XFUW.js";
import "./chunk-EHWEQYUQ.js";
import "./chunk-XQOUJGX6.js";
import "./chunk-HANBNIMK.js";
export {
  keyOf,
  plan,
  reportOf,
  writeReport
};
