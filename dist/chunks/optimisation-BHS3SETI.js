import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  optimiseAsUsual,
  optimiseForLongRun,
  optimiseForShortRun
} from "./chunk-6IPD7JKS.js";
import "./chunk-HANBNIMK.js";
export {
  optimiseAsUsual,
  optimiseForLongRun,
  optimiseForShortRun
};
