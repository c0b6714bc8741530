import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  realRun
} from "./chunk-OK6BEBFO.js";
import {
  runAction
} from "./chunk-HZSZ66C2.js";
import "./chunk-2VUTKGVE.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-AP5E6N3Z.js";
import "./chunk-I3SMB3IJ.js";
import "./chunk-ERDP4ZQE.js";
import "./chunk-MQA5G6I5.js";
import "./chunk-CLDTW4B2.js";
import "./chunk-JW7MC7KA.js";
import "./chunk-JXVCQEKJ.js";
import "./chunk-EZDKBA72.js";
import "./chunk-52EZ42HG.js";
import "./chunk-Y3RJ2JCK.js";
import "./chunk-2U2NHFLT.js";
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
