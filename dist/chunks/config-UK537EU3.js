import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readConfiguration
} from "./chunk-HEPJTJIC.js";
import "./chunk-AP5E6N3Z.js";
import "./chunk-M77A75HQ.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-QUEOHMQR.js";
import "./chunk-4IWG6WXX.js";
import "./chunk-DOQSEYTN.js";
import "./chunk-YWQIC5YE.js";
import "./chunk-XPPGUKX3.js";
import "./chunk-I7ISPOBY.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-RV7NWMYO.js";
import "./chunk-EZDKBA72.js";
import "./chunk-T7TPU457.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-HANBNIMK.js";
export {
  readConfiguration
};
