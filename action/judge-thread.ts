/**
 * Judges a rendered policy in a thread, since compiling all its expressions takes as long as Terraform's plan, which can be made meanwhile.
 * This file is what the thread starts, too: a bundle has it in a chunk of its own.
 */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createBalancer } from '../policy/balancer.ts';
import type { Configuration } from '../policy/configuration.ts';
import type { Finding } from './finding.ts';
import { lintRendered } from './lint.ts';
import { type PolicyFault, policyFaults } from './policy-check.ts';

/** Plain data, as is all that goes to a thread and comes back. */
export type JudgeRequest = {
  readonly policy: string;
  readonly configuration: Configuration;
  /** See `lintRendered`. */
  readonly files: { readonly policy: string; readonly configuration: string };
};

export type Verdict = {
  /** What API Management would refuse. */
  readonly faults: readonly PolicyFault[];
  /** What lint finds in a policy without faults. */
  readonly lint: readonly Finding[];
};

/** Tells this thread from others in which this file may be loaded. */
const MARK = 'judge';

/** @throws {Error} when the thread ends without a verdict */
export async function judgeInThread(request: JudgeRequest): Promise<Verdict> {
  const worker = new Worker(fileURLToPath(import.meta.url), {
    workerData: { mark: MARK, request },
  });
  const ended = once(worker, 'exit').then(() => {
    throw new Error('the thread that judges the policy ended without a verdict');
  });
  const [verdict] = await Promise.race([once(worker, 'message'), ended]);
  return verdict;
}

async function judge({ policy, configuration, files }: JudgeRequest): Promise<Verdict> {
  const faults = await policyFaults(policy, configuration);
  const lint =
    faults.length > 0 ? [] : await lintRendered(policy, createBalancer(configuration), files);
  return { faults, lint };
}

if (!isMainThread && workerData?.mark === MARK) {
  parentPort?.postMessage(await judge(workerData.request));
}
