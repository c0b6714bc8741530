import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  listenForCancel
} from "./chunks/chunk-YQDNQHTZ.js";
import "./chunks/chunk-HANBNIMK.js";

// action/main.ts
import { join } from "node:path";
var cancellation = listenForCancel();
var plans = /^(plan|drift|apply|destroy)$/.test(process.env.INPUT_COMMAND ?? "");
var judging = plans ? (await import("./chunks/judge-process-6SXSDCYW.js")).startJudging() : void 0;
var { run } = await import("./chunks/run-WJ6KOSHR.js");
process.exitCode = await run(cancellation, join(import.meta.dirname, ".."), judging);
