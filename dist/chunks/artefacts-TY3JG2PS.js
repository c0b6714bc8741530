import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createPrepare,
  documentsOf,
  judge,
  readDocuments
} from "./chunk-5XBOPZ5Q.js";
import "./chunk-YWQIC5YE.js";
import "./chunk-XPPGUKX3.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  createPrepare,
  documentsOf,
  judge,
  readDocuments
};
