import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  configurationSource,
  createSource,
  readSnapshot
} from "./chunk-EBWGXR2T.js";
import "./chunk-JXVCQEKJ.js";
import "./chunk-EZDKBA72.js";
import "./chunk-Y3RJ2JCK.js";
import "./chunk-HANBNIMK.js";
export {
  configurationSource,
  createSource,
  readSnapshot
};
