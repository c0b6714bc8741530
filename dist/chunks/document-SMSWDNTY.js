import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readDocument,
  toldOnce
} from "./chunk-I7ISPOBY.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-RV7NWMYO.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-HANBNIMK.js";
export {
  readDocument,
  toldOnce
};
