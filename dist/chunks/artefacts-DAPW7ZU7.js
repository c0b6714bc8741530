import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createPrepare,
  readDocuments
} from "./chunk-RU4IS646.js";
import "./chunk-VGFGTHRQ.js";
import "./chunk-AP5E6N3Z.js";
import "./chunk-7PEWDREW.js";
import "./chunk-T5P5IWOI.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-2TJW2JQM.js";
import "./chunk-IPGNY5MD.js";
import "./chunk-EHWEQYUQ.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-HANBNIMK.js";
export {
  createPrepare,
  readDocuments
};
