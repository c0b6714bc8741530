import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readConfiguration
} from "./chunk-Q4YAZSH3.js";
import "./chunk-IVEV3KM5.js";
import "./chunk-FT5OCPVE.js";
import "./chunk-UPIGYZN5.js";
import "./chunk-67337CR6.js";
import "./chunk-3L4MNKEA.js";
import "./chunk-OKRRPTW6.js";
import "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-4NFBVTJB.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";
export {
  readConfiguration
};
