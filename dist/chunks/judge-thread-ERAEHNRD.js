import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./chunk-HANBNIMK.js";

// action/judge-thread.ts
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
var MARK = "judge";
async function judgeInThread(requesting) {
  const worker = new Worker(fileURLToPath(import.meta.url), {
    workerData: MARK,
    // It asks nobody, so it needs no proxy either, which Node would load.
    env: {}
  });
  const answer = once(worker, "message");
  const end = once(worker, "exit").then(() => {
    throw new Error("the thread that judges the policy ended without a verdict");
  });
  for (const one of [answer, end]) one.catch(() => void 0);
  try {
    worker.postMessage(await requesting);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  const [verdict] = await Promise.race([answer, end]);
  return verdict;
}
if (!isMainThread && workerData === MARK) {
  const { judge } = await import("./judging-BWCXPO6B.js");
  parentPort?.once("message", async (request) => {
    parentPort?.postMessage(await judge(request));
  });
}
export {
  judgeInThread
};
