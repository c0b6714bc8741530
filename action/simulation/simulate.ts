/** Scenarios in front of a balancer: what its policy makes of each, beside an ideal balancer, and whether that is expected. */
import type { Balancer } from '../../policy/balancer.ts';
import {
  type Expectation,
  type Figures,
  isMet,
  type Metric,
  type PolicyOptions,
  type Scenario,
  type Situation,
  situationOf,
  type Timeline,
} from '../../policy/simulate/index.ts';
import type { Hole, LogSource } from './log.ts';
import { type MeasuredRuns, measureRuns, type Runs } from './measure.ts';

/** A scenario and, where it replays one, its log by an absolute path. */
export type Story = { readonly scenario: Scenario; readonly log: LogSource | undefined };

export type Judgement = {
  readonly expectation: Expectation;
  readonly figure: number;
  /** `beyond`: not even the ideal balancer meets it, so it is nobody's failure. */
  readonly verdict: 'met' | 'missed' | 'beyond';
};

export type Result = {
  readonly name: string;
  readonly about: string;
  readonly figures: Figures;
  readonly ideal: Figures;
  readonly timeline: Timeline;
  readonly judgements: readonly Judgement[];
  readonly holes: readonly Hole[];
  /** What was simulated: accounts and traffic as the scenario means them here. */
  readonly situation: Pick<Situation, 'accounts' | 'workload' | 'units'>;
};

export type SimulateOptions = {
  readonly balancer: Balancer;
  readonly policy: PolicyOptions;
  readonly seed: number;
  /** Of `load-balancer.yml`: of every scenario. */
  readonly expectations: readonly Expectation[];
  /** Requests of a scenario at most: a larger estate is simulated at a smaller scale. Undefined: any number. */
  readonly requests?: number;
  readonly threads?: number;
  /** Hears of each scenario when it is done; they may come in another order. */
  readonly onResult?: (result: Result, done: number) => void;
  /** A share of 1, while something is known about it. */
  readonly onProgress?: (share: number) => void;
};

/**
 * @throws {Error} when a log cannot be read, or the policy cannot be judged
 */
export async function simulateStories(
  stories: readonly Story[],
  options: SimulateOptions,
): Promise<readonly Result[]> {
  const { balancer, policy, seed, onProgress, threads } = options;
  const runs = stories.flatMap(({ scenario, log }): readonly Runs[] => {
    const scale = scaleOf(scenario, options);
    const run = { scenario, balancer, seeds: [seed], scale, log };
    return [
      { ...run, policy },
      { ...run, policy: undefined },
    ];
  });
  const parts: MeasuredRuns[] = [];
  const results: Result[] = [];
  await measureRuns(runs, {
    threads,
    ...(onProgress === undefined ? {} : { onProgress }),
    onResult(index, part) {
      parts[index] = part;
      const place = Math.floor(index / 2);
      const [story, own, ideal] = [stories[place], parts[2 * place], parts[2 * place + 1]];
      if (story === undefined || own === undefined || ideal === undefined) return;
      const result = resultOf(story, own, ideal, options);
      results[place] = result;
      options.onResult?.(result, Object.keys(results).length);
    },
  });
  return results;
}

/** So that a scenario has so many requests at most: a larger estate is simulated at a smaller scale. */
export function scaleOf(
  scenario: Scenario,
  { balancer, requests }: Pick<SimulateOptions, 'balancer' | 'requests'>,
): number {
  if (requests === undefined) return 1;
  const { workload } = situationOf(scenario, balancer);
  let [from, expected] = [0, 0];
  for (const { until, rate } of workload.stages) {
    expected += (until - from) * rate;
    from = until;
  }
  return Math.min(1, requests / expected);
}

function resultOf(
  { scenario }: Story,
  { figures, timeline, holes }: MeasuredRuns,
  ideal: MeasuredRuns,
  options: SimulateOptions,
): Result {
  const { balancer, expectations } = options;
  const { accounts, workload, units } = situationOf(scenario, balancer, scaleOf(scenario, options));
  return {
    name: scenario.name,
    about: scenario.about,
    figures,
    ideal: ideal.figures,
    timeline,
    holes,
    judgements: judge(scenario, expectations, figures, ideal.figures),
    situation: { accounts, workload, units },
  };
}

/** Holds figures against the scenario's own expectations, and against those of the configuration that it does not replace. */
export function judge(
  { expectations: own }: Scenario,
  general: readonly Expectation[],
  figures: Figures,
  ideal: Figures,
): readonly Judgement[] {
  const judgement = (expectation: Expectation, forgiving: boolean): Judgement => {
    const figure = metricOf(expectation.metric, figures, ideal);
    const possible = isMet(expectation, metricOf(expectation.metric, ideal, ideal));
    if (isMet(expectation, figure)) return { expectation, figure, verdict: 'met' };
    return { expectation, figure, verdict: forgiving && !possible ? 'beyond' : 'missed' };
  };
  const replaced = new Set(own.map(({ metric }) => metric));
  return [
    // Whoever wrote it for this scenario means it; a general one asks for what is possible.
    ...own.map((expectation) => judgement(expectation, false)),
    ...general
      .filter(({ metric }) => !replaced.has(metric))
      .map((expectation) => judgement(expectation, true)),
  ];
}

/** What a scenario's row shows; of the callers whose calls can be served. */
function metricOf(metric: Metric, figures: Figures, ideal: Figures): number {
  switch (metric) {
    case 'served':
      return figures.othersServed;
    case 'ofIdeal':
      return figures.othersServed / ideal.othersServed;
    case 'throttled':
      return figures.othersThrottled;
    case 'failed':
      return figures.othersFailed;
    case 'attempts':
      return figures.callsPerRequest;
    case 'addedP95':
      return figures.addedLatency;
    case 'recovery':
      return figures.recovery;
  }
}
