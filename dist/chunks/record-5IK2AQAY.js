import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  compareWithRecord,
  recordOf
} from "./chunk-XN3SXAPY.js";
import "./chunk-HANBNIMK.js";
export {
  compareWithRecord,
  recordOf
};
