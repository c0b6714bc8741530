/** What a plan says about traffic: the same scenarios before and after. */
import { shippedOpenApi, surface } from '../../openapi/index.ts';
import type { Balancer } from '../../policy/balancer.ts';
import { operationsOf } from '../../policy/service.ts';
import type { Expectation, Figures, PolicyOptions } from '../../policy/simulate/index.ts';
import { measureRuns, type Runs } from './measure.ts';
import { type Judgement, judge, scaleOf } from './simulate.ts';
import { REVIEWED, shippedStories } from './stories.ts';

export type ReviewRow = {
  readonly scenario: string;
  readonly about: string;
  /** Undefined: nothing was applied before. */
  readonly before: Figures | undefined;
  readonly after: Figures;
  /** What a balancer that looks into the accounts makes of it. */
  readonly ideal: Figures;
  /** Of `expect` in `load-balancer.yml`, after. */
  readonly judgements: readonly Judgement[];
};

type Options = {
  readonly expectations?: readonly Expectation[];
  readonly seed?: number;
  readonly threads?: number;
  /** Of a scenario at most; larger estates are simulated at a smaller scale. */
  readonly requests?: number;
};

/** So that the whole review takes seconds, whatever the estate. */
const REQUESTS = 500;

/**
 * Simulates the scenarios of a review through the policy of each balancer.
 *
 * @param before as the last apply left it; undefined: nothing was applied
 * @throws {Error} when a policy cannot be judged
 */
export async function simulateForReview(
  before: Balancer | undefined,
  after: Balancer,
  { expectations = [], seed = 1, requests = REQUESTS, threads }: Options = {},
): Promise<readonly ReviewRow[]> {
  const policy = shippedPolicy();
  const runsOf = (balancer: Balancer, by: PolicyOptions | undefined): readonly Runs[] =>
    shippedStories(balancer, REVIEWED).map(({ scenario }) => {
      const scale = scaleOf(scenario, { balancer, requests });
      return { scenario, balancer, policy: by, seeds: [seed], scale, log: undefined };
    });
  const measured = await measureRuns(
    [
      ...runsOf(after, policy),
      ...runsOf(after, undefined),
      ...(before === undefined ? [] : runsOf(before, policy)),
    ],
    { threads },
  );
  return shippedStories(after, REVIEWED).flatMap(({ scenario }, index): readonly ReviewRow[] => {
    const [now, ideal, then] = [0, 1, 2].map(
      (part) => measured[part * REVIEWED.length + index]?.figures,
    );
    if (now === undefined || ideal === undefined) return [];
    return [
      {
        scenario: scenario.name,
        about: scenario.about,
        before: then,
        after: now,
        ideal,
        judgements: judge(scenario, expectations, now, ideal),
      },
    ];
  });
}

/** The policy of a balancer behind the API as it ships. */
export function shippedPolicy(): PolicyOptions {
  const openapi = shippedOpenApi(
    { title: 'Azure OpenAI', serverUrl: 'https://example.com/openai' },
    true,
  );
  return { operations: operationsOf(openapi), surface };
}
