import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readConfiguration
} from "./chunk-LR2WLBSP.js";
import "./chunk-ZZHSXMOS.js";
import "./chunk-NKAVF6B6.js";
import "./chunk-FT5OCPVE.js";
import "./chunk-5A6U742K.js";
import "./chunk-4IWG6WXX.js";
import "./chunk-5TXX4MYN.js";
import "./chunk-OKRRPTW6.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-7AZ22VCS.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-27RFI5G6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-EZDKBA72.js";
import "./chunk-BUOKJEMG.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";
export {
  readConfiguration
};
