import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plan,
  reportOf,
  writeReport
} from "./chunk-XBW5JSWK.js";
import "./chunk-KTPOMJZO.js";
import "./chunk-2XV5KWDB.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-K5UIY3NX.js";
import "./chunk-32WBN2WR.js";
import "./chunk-X2SSHLQV.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-DOQSEYTN.js";
import "./chunk-YWQIC5YE.js";
import "./chunk-XPPGUKX3.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-Z4SDWXSE.js";
import "./chunk-XEPB7ZGY.js";
import "./chunk-3R3ZESNB.js";
import "./chunk-EZDKBA72.js";
import "./chunk-6UMM4RJS.js";
import "./chunk-XN3SXAPY.js";
import "./chunk-VRKYN3ZQ.js";
import "./chunk-FTNM7CRD.js";
import "./chunk-DWG4YDZM.js";
import "./chunk-UYWZQWPL.js";
import "./chunk-T7TPU457.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-GJ4SB2RM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-LRTKCC5D.js";
import "./chunk-JCOZUPOK.js";
import "./chunk-CGWMGPPE.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-HANBNIMK.js";
export {
  plan,
  reportOf,
  writeReport
};
