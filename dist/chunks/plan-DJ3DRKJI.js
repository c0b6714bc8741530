import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plan,
  reportOf,
  writeReport
} from "./chunk-KCCDYQKI.js";
import "./chunk-O2O5LZ4U.js";
import "./chunk-WILUI335.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-K5UIY3NX.js";
import "./chunk-TXQF2ILC.js";
import "./chunk-X2SSHLQV.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-JXSW66X3.js";
import "./chunk-O7XMXVHO.js";
import "./chunk-GLMKXVAD.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-CTZ76IH3.js";
import "./chunk-7V7D77YU.js";
import "./chunk-VHLNYHMM.js";
import "./chunk-EZDKBA72.js";
import "./chunk-6UMM4RJS.js";
import "./chunk-XN3SXAPY.js";
import "./chunk-VRKYN3ZQ.js";
import "./chunk-FTNM7CRD.js";
import "./chunk-DWG4YDZM.js";
import "./chunk-UYWZQWPL.js";
import "./chunk-27RFI5G6.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-2MALVD72.js";
import "./chunk-W5DSTFP2.js";
import "./chunk-CGWMGPPE.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-HANBNIMK.js";
export {
  plan,
  reportOf,
  writeReport
};
