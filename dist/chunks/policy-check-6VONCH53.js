import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-QY73D6UJ.js";
import "./chunk-LUE2ELRC.js";
import "./chunk-LCMPBYCQ.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-B2WQRHBS.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  policyFaults
};
