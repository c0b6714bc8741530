import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  runAction
} from "./chunk-J6DN6BWZ.js";
import "./chunk-RFKH35A2.js";
import {
  realRun
} from "./chunk-5D55AZ5K.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-AP5E6N3Z.js";
import "./chunk-WILUI335.js";
import "./chunk-K5UIY3NX.js";
import "./chunk-X2SSHLQV.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-GLMKXVAD.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-CTZ76IH3.js";
import "./chunk-7V7D77YU.js";
import "./chunk-VHLNYHMM.js";
import "./chunk-EZDKBA72.js";
import "./chunk-6UMM4RJS.js";
import "./chunk-TKEMU74O.js";
import "./chunk-2MALVD72.js";
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
