import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  runAction
} from "./chunk-6LYOTX4U.js";
import "./chunk-Q6UOKUG3.js";
import {
  realRun
} from "./chunk-DG66EHNI.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-ZZHSXMOS.js";
import "./chunk-T2N7GEHY.js";
import "./chunk-K5UIY3NX.js";
import "./chunk-ZYVBJKCQ.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-NL32TFB3.js";
import "./chunk-L6VHR5Q4.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-EZDKBA72.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-TKEMU74O.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-NOI25EJ4.js";
import "./chunk-HANBNIMK.js";

// action/run.ts
async function run(cancellation, root, judging) {
  (await import("./optimisation-BHS3SETI.js")).optimiseForShortRun();
  return runAction(realRun(cancellation, root, judging));
}
export {
  run
};
