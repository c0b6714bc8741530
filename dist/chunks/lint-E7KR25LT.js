import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lint,
  lintArtefacts
} from "./chunk-6M5L5RBB.js";
import "./chunk-SD5X5BJX.js";
import "./chunk-YBC6PQTD.js";
import "./chunk-XQOUJGX6.js";
import "./chunk-HANBNIMK.js";
export {
  lint,
  lintArtefacts
};
