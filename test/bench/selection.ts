/**
 * Who should choose the account: the rendered policy against pools and against an ideal balancer, in virtual time.
 * `SEEDS=5 npm run bench -- selection` runs each scenario five times, with other chance, and counts them together;
 * `SCENARIOS='busy,401'` runs only those.
 */
import { adjustOpenApi, shippedDescriptions } from '../../openapi/index.ts';
import type { Configuration } from '../../policy/balancer.ts';
import { operationsOf } from '../../policy/service.ts';
import {
  type Contender,
  type Figures,
  figuresOf,
  ideal,
  policyContender,
  provisionedUse,
  SCENARIOS,
  simulate,
} from '../../policy/simulate/index.ts';
import type { Report } from './report.ts';

/** Where no policy can know enough: whether an account that is silent will answer, and which requests will still fit. */
const TOLD_ONLY = new Set(['hanging', 'slow', 'overload', 'one asks too much']);

/** What ours serves of what the ideal serves, at least. */
const PROMISE = 0.999;

export async function bench({ note, figure }: Report): Promise<void> {
  const seeds = Array.from({ length: Number(process.env.SEEDS ?? 1) }, (_, index) => index + 1);
  const wanted = process.env.SCENARIOS?.split(',') ?? SCENARIOS.map(({ name }) => name);
  const rows: string[] = [];
  const promises: (() => void)[] = [];
  for (const scenario of SCENARIOS.filter(({ name }) => wanted.includes(name))) {
    const served = new Map<string, number>();
    for (const contender of CONTENDERS) {
      process.stderr.write(`\r\u001b[K${scenario.name}, ${contender.name}`);
      const outcomes = [];
      for (const seed of seeds) outcomes.push(await simulate(scenario, contender, seed));
      const figures = figuresOf(outcomes);
      served.set(contender.name, figures.othersServed);
      rows.push(row(scenario.name, contender.name, figures, provisionedUse(scenario, outcomes)));
    }
    const ours = (served.get(OURS) ?? Number.NaN) / (served.get(ideal.name) ?? Number.NaN);
    if (!TOLD_ONLY.has(scenario.name))
      promises.push(() =>
        figure(
          `${scenario.name}, served of what the ideal serves`,
          percent(ours),
          `at least ${percent(PROMISE)}`,
          ours >= PROMISE,
        ),
      );
  }
  process.stderr.write('\r\u001b[K');
  note(
    `seeds 1 to ${seeds.length}; percent of requests, except calls (for each request) and p95 (ms)`,
  );
  for (const line of [...HEAD, ...rows]) console.log(line);
  for (const promise of promises) promise();
}

const HEAD = [
  '| scenario | who chooses | served | of the others | 429 | 5xx | other 4xx | calls | use of the PTU | added p95 |',
  '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
];

function row(scenario: string, contender: string, figures: Figures, use: number): string {
  const { served, othersServed, throttled, failed, refused, callsPerRequest } = figures;
  const shares = [served, othersServed, throttled, failed, refused].map(percent);
  const cells = [scenario, contender, ...shares, callsPerRequest.toFixed(3), percent(use)];
  return `| ${[...cells, figures.addedLatency].join(' | ')} |`;
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}

const UNITS = 2;
const OPERATIONS = operationsOf(
  adjustOpenApi(shippedDescriptions, { title: 'Bench', serverUrl: 'https://example.com' }),
);

const POOL: Configuration['balancing'] = {
  strategy: 'priority',
  attempts: 3,
  breaker: { failures: 1, interval: 'PT1M', trip: 'PT30S', acceptRetryAfter: true },
  stateful: undefined,
};

function policy(name: string, balancing: Configuration['balancing']): Contender {
  return policyContender(name, { balancing, operations: OPERATIONS, units: UNITS });
}

const OURS = 'pool, count 1';

const CONTENDERS: readonly Contender[] = [
  ideal,
  policy(OURS, POOL),
  policy('pool, count 3', {
    ...POOL,
    breaker: { failures: 3, interval: 'PT1M', trip: 'PT30S', acceptRetryAfter: true },
  }),
  policy('random', { ...POOL, strategy: 'random' }),
];
