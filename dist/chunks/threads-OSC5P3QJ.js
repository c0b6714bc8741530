import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  optimiseForLongRun
} from "./chunk-ZAW4WYSO.js";
import "./chunk-HANBNIMK.js";

// action/simulation/threads.ts
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
var MARK = "simulation";
var LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 1e3 };
async function runJobs(jobs, listener = {}, threads = Math.min(availableParallelism(), 8)) {
  const results = [];
  let next = 0;
  const take = () => {
    const index = next;
    next += 1;
    const job = jobs[index];
    return job === void 0 ? void 0 : { index, job };
  };
  const done = (index, result) => {
    results[index] = result;
    listener.onResult?.(index, result);
  };
  if (threads < 2 || jobs.length < 2) {
    const { runJob } = await import("./job-KHN7GGGX.js");
    for (let work = take(); work !== void 0; work = take()) {
      const { index, job } = work;
      done(index, await runJob(job, (seconds) => listener.onProgress?.(index, seconds)));
    }
    return results;
  }
  const isLong = jobs.some(({ span, log }) => span !== void 0 || log !== void 0);
  if (isLong) optimiseForLongRun();
  const workers = [];
  try {
    const loops = Array.from({ length: Math.min(threads, jobs.length) }, async () => {
      const worker = new Worker(fileURLToPath(import.meta.url), {
        workerData: MARK,
        ...isLong ? { resourceLimits: LIMITS } : {}
      });
      workers.push(worker);
      for (let work = take(); work !== void 0; work = take()) {
        const { index, job } = work;
        done(index, await ask(worker, job, (seconds) => listener.onProgress?.(index, seconds)));
      }
    });
    await Promise.all(loops);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}
function ask(worker, job, onProgress) {
  return new Promise((resolve, reject) => {
    const onMessage = (message) => {
      if (message.kind === "progress") {
        onProgress(message.seconds);
        return;
      }
      worker.off("message", onMessage).off("error", onError);
      if (message.kind === "result") resolve(message.result);
      else reject(new Error(message.message));
    };
    const onError = (error) => reject(error);
    worker.on("message", onMessage).on("error", onError).postMessage(job);
  });
}
if (!isMainThread && workerData === MARK) {
  const { runJob } = await import("./job-KHN7GGGX.js");
  const say = (message) => parentPort?.postMessage(message);
  parentPort?.on("message", (job) => {
    runJob(job, (seconds) => say({ kind: "progress", seconds })).then(
      (result) => say({ kind: "result", result }),
      (error) => say({ kind: "failure", message: messageOf(error) })
    );
  });
}
export {
  runJobs
};
