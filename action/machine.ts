/** The real machine, as ports: loaded once signals are listened to, and by the post step. */

import { join, resolve } from 'node:path';
import * as core from '@actions/core';
import type { Run } from './action.ts';
import type { Cancellation } from './cancellation.ts';
import type {
  FirstKeys,
  Judge,
  LookUp,
  Preflight,
  Prepare,
  Publish,
  Rotate,
  Simulate,
  SimulateReview,
} from './commands/ports.ts';
import type { Judging } from './judge-process.ts';
import { SOURCES } from './terraform/distributions.ts';
import { runnerWorkflow } from './workflow.ts';

const workspace = resolve(process.env.GITHUB_WORKSPACE || process.cwd());

// Plans, state and what Terraform keeps beside them hold secrets in clear: nobody else on a shared runner may read them.
process.umask(0o077);

/**
 * Everything a run is made of.
 *
 * @param root the folder of `action.yml`
 * @param begun judges; where nobody has begun to yet, it is begun when it is wanted
 */
export function realRun({ signal, urgent }: Cancellation, root: string, begun?: Judging): Run {
  const functionPackage = join(root, 'dist', 'function.zip');

  /** The post step prepares nothing. */
  const prepare: Prepare = async (...request) =>
    (await import('./artefacts.ts')).createPrepare(workspace, functionPackage)(...request);

  const judge: Judge = async (...request) => {
    const judging = begun ?? (await import('./judge-process.ts')).startJudging();
    return (await import('./artefacts.ts')).judgeAside(judging, ...request);
  };

  const publish: Publish = async (request) =>
    (await import('./azure/publish.ts')).createPublish(functionPackage)(request);

  const firstKeys: FirstKeys = async (request) =>
    (await import('./azure/first-keys.ts')).publishFirstKeys(request);

  /** Loaded by a run that rotates only: the Azure SDKs are most of what this Action weighs. */
  const rotate: Rotate = async (request) => (await import('./rotation.ts')).rotate(request);

  const preflight: Preflight = async (request) =>
    (await import('./preflight/preflight.ts')).preflight(request);

  /** The simulator is loaded by a run that simulates. */
  const simulate: Simulate = async (request) => {
    (await import('./optimisation.ts')).optimiseAsUsual();
    const { simulateAndReport } = await import('./simulation/report.ts');
    return simulateAndReport(request, workspace, functionPackage);
  };

  const simulateReview: SimulateReview = async ({ before, after, expectations }) => {
    (await import('./optimisation.ts')).optimiseAsUsual();
    const { simulateForReview } = await import('./simulation/review.ts');
    return simulateForReview(before, after, { expectations });
  };

  /** The Azure SDKs again, where an interrupted apply has left something. */
  const lookUp: LookUp = async (request) => (await import('./azure/look-up.ts')).lookUp(request);

  return {
    prepare,
    judge,
    rotate,
    simulate,
    simulateReview,
    preflight,
    publish,
    firstKeys,
    lookUp,
    fetch,
    sources: SOURCES,
    terraformModule: join(root, 'terraform'),
    workflow: runnerWorkflow(process.env),
    getInput: core.getInput,
    environment: process.env,
    workspace,
    signal,
    urgent,
  };
}
