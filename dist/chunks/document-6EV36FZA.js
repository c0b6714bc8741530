import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readDocument,
  toldOnce
} from "./chunk-ACOA3BP4.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-VPGFJHFF.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  readDocument,
  toldOnce
};
