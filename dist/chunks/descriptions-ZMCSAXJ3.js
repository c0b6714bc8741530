import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  OpenApiError,
  adjustOpenApi,
  anyOtherCall
} from "./chunk-4NFBVTJB.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  OpenApiError,
  adjustOpenApi,
  anyOtherCall
};
