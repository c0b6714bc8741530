import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-FBNY3OPU.js";
import "./chunk-KEIVRIBO.js";
import "./chunk-UWGYXVEL.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-TPYGOTYY.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  policyFaults
};
