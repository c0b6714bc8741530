import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lint,
  lintArtefacts
} from "./chunk-RF5645R4.js";
import "./chunk-UT3LCS62.js";
import "./chunk-EHWEQYUQ.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  lint,
  lintArtefacts
};
