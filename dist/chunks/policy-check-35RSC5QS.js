import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-FTP3PTFY.js";
import "./chunk-TFVF6XX2.js";
import "./chunk-XG7TH72M.js";
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
