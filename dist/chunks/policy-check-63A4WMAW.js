import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-II2BF4P7.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-BRRBFQ3I.js";
import "./chunk-N6VCEYOB.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-UXRB4DL3.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  policyFaults
};
