import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  policyFaults
} from "./chunk-H4CRT77V.js";
import "./chunk-RBVKIEQP.js";
import "./chunk-D3RIVMH5.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-EF53VTEO.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  policyFaults
};
