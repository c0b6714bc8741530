/** What a plan says about traffic: the same scenarios before and after. */
import { adjustOpenApi, anyOtherCall, shippedDescriptions, surface } from '../../openapi/index.ts';
import type { Balancer } from '../../policy/balancer.ts';
import { operationsOf } from '../../policy/service.ts';
import type { Expectation, Figures, PolicyOptions } from '../../policy/simulate/index.ts';
import { type Judgement, simulateStories } from './simulate.ts';
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
const REQUESTS = 1200;

/**
 * Simulates the scenarios of a review through the policy of each balancer.
 *
 * @param before as the last apply left it; undefined: nothing was applied
 * @throws {Error} when a policy cannot be judged
 */
export async function simulateForReview(
  before: Balancer | undefined,
  after: Balancer,
  { expectations = [], seed = 1, requests = REQUESTS, ...options }: Options = {},
): Promise<readonly ReviewRow[]> {
  const common = { policy: shippedPolicy(), seed, requests, ...options };
  const [now, then] = [
    await simulateStories(shippedStories(after, REVIEWED), {
      ...common,
      balancer: after,
      expectations,
    }),
    before === undefined
      ? []
      : await simulateStories(shippedStories(before, REVIEWED), {
          ...common,
          balancer: before,
          expectations: [],
        }),
  ];
  return now.map(({ name, about, figures, ideal, judgements }, index) => ({
    scenario: name,
    about,
    before: then[index]?.figures,
    after: figures,
    ideal,
    judgements,
  }));
}

/** The policy of a balancer behind the API as it ships. */
export function shippedPolicy(): PolicyOptions {
  const openapi = adjustOpenApi([...shippedDescriptions, anyOtherCall], {
    title: 'Azure OpenAI',
    serverUrl: 'https://example.com/openai',
  });
  return { operations: operationsOf(openapi), surface };
}
