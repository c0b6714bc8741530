import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createPrepare,
  documentsOf,
  judgeAside,
  judged,
  readDocuments,
  readUnjudged
} from "./chunk-J6WUA5CD.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-HANBNIMK.js";
export {
  createPrepare,
  documentsOf,
  judgeAside,
  judged,
  readDocuments,
  readUnjudged
};
