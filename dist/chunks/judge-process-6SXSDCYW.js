import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  spawn
} from "./chunk-7M5KZTMK.js";
import {
  readFileSync,
  writeFileSync
} from "./chunk-NHGEPAGA.js";
import {
  optimiseForShortRun
} from "./chunk-ZAW4WYSO.js";
import "./chunk-HANBNIMK.js";

// action/judge-process.ts
import { once } from "node:events";
import { fileURLToPath } from "node:url";
var FILE = fileURLToPath(import.meta.url);
function startJudging() {
  const child = spawn(process.execPath, [FILE], {
    // It asks nobody, so it needs no proxy either, which Node would load.
    env: {},
    stdio: "pipe"
  });
  const ending = once(child, "close");
  ending.catch(() => void 0);
  child.stdin.on("error", () => void 0);
  const held = [child, child.stdin, child.stdout, child.stderr];
  for (const one of held) one.unref();
  return async (requesting) => {
    for (const one of held) one.ref();
    const request = await requesting.catch((error) => {
      child.stdin.end();
      throw error;
    });
    child.stdin.end(JSON.stringify(request));
    const { text } = await import("node:stream/consumers");
    const [[code], verdict, complaint] = await Promise.all([
      ending,
      text(child.stdout),
      text(child.stderr)
    ]);
    if (code === 0) return JSON.parse(verdict);
    throw new Error(
      `the process that judges the policy ended without a verdict (${code ?? "killed"}): ${complaint.trim()}`
    );
  };
}
if (process.argv[1] === FILE) {
  const { judge } = await import("./judging-IKJODFQK.js");
  optimiseForShortRun();
  const request = readFileSync(0, "utf8");
  if (request !== "") writeFileSync(1, JSON.stringify(await judge(JSON.parse(request))));
}
export {
  startJudging
};
