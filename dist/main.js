import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  listenForCancel
} from "./chunks/chunk-YQDNQHTZ.js";
import "./chunks/chunk-HANBNIMK.js";

// action/main.ts
import { join } from "node:path";
var cancellation = listenForCancel();
var { run } = await import("./chunks/run-QJVZGCTV.js");
process.exitCode = await run(cancellation, join(import.meta.dirname, ".."));
