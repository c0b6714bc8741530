/** One run of a simulation as plain data in and out, so that a thread of its own can do it. */
import { ANY_MODEL, type Balancer } from '../../policy/balancer.ts';
import {
  type Call,
  createTally,
  ideal,
  type Measured,
  type PolicyOptions,
  policyContender,
  type Request,
  type Scenario,
  simulate,
  situationOf,
} from '../../policy/simulate/index.ts';
import { type Hole, type LogSource, readLog } from './log.ts';

export type Job = {
  readonly scenario: Scenario;
  readonly balancer: Balancer;
  /** Undefined: the ideal balancer. */
  readonly policy: PolicyOptions | undefined;
  /** Each is a run with other chance; they count as one. */
  readonly seeds: readonly number[];
  /** See `situationOf`. */
  readonly scale: number;
  /** Instead of the scenario's traffic. Its path is absolute. */
  readonly log: LogSource | undefined;
};

export type JobResult = Measured & { readonly holes: readonly Hole[] };

/** Requests from one sign of life to the next. */
const STEP = 500;

/** @param onProgress hears now and then how many seconds of virtual time are done */
export async function runJob(
  { scenario, balancer, policy, seeds, scale, log }: Job,
  onProgress: (seconds: number) => void,
): Promise<JobResult> {
  const situation = situationOf(scenario, balancer, scale);
  const contender = policy === undefined ? ideal : policyContender('policy', policy);
  const tally = createTally(situation);
  let holes: readonly Hole[] = [];
  let done = 0;
  const onRequest = (request: Request) => {
    tally.onRequest(request);
    done += 1;
    if (done % STEP === 0) onProgress(request.call.at / 1000);
  };
  for (const seed of seeds) {
    const read =
      log === undefined
        ? undefined
        : readLog(log.file, log.columns, {
            models: modelsOf(balancer),
            callers: scenario.traffic.callers,
            seed,
          });
    const arrivals: { arrivals?: Iterable<Call> } =
      read === undefined ? {} : { arrivals: read.calls() };
    await simulate(situation, contender, seed, { ...tally, onRequest }, arrivals);
    holes = read?.holes() ?? [];
  }
  return { ...tally.read(), holes };
}

function modelsOf({ models }: Balancer): ReadonlySet<string> | undefined {
  const names = models.map(({ name }) => name);
  return names.includes(ANY_MODEL) ? undefined : new Set(names);
}

/** Seconds of virtual time that one run lasts; undefined: the log says it. */
export function secondsOf({ scenario, log }: Pick<Job, 'scenario' | 'log'>): number | undefined {
  return log === undefined
    ? scenario.stages.reduce((sum, { seconds }) => sum + seconds, 0)
    : undefined;
}
