import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  realRun
} from "./chunk-ENZZ7NNM.js";
import {
  runAction
} from "./chunk-MSVNSRJS.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-2VUTKGVE.js";
import "./chunk-VGFGTHRQ.js";
import "./chunk-AP5E6N3Z.js";
import "./chunk-3TIRLTIH.js";
import "./chunk-53CPVRKA.js";
import "./chunk-MJFFXWR5.js";
import "./chunk-5CYEQOI6.js";
import "./chunk-T5P5IWOI.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-2TJW2JQM.js";
import "./chunk-JW7MC7KA.js";
import "./chunk-IPGNY5MD.js";
import "./chunk-Y3RJ2JCK.js";
import "./chunk-NBVFCEPZ.js";
import "./chunk-UT3LCS62.js";
import "./chunk-EHWEQYUQ.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";

// action/run.ts
function run(cancellation, root) {
  return runAction(realRun(cancellation, root));
}
export {
  run
};
