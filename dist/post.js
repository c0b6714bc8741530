import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  listenForCancel
} from "./chunks/chunk-YQDNQHTZ.js";
import {
  existsSync
} from "./chunks/chunk-NHGEPAGA.js";
import "./chunks/chunk-HANBNIMK.js";

// action/post.ts
import { join } from "node:path";
var records = process.env.STATE_run ?? "";
if (records !== "" && existsSync(records)) {
  const cancellation = listenForCancel();
  const { endRun } = await import("./chunks/end-run-T2A2N5SV.js");
  const { realRun } = await import("./chunks/machine-QP2QNFMC.js");
  await endRun(realRun(cancellation, join(import.meta.dirname, "..")), records);
}
