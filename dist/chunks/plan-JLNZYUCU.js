import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plan,
  reportOf,
  writeReport
} from "./chunk-PH3NFAYC.js";
import "./chunk-TRFAO76F.js";
import "./chunk-JYUQAEEH.js";
import "./chunk-K5UIY3NX.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-M4QJF7NR.js";
import "./chunk-4HCH2PUH.js";
import "./chunk-NP2KBR4U.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-JXSW66X3.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-O7XMXVHO.js";
import "./chunk-GLMKXVAD.js";
import "./chunk-JZUUMSOD.js";
import "./chunk-CMCP4NWL.js";
import "./chunk-TKEMU74O.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-TYY3FJFA.js";
import "./chunk-EKGCKMVD.js";
import "./chunk-XN3SXAPY.js";
import "./chunk-VRKYN3ZQ.js";
import "./chunk-DWG4YDZM.js";
import "./chunk-2JMEM6ZP.js";
import "./chunk-27RFI5G6.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-2MALVD72.js";
import "./chunk-UYWZQWPL.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-EZDKBA72.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  plan,
  reportOf,
  writeReport
};
