import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createPrepare,
  documentsOf,
  judge,
  readDocuments
} from "./chunk-CJUEO267.js";
import "./chunk-O7XMXVHO.js";
import "./chunk-GLMKXVAD.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  createPrepare,
  documentsOf,
  judge,
  readDocuments
};
