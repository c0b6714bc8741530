/** A rendered policy, judged: what API Management would refuse, and what lint finds. Loads the compiler. */
import { createBalancer } from '../policy/balancer.ts';
import type { Configuration } from '../policy/configuration.ts';
import type { Finding } from './finding.ts';
import { lintRendered } from './lint.ts';
import { type PolicyFault, policyFaults } from './policy-check.ts';

/** Plain data, as is the verdict: it goes from process to process. */
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

export async function judge({ policy, configuration, files }: JudgeRequest): Promise<Verdict> {
  const faults = await policyFaults(policy, configuration);
  const lint = faults.length > 0 ? [] : lintRendered(policy, createBalancer(configuration), files);
  return { faults, lint };
}
