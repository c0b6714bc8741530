import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  optimiseAsUsual,
  optimiseForShortRun
} from "./chunk-BHIVFOFJ.js";
import "./chunk-HANBNIMK.js";
export {
  optimiseAsUsual,
  optimiseForShortRun
};
