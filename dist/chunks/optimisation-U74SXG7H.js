import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  OPTIMISE_LATE,
  optimiseAsUsual,
  optimiseLate
} from "./chunk-IRJCZTQG.js";
import "./chunk-HANBNIMK.js";
export {
  OPTIMISE_LATE,
  optimiseAsUsual,
  optimiseLate
};
