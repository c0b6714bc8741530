import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-L6GBBTAV.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-N34VO4IE.js";
import "./chunk-RJNN2RRX.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-BOICD5FO.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  policyFaults
};
