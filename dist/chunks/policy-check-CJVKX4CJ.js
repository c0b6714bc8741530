import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-ZQDTTJYG.js";
import "./chunk-IY7MTGTD.js";
import "./chunk-JEE2TDAT.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-A2SUDHF5.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  policyFaults
};
