import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  configurationSource,
  createSource,
  readSnapshot
} from "./chunk-A2MCC3QH.js";
import "./chunk-VHLNYHMM.js";
import "./chunk-EZDKBA72.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  configurationSource,
  createSource,
  readSnapshot
};
