/**
 * Runs jobs in threads, since none uses more than one processor. This file is what the threads start, too: a bundle has
 * it in a chunk of its own. The engine is loaded where a job runs: in threads, its memory would be counted once more here.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { messageOf } from '../failure.ts';
import { optimiseForLongRun } from '../optimisation.ts';
import type { Job, JobResult } from './job.ts';

type Listener = {
  /** Seconds of virtual time that a job has done. */
  onProgress?(job: number, seconds: number): void;
  onResult?(job: number, result: JobResult): void;
};

type Message =
  | { readonly kind: 'progress'; readonly seconds: number }
  | { readonly kind: 'result'; readonly result: JobResult }
  | { readonly kind: 'failure'; readonly message: string };

/** Tells these threads from others in which this file may be loaded. */
const MARK = 'simulation';

/**
 * Keeps an hour of 100 requests a second under 300 MB in two threads (`npm run bench -- simulation`): V8 would rather grow than collect.
 * It costs time, so what is short does without. What lives stays the same however long a run is, but once in hours a thread makes 25 MB
 * more before a collection ends. The old generation never gets near its limit, which decides all the same how far it grows between two
 * collections (measured: V8 documents nothing of the kind).
 */
const LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 1000 };

/**
 * @returns their results, in the order of the jobs
 * @throws {Error} with the message of the first job that fails
 */
export async function runJobs(
  jobs: readonly Job[],
  listener: Listener = {},
  threads = Math.min(availableParallelism(), 8),
): Promise<readonly JobResult[]> {
  const results: JobResult[] = [];
  let next = 0;
  const take = () => {
    const index = next;
    next += 1;
    const job = jobs[index];
    return job === undefined ? undefined : { index, job };
  };
  const done = (index: number, result: JobResult) => {
    results[index] = result;
    listener.onResult?.(index, result);
  };
  if (threads < 2 || jobs.length < 2) {
    const { runJob } = await import('./job.ts');
    for (let work = take(); work !== undefined; work = take()) {
      const { index, job } = work;
      done(index, await runJob(job, (seconds) => listener.onProgress?.(index, seconds)));
    }
    return results;
  }
  const isLong = jobs.some(({ span, log }) => span !== undefined || log !== undefined);
  if (isLong) optimiseForLongRun();
  const workers: Worker[] = [];
  try {
    const loops = Array.from({ length: Math.min(threads, jobs.length) }, async () => {
      const worker = new Worker(fileURLToPath(import.meta.url), {
        workerData: MARK,
        ...(isLong ? { resourceLimits: LIMITS } : {}),
      });
      workers.push(worker);
      for (let work = take(); work !== undefined; work = take()) {
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

function ask(worker: Worker, job: Job, onProgress: (seconds: number) => void): Promise<JobResult> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: Message) => {
      if (message.kind === 'progress') {
        onProgress(message.seconds);
        return;
      }
      worker.off('message', onMessage).off('error', onError);
      if (message.kind === 'result') resolve(message.result);
      else reject(new Error(message.message));
    };
    const onError = (error: unknown) => reject(error);
    worker.on('message', onMessage).on('error', onError).postMessage(job);
  });
}

if (!isMainThread && workerData === MARK) {
  const { runJob } = await import('./job.ts');
  const say = (message: Message) => parentPort?.postMessage(message);
  parentPort?.on('message', (job: Job) => {
    runJob(job, (seconds) => say({ kind: 'progress', seconds })).then(
      (result) => say({ kind: 'result', result }),
      (error: unknown) => say({ kind: 'failure', message: messageOf(error) }),
    );
  });
}
