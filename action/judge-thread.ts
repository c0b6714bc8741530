/**
 * Judges a rendered policy in a thread, since compiling all its expressions takes as long as Terraform's plan, which can be made meanwhile.
 * This file is what the thread starts, too: a bundle has it in a chunk of its own.
 */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { JudgeRequest, Verdict } from './judging.ts';

/** Tells this thread from others in which this file may be loaded. */
const MARK = 'judge';

/**
 * Starts the thread, which takes a while to load what judges, before there is something to be judged.
 *
 * @throws {Error} what `requesting` rejects with; when the thread ends without a verdict
 */
export async function judgeInThread(requesting: Promise<JudgeRequest>): Promise<Verdict> {
  const worker = new Worker(fileURLToPath(import.meta.url), {
    workerData: MARK,
    // It asks nobody, so it needs no proxy either, which Node would load.
    env: {},
  });
  const answer = once(worker, 'message');
  const end = once(worker, 'exit').then(() => {
    throw new Error('the thread that judges the policy ended without a verdict');
  });
  for (const one of [answer, end]) one.catch(() => undefined);
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
  const { judge } = await import('./judging.ts');
  parentPort?.once('message', async (request: JudgeRequest) => {
    parentPort?.postMessage(await judge(request));
  });
}
