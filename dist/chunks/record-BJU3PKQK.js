import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  compareWithRecord,
  recordOf
} from "./chunk-F7SN6SON.js";
import "./chunk-HANBNIMK.js";
export {
  compareWithRecord,
  recordOf
};
