import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plan,
  reportOf,
  writeReport
} from "./chunk-4G7ZMX3Y.js";
import "./chunk-YA2TI3UU.js";
import "./chunk-YCP5QMW3.js";
import "./chunk-K5UIY3NX.js";
import "./chunk-WJNRFORZ.js";
import "./chunk-ZYVBJKCQ.js";
import "./chunk-RQNQMP3I.js";
import "./chunk-7AZ22VCS.js";
import "./chunk-57JQHQ6U.js";
import "./chunk-F7SN6SON.js";
import "./chunk-DAROR4ZE.js";
import "./chunk-2JMEM6ZP.js";
import "./chunk-DWG4YDZM.js";
import "./chunk-4DVAFVFZ.js";
import "./chunk-VX56ZLTQ.js";
import "./chunk-M4QJF7NR.js";
import "./chunk-JZUUMSOD.js";
import "./chunk-WRSUBA2T.js";
import "./chunk-L6VHR5Q4.js";
import "./chunk-27RFI5G6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-EZDKBA72.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-GSPKAURL.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-2MALVD72.js";
import "./chunk-BUZOMN6Z.js";
import "./chunk-NOI25EJ4.js";
import "./chunk-HANBNIMK.js";
export {
  plan,
  reportOf,
  writeReport
};
