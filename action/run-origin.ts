import type { Origin } from '../function/origin.ts';

/**
 * Who starts a run of the rotation and from which commit, as GitHub tells its jobs; nothing outside of one, where Azure's
 * own logs know the principal.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/variables
 */
export function runOrigin(environment: NodeJS.ProcessEnv, reason: string | undefined): Origin {
  return { principal: environment.GITHUB_ACTOR, commit: environment.GITHUB_SHA, reason };
}
