/**
 * How a command fails: one reason of a closed list, which a workflow may branch on, and one text for people.
 */

import type { Finding } from './finding.ts';

/** Every value of the output `failure-reason`. Adding one is a feature, renaming one breaks workflows. */
export const FAILURE_REASONS = [
  'input-invalid',
  'config-invalid',
  'policy-invalid',
  'terraform-missing',
  'terraform-install-failed',
  'init-failed',
  'preflight-failed',
  'validate-failed',
  'plan-failed',
  'plan-missing',
  'plan-changed',
  'plan-stale',
  'plan-unsafe',
  'replacement-refused',
  'state-locked',
  'apply-failed',
  'publish-failed',
  'destroy-failed',
  'rotation-failed',
  'simulation-failed',
  'expectation-missed',
  'comment-failed',
  'issue-failed',
  'destroy-refused',
  'file-failed',
  'cancelled',
  'unexpected',
] as const;

export type FailureReason = (typeof FAILURE_REASONS)[number];

/**
 * An expected failure. `findings` become annotations; the message alone must be enough to act on. `details` is the message
 * in full, line by line, for the job summary.
 */
export class ActionFailure extends Error {
  readonly reason: FailureReason;
  readonly findings: readonly Finding[];
  readonly details: readonly string[];

  constructor(
    reason: FailureReason,
    message: string,
    findings: readonly Finding[] = [],
    details: readonly string[] = [],
  ) {
    super(message);
    this.name = 'ActionFailure';
    this.reason = reason;
    this.findings = findings;
    this.details = details;
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
