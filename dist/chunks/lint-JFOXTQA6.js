import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  RULES,
  lint,
  sarif
} from "./chunk-PTJYIY4A.js";
import "./chunk-WEVNIDRS.js";
import "./chunk-TKEMU74O.js";
import "./chunk-D455QC5L.js";
import "./chunk-X3GSEXBB.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  RULES,
  lint,
  sarif
};
