import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  keyOf,
  plan,
  reportOf,
  writeReport
} from "./chunk-NAIM6GYL.js";
import "./chunk-TA4MW6TS.js";
import "./chunk-KD3ODOGC.js";
import "./chunk-CHM24KTD.js";
import "./chunk-PLUJSTA7.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-UDPKUDKG.js";
import "./chunk-743EHA2Z.js";
import "./chunk-DMP2Q4AD.js";
import "./chunk-HJLSGBMG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-CB2EFIPY.js";
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
