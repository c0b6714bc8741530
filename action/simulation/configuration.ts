/** A simulation from files: `load-balancer.yml`, and scenarios or the shipped ones. */
import { surface } from '../../openapi/index.ts';
import { type Balancer, createBalancer } from '../../policy/balancer.ts';
import { operationsOf } from '../../policy/service.ts';
import { judged, readUnjudged } from '../artefacts.ts';
import type { FailureReason } from '../failure.ts';
import { type Finding, inFileOrder } from '../finding.ts';
import { type Result, type SimulateOptions, simulateStories } from './simulate.ts';
import { readStories, shippedStories } from './stories.ts';

export type SimulationRequest = Pick<SimulateOptions, 'seed' | 'onProgress'> & {
  /** Absolute. */
  readonly configurationFile: string;
  /** Relative to the workspace, or names of shipped scenarios; none: all that ship. */
  readonly scenarios: readonly string[];
  /** What findings' file names are relative to. */
  readonly workspace: string;
  /** Path of the function's zip. */
  readonly functionPackage: string;
  readonly onResult?: (result: Result, done: number, total: number) => void;
};

export type Simulated =
  | { readonly ok: true; readonly balancer: Balancer; readonly results: readonly Result[] }
  | {
      readonly ok: false;
      readonly reason: Extract<FailureReason, 'config-invalid' | 'policy-invalid'>;
      readonly findings: readonly Finding[];
    };

/** @throws {Error} when a log cannot be read */
export async function simulateConfiguration(request: SimulationRequest): Promise<Simulated> {
  const { configurationFile, scenarios, workspace, functionPackage, onResult } = request;
  const read = await readUnjudged(configurationFile, workspace, functionPackage);
  if (!read.ok) return read;
  const balancer = createBalancer(read.configuration);
  const { stories, findings } =
    scenarios.length === 0
      ? { stories: shippedStories(balancer), findings: [] }
      : await readStories(scenarios, workspace, balancer);
  if (findings.length > 0) {
    return { ok: false, reason: 'config-invalid', findings: inFileOrder(findings) };
  }
  const options: SimulateOptions = {
    balancer,
    policy: { operations: operationsOf(read.rendered.openapi), surface },
    seed: request.seed,
    expectations: read.expectations,
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
    ...(onResult === undefined
      ? {}
      : { onResult: (result, done) => onResult(result, done, stories.length) }),
  };
  try {
    return { ok: true, balancer, results: await simulateStories(stories, options) };
  } catch (error) {
    // A policy that cannot be judged ends the simulation, whose threads compile it anyway: only then is it asked at which line of the file.
    const judgement = await judged(read);
    if (!judgement.ok) return judgement;
    throw error;
  }
}
