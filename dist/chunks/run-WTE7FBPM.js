import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  runAction
} from "./chunk-QTV27URU.js";
import "./chunk-ONQJBA4O.js";
import {
  realRun
} from "./chunk-FZCTEBDQ.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-AP5E6N3Z.js";
import "./chunk-2XV5KWDB.js";
import "./chunk-K5UIY3NX.js";
import "./chunk-X2SSHLQV.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-XPPGUKX3.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-Z4SDWXSE.js";
import "./chunk-XEPB7ZGY.js";
import "./chunk-3R3ZESNB.js";
import "./chunk-EZDKBA72.js";
import "./chunk-6UMM4RJS.js";
import "./chunk-GJ4SB2RM.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-CGWMGPPE.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-HANBNIMK.js";

// action/run.ts
function run(cancellation, root) {
  return runAction(realRun(cancellation, root));
}
export {
  run
};
