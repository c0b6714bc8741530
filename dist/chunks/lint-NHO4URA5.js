import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lint,
  lintArtefacts
} from "./chunk-CB2EFIPY.js";
import "./chunk-OBC5XFUW.js";
import "./chunk-EHWEQYUQ.js";
import "./chunk-XQOUJGX6.js";
import "./chunk-HANBNIMK.js";
export {
  lint,
  lintArtefacts
};
