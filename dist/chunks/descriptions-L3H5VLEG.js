import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  OpenApiError,
  adjustOpenApi,
  anyOtherCall
} from "./chunk-RV7NWMYO.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-HANBNIMK.js";
export {
  OpenApiError,
  adjustOpenApi,
  anyOtherCall
};
