import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  runAction
} from "./chunk-AAO6A24G.js";
import "./chunk-Q6UOKUG3.js";
import {
  realRun
} from "./chunk-UYAMHVHT.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-ZZHSXMOS.js";
import "./chunk-YCP5QMW3.js";
import "./chunk-K5UIY3NX.js";
import "./chunk-ZYVBJKCQ.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-WRSUBA2T.js";
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
