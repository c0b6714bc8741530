import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  existsSync
} from "./chunks/chunk-EKGCKMVD.js";
import {
  listenForCancel
} from "./chunks/chunk-YQDNQHTZ.js";
import "./chunks/chunk-HANBNIMK.js";

// action/post.ts
import { join } from "node:path";
var records = process.env.STATE_run ?? "";
if (records !== "" && existsSync(records)) {
  const cancellation = listenForCancel();
  const { endRun } = await import("./chunks/end-run-B7XEIJDP.js");
  const { realRun } = await import("./chunks/machine-TM3F4FMH.js");
  await endRun(realRun(cancellation, join(import.meta.dirname, "..")), records);
}
