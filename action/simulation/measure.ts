/** Measures runs: cuts long ones into parts, has threads count them, and makes figures of what they counted. */
import { type Counts, type Measured, measure, situationOf } from '../../policy/simulate/index.ts';
import type { Job, JobResult } from './job.ts';
import type { Hole } from './log.ts';

/** The same run with each of several seeds. */
export type Runs = Omit<Job, 'seed' | 'span'> & { readonly seeds: readonly number[] };

export type MeasuredRuns = Measured & { readonly holes: readonly Hole[] };

type Options = {
  /** Hears of each when it is done, in whatever order. */
  readonly onResult?: (index: number, measured: MeasuredRuns) => void;
  /** A share of 1. */
  readonly onProgress?: (share: number) => void;
  readonly threads?: number | undefined;
};

/** Seconds from which a run is cut, and of a part at most. It does not depend on the machine, so neither do figures. */
const LONG = 1800;
const PART = 900;

/** @returns in the order of `all` */
export async function measureRuns(
  all: readonly Runs[],
  { onResult, onProgress, threads }: Options = {},
): Promise<readonly MeasuredRuns[]> {
  const jobs = all.flatMap(({ seeds, ...run }, index) =>
    seeds.flatMap((seed) => partsOf(run).map((span) => ({ index, job: { ...run, seed, span } }))),
  );
  // In a chunk of its own, since it is what threads start.
  const { runJobs } = await import('./threads.ts');
  const results: JobResult[] = [];
  const measured: MeasuredRuns[] = [];
  const progress = createProgress(
    jobs.map(({ job }) => job),
    onProgress,
  );
  await runJobs(
    jobs.map(({ job }) => job),
    {
      onProgress: progress.reached,
      onResult(done, result) {
        progress.reached(done, Number.POSITIVE_INFINITY);
        results[done] = result;
        const index = jobs[done]?.index ?? 0;
        const run = all[index];
        const own = jobs.flatMap((one, at) =>
          one.index === index ? [{ seed: one.job.seed, result: results[at] }] : [],
        );
        if (run === undefined || own.some((one) => one.result === undefined)) return;
        const runs = run.seeds.map((seed) =>
          own.flatMap((one): readonly Counts[] =>
            one.seed === seed && one.result !== undefined ? [one.result.counts] : [],
          ),
        );
        const situation = situationOf(run.scenario, run.balancer, run.scale);
        measured[index] = { ...measure(situation, runs), holes: own[0]?.result?.holes ?? [] };
        onResult?.(index, measured[index]);
      },
    },
    threads,
  );
  return measured;
}

function partsOf(run: Omit<Runs, 'seeds'>): readonly Job['span'][] {
  const seconds = secondsOf(run);
  if (seconds === undefined || seconds < LONG) return [undefined];
  const count = Math.ceil(seconds / PART);
  return Array.from({ length: count }, (_, index) => ({
    from: index * PART * 1000,
    until: index === count - 1 ? Number.POSITIVE_INFINITY : (index + 1) * PART * 1000,
  }));
}

/** Of virtual time that one run lasts; undefined: the log says it. */
function secondsOf({ scenario, log }: Pick<Job, 'scenario' | 'log'>): number | undefined {
  return log === undefined
    ? scenario.stages.reduce((sum, { seconds }) => sum + seconds, 0)
    : undefined;
}

/** The ideal balancer takes a tenth of the time, about. */
const IDEAL_WEIGHT = 0.1;

function createProgress(jobs: readonly Job[], tell: Options['onProgress']) {
  const weights = jobs.map(({ policy }) => (policy === undefined ? IDEAL_WEIGHT : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = jobs.map(() => 0);
  return {
    reached(index: number, seconds: number): void {
      const job = jobs[index];
      if (job === undefined || tell === undefined) return;
      const from = (job.span?.from ?? 0) / 1000;
      // How long a log is, is known when it ends.
      const end = secondsOf(job) ?? Number.POSITIVE_INFINITY;
      const length = Math.min(end - from, job.span === undefined ? end : PART);
      const share = seconds === Number.POSITIVE_INFINITY ? 1 : (seconds - from) / length;
      shares[index] = Math.max(shares[index] ?? 0, Math.min(1, share));
      tell(shares.reduce((sum, one, at) => sum + one * (weights[at] ?? 0), 0) / total);
    },
  };
}
