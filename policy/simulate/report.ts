/** Figures of a run, or of several. */
import type { Outcome } from './run.ts';
import type { Scenario } from './scenarios.ts';

/** Shares are of 1; what there is none of is NaN. */
export type Figures = {
  readonly requests: number;
  /** Requests that got a 2xx: of all, and of the callers that neither always fail nor ask for too much. */
  readonly served: number;
  readonly othersServed: number;
  /** What callers saw instead. */
  readonly throttled: number;
  readonly failed: number;
  readonly refused: number;
  /** Calls that reached an account, for each request. */
  readonly callsPerRequest: number;
  /** Milliseconds that 95 % of the served requests waited no longer for than their account took. */
  readonly addedLatency: number;
  /** By account: tokens that it served. */
  readonly tokens: Readonly<Record<string, number>>;
};

/** @param outcomes runs of one scenario and contender with different seeds, which count as one long run */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const requests = outcomes.flatMap((outcome) => outcome.requests);
  const others = requests.filter(({ call }) => call.kind === 'ordinary');
  const share = (of: Outcome['requests'], is: (status: number) => boolean) =>
    of.filter(({ status }) => is(status)).length / of.length;
  const isServed = (status: number) => status >= 200 && status < 300;
  const added = requests
    .flatMap(({ took, by }) => (by === undefined ? [] : [took - by.took]))
    .sort((a, b) => a - b);
  const tokens: Record<string, number> = {};
  let calls = 0;
  for (const { use } of outcomes)
    for (const [account, used] of use) {
      tokens[account] = (tokens[account] ?? 0) + used.tokens;
      calls += used.calls;
    }
  return {
    requests: requests.length,
    served: share(requests, isServed),
    othersServed: share(others, isServed),
    throttled: share(requests, (status) => status === 429),
    failed: share(requests, (status) => status >= 500),
    refused: share(requests, (status) => status >= 400 && status < 500 && status !== 429),
    callsPerRequest: calls / requests.length,
    addedLatency: added[Math.floor(added.length * 0.95)] ?? Number.NaN,
    tokens,
  };
}

/**
 * The share of 1 of what the provisioned accounts could take in the time that they served, their buckets included: what
 * is paid for whether it is used or not. NaN where nothing is provisioned.
 */
export function provisionedUse(scenario: Scenario, outcomes: readonly Outcome[]): number {
  const seconds = Math.max(...scenario.workload.stages.map(({ until }) => until));
  let [used, most] = [0, 0];
  for (const [name, { deployments }] of Object.entries(scenario.accounts))
    for (const capacity of Object.values(deployments))
      if (capacity.kind === 'provisioned') {
        const { tokensPerMinute, burst } = capacity;
        most += (outcomes.length * tokensPerMinute * (seconds + burst)) / 60;
        for (const { use } of outcomes) used += use.get(name)?.tokens ?? 0;
      }
  return used / most;
}
