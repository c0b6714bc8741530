import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  configurationSource,
  createSource,
  readSnapshot
} from "./chunk-CGMKNFNG.js";
import "./chunk-3R3ZESNB.js";
import "./chunk-EZDKBA72.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-HANBNIMK.js";
export {
  configurationSource,
  createSource,
  readSnapshot
};
