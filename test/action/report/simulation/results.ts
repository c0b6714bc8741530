/** Results of simulations that never ran. */
import type { Result } from '../../../../action/simulation/simulate.ts';
import type { Figures } from '../../../../policy/simulate/index.ts';

type More = {
  readonly about?: string;
  readonly account?: string;
  readonly hole?: string;
  readonly missed?: boolean;
  readonly figures?: Partial<Figures>;
};

export function resultOf(name: string, more: More = {}): Result {
  const { about = 'a line', account = 'japan', hole, missed = false } = more;
  const figures: Figures = {
    requests: 10,
    served: 0.9,
    othersServed: 0.9,
    throttled: 0.1,
    failed: 0,
    refused: 0,
    othersThrottled: 0.1,
    othersFailed: 0,
    callsPerRequest: 1.25,
    addedLatency: 30,
    tokens: { [account]: 900, sweden: 100 },
    recovery: Number.NaN,
    provisionedUse: Number.NaN,
    ...more.figures,
  };
  const model = {
    host: 'japan.openai.azure.com',
    priority: 1,
    weight: 1,
    deployments: {},
    faults: [{ kind: 'slow', factor: 3, from: 1, until: Number.POSITIVE_INFINITY }],
    tells: { wait: 'both', limits: 'told' },
  } as const;
  return {
    name,
    about,
    figures,
    ideal: { ...figures, othersServed: 1 },
    timeline: {
      step: 1,
      lines: {
        requests: [3, 7],
        served: [3, 6],
        throttled: [0, 1],
        failed: [0, 0],
        [`served ${account}`]: [3, 6],
      },
    },
    judgements: [
      {
        expectation: { metric: 'served', comparison: '>=', bound: 0.999, text: '>= 99.9%' },
        figure: 0.9,
        verdict: missed ? 'missed' : 'beyond',
      },
    ],
    holes: hole === undefined ? [] : [{ what: hole, count: 2, line: 7 }],
    situation: {
      units: 1,
      accounts: { [account]: model, sweden: { ...model, faults: [] } },
      workload: {
        model: 'gpt-4o',
        stages: [{ until: 2, rate: 5 }],
        callers: 1,
        failing: 0,
        oversized: 0,
        prompt: [1, 1],
        answer: [1, 1],
        oversize: 1,
        retries: 0,
        chained: 0,
        turns: 1,
      },
    },
  };
}
