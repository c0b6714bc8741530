import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createPrepare,
  judge,
  readDocuments
} from "./chunk-Q6UN4ZXN.js";
import "./chunk-2TJW2JQM.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  createPrepare,
  judge,
  readDocuments
};
