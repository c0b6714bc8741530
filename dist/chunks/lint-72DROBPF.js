import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lint,
  lintArtefacts
} from "./chunk-W5DSTFP2.js";
import "./chunk-CGWMGPPE.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-HANBNIMK.js";
export {
  lint,
  lintArtefacts
};
