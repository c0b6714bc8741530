import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readConfiguration
} from "./chunk-G3MF3OU7.js";
import "./chunk-J4AUNYF6.js";
import "./chunk-FT5OCPVE.js";
import "./chunk-UIZTZXE5.js";
import "./chunk-67337CR6.js";
import "./chunk-GY26LWM5.js";
import "./chunk-OKRRPTW6.js";
import "./chunk-RIIICUTV.js";
import "./chunk-6P53U2LD.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-DL6JPCD7.js";
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
