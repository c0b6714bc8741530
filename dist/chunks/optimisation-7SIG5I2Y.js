import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  optimiseAsUsual,
  optimiseForLongRun,
  optimiseForShortRun
} from "./chunk-ZAW4WYSO.js";
import "./chunk-HANBNIMK.js";
export {
  optimiseAsUsual,
  optimiseForLongRun,
  optimiseForShortRun
};
