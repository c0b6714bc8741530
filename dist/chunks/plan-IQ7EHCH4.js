import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  keyOf,
  plan,
  reportOf,
  writeReport
} from "./chunk-DU2CAK2R.js";
import "./chunk-TA4MW6TS.js";
import "./chunk-F3Y5B5UR.js";
import "./chunk-T5P5IWOI.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-2TJW2JQM.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-JICYMDIC.js";
import "./chunk-743EHA2Z.js";
import "./chunk-AM2UYUR7.js";
import "./chunk-IDYBSRFM.js";
import "./chunk-IPGNY5MD.js";
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
