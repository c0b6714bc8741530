import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  runAction
} from "./chunk-P4QYAVDU.js";
import "./chunk-2VUTKGVE.js";
import {
  realRun
} from "./chunk-NFXWY3OW.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-AP5E6N3Z.js";
import "./chunk-AG654LXI.js";
import "./chunk-YOQ26BV2.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-CLDTW4B2.js";
import "./chunk-JW7MC7KA.js";
import "./chunk-JXVCQEKJ.js";
import "./chunk-EZDKBA72.js";
import "./chunk-52EZ42HG.js";
import "./chunk-Y3RJ2JCK.js";
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
