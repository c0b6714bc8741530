import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  realRun
} from "./chunk-ENZZ7NNM.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-3TIRLTIH.js";
import "./chunk-53CPVRKA.js";
import "./chunk-5CYEQOI6.js";
import "./chunk-Y3RJ2JCK.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  realRun
};
