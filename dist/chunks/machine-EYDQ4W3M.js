import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  realRun
} from "./chunk-5D55AZ5K.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-X2SSHLQV.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-EZDKBA72.js";
import "./chunk-6UMM4RJS.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  realRun
};
