/**
 * What may happen to four accounts within ten minutes: provisioned throughput that is preferred, two pay-as-you-go accounts
 * that take what spills over, two to one, and a spare. Load is told as a share of what all four take together.
 */
import type { AccountModel, Capacity, Fault, Telling } from './accounts.ts';
import type { Workload } from './callers.ts';

export type Scenario = {
  readonly name: string;
  readonly accounts: Readonly<Record<string, ScenarioAccount>>;
  readonly workload: Workload;
  /** Of every call, ISO 8601; undefined: as the contender has it. */
  readonly timeout: string | undefined;
};

export type ScenarioAccount = AccountModel & {
  readonly priority: number;
  readonly weight: number;
  /** Names of the deployments that the configuration gives the account, whether it has them or not. */
  readonly configured: readonly string[];
};

const MODEL = 'gpt-4o';
const SECONDS = 600;

/** An account is out of order for 55 % of the time. */
const OUTAGE = { from: 120, until: 450 };

type Shape = {
  readonly priority: number;
  readonly weight: number;
  readonly capacity: Capacity;
};

const SHAPES: Readonly<Record<string, Shape>> = {
  reserved: {
    priority: 1,
    weight: 1,
    capacity: { kind: 'provisioned', tokensPerMinute: 1_200_000, burst: 10 },
  },
  larger: { priority: 2, weight: 2, capacity: payAsYouGo(800_000) },
  smaller: { priority: 2, weight: 1, capacity: payAsYouGo(400_000) },
  spare: { priority: 3, weight: 1, capacity: payAsYouGo(600_000) },
};

const TOKENS = { prompt: [300, 700], answer: [300, 700] } as const;
const MEAN_TOKENS = 1000;
const TOTAL = Object.values(SHAPES).reduce(
  (sum, { capacity }) => sum + (capacity.tokensPerMinute ?? 0),
  0,
);

/** Requests a second that use up `share` of the capacity. */
const rateOf = (share: number) => (share * TOTAL) / MEAN_TOKENS / 60;

const steady = [{ until: SECONDS, rate: rateOf(0.55) }];
const busy = [{ until: SECONDS, rate: rateOf(0.97) }];

export const SCENARIOS: readonly Scenario[] = [
  scenario('steady', { stages: steady }),
  scenario('busy', { stages: busy }),
  scenario('spike', {
    stages: [
      { until: 200, rate: rateOf(0.35) },
      { until: 320, rate: rateOf(0.95) },
      { until: SECONDS, rate: rateOf(0.35) },
    ],
  }),
  scenario('down', { stages: steady, faults: { reserved: [{ ...OUTAGE, kind: 'unreachable' }] } }),
  scenario('401', { stages: steady, faults: { reserved: [{ ...OUTAGE, kind: 'unauthorized' }] } }),
  scenario('missing deployment', { stages: steady, missing: 'larger' }),
  scenario('hanging', {
    stages: steady,
    faults: { reserved: [{ ...OUTAGE, kind: 'hanging' }] },
    timeout: 'PT1M',
  }),
  scenario('slow', {
    stages: steady,
    faults: { reserved: [{ ...OUTAGE, kind: 'slow', factor: 10 }] },
  }),
  scenario('5 % errors everywhere', {
    stages: steady,
    faults: Object.fromEntries(
      Object.keys(SHAPES).map((name) => [
        name,
        [{ from: 0, until: Number.POSITIVE_INFINITY, kind: 'failing', share: 0.05 }],
      ]),
    ),
  }),
  scenario('no waits', { stages: busy, tells: { wait: 'nothing', limits: 'remaining' } }),
  scenario('overload', { stages: [{ until: SECONDS, rate: rateOf(1.5) }] }),
  scenario('one caller fails', { stages: steady, failing: 1 }),
  scenario('five callers fail', { stages: busy, failing: 5 }),
  scenario('one asks too much', { stages: steady, oversized: 1 }),
];

type Twist = {
  readonly stages: Workload['stages'];
  readonly faults?: Readonly<Record<string, readonly Fault[]>>;
  /** The account that lacks the deployment. */
  readonly missing?: string;
  readonly tells?: Telling;
  readonly failing?: number;
  readonly oversized?: number;
  readonly timeout?: string;
};

function scenario(name: string, twist: Twist): Scenario {
  const { stages, faults = {}, missing, failing = 0, oversized = 0 } = twist;
  const { tells = { wait: 'seconds and milliseconds', limits: 'remaining' } } = twist;
  return {
    name,
    timeout: twist.timeout,
    accounts: Object.fromEntries(
      Object.entries(SHAPES).map(([account, { priority, weight, capacity }]) => [
        account,
        {
          priority,
          weight,
          configured: [MODEL],
          deployments: account === missing ? {} : { [MODEL]: capacity },
          faults: faults[account] ?? [],
          tells,
        },
      ]),
    ),
    workload: {
      model: MODEL,
      stages,
      callers: 50,
      failing,
      oversized,
      ...TOKENS,
      oversize: 1_200_000,
      retries: 0,
    },
  };
}

function payAsYouGo(tokensPerMinute: number): Capacity {
  return { kind: 'pay-as-you-go', tokensPerMinute, requestsPerMinute: undefined };
}
