import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createPrepare,
  judge,
  readDocuments
} from "./chunk-4WUNJ34P.js";
import "./chunk-B4FBJJBR.js";
import "./chunk-XPPGUKX3.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  createPrepare,
  judge,
  readDocuments
};
