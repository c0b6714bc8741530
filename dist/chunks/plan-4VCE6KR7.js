import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plan,
  reportOf,
  writeReport
} from "./chunk-NN3JSAVE.js";
import "./chunk-VIFUME6N.js";
import "./chunk-NTGWV4NK.js";
import "./chunk-K5UIY3NX.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-M4QJF7NR.js";
import "./chunk-H2BSUII4.js";
import "./chunk-NP2KBR4U.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-7AZ22VCS.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-JZUUMSOD.js";
import "./chunk-D2ACH5ER.js";
import "./chunk-TKEMU74O.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-TYY3FJFA.js";
import "./chunk-EKGCKMVD.js";
import "./chunk-F7SN6SON.js";
import "./chunk-UOL6KM4Q.js";
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
