import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readConfiguration
} from "./chunk-6J3KSCJV.js";
import "./chunk-QRBMYLTU.js";
import "./chunk-AP5E6N3Z.js";
import "./chunk-L7BB4BII.js";
import "./chunk-FLCIEY2M.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-5A6U742K.js";
import "./chunk-4IWG6WXX.js";
import "./chunk-JXSW66X3.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-O7XMXVHO.js";
import "./chunk-GLMKXVAD.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-27RFI5G6.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-2MALVD72.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-EZDKBA72.js";
import "./chunk-HANBNIMK.js";
export {
  readConfiguration
};
