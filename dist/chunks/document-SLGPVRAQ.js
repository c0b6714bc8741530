import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readDocument,
  toldOnce
} from "./chunk-6DBJGB7B.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-6EPWDEGT.js";
import "./chunk-HANBNIMK.js";
export {
  readDocument,
  toldOnce
};
