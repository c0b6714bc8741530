import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readDocument,
  toldOnce
} from "./chunk-VF3LAPFF.js";
import "./chunk-WT255ERT.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-HANBNIMK.js";
export {
  readDocument,
  toldOnce
};
