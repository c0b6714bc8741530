import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createPrepare,
  documentsOf,
  judgeAside,
  readDocuments
} from "./chunk-XMKYR4R6.js";
import "./chunk-O7XMXVHO.js";
import "./chunk-GLMKXVAD.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  createPrepare,
  documentsOf,
  judgeAside,
  readDocuments
};
