import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plan,
  reportOf,
  writeReport
} from "./chunk-SFZZGZOL.js";
import "./chunk-NAIPXH52.js";
import "./chunk-AG654LXI.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-FOL3ZZSM.js";
import "./chunk-YOQ26BV2.js";
import "./chunk-T5P5IWOI.js";
import "./chunk-2TJW2JQM.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-CLDTW4B2.js";
import "./chunk-JW7MC7KA.js";
import "./chunk-JXVCQEKJ.js";
import "./chunk-EZDKBA72.js";
import "./chunk-52EZ42HG.js";
import "./chunk-XN3SXAPY.js";
import "./chunk-VRKYN3ZQ.js";
import "./chunk-FTNM7CRD.js";
import "./chunk-DWG4YDZM.js";
import "./chunk-UYWZQWPL.js";
import "./chunk-MPOTOVK3.js";
import "./chunk-BRKZZZKB.js";
import "./chunk-Y3RJ2JCK.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-R7ZGUQMZ.js";
import "./chunk-CGWMGPPE.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-HANBNIMK.js";
export {
  plan,
  reportOf,
  writeReport
};
