import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  realRun
} from "./chunk-Y3KK7ZCZ.js";
import {
  runAction
} from "./chunk-Q7M2QTVG.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-Q6UOKUG3.js";
import "./chunk-ZZHSXMOS.js";
import "./chunk-NTGWV4NK.js";
import "./chunk-K5UIY3NX.js";
import "./chunk-NP2KBR4U.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-D2ACH5ER.js";
import "./chunk-TKEMU74O.js";
import "./chunk-TYY3FJFA.js";
import "./chunk-EKGCKMVD.js";
import "./chunk-2MALVD72.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-EZDKBA72.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";

// action/run.ts
function run(cancellation, root) {
  return runAction(realRun(cancellation, root));
}
export {
  run
};
