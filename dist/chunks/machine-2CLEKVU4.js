import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  realRun
} from "./chunk-UYAMHVHT.js";
import "./chunk-7YPKZKRZ.js";
import "./chunk-ZYVBJKCQ.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-EZDKBA72.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-NOI25EJ4.js";
import "./chunk-HANBNIMK.js";
export {
  realRun
};
