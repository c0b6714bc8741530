/** One run of a simulation, or a part of one, as plain data in and out, so that a thread of its own can do it. */
import { ANY_MODEL, type Balancer } from '../../policy/balancer.ts';
import {
  type Counts,
  createTally,
  ideal,
  type PolicyOptions,
  policyContender,
  type Request,
  type Scenario,
  type Span,
  simulate,
  situationOf,
} from '../../policy/simulate/index.ts';
import { type Hole, type LogSource, readLog } from './log.ts';

export type Job = {
  readonly scenario: Scenario;
  readonly balancer: Balancer;
  /** Undefined: the ideal balancer. */
  readonly policy: PolicyOptions | undefined;
  readonly seed: number;
  /** See `situationOf`. */
  readonly scale: number;
  /** Instead of the scenario's traffic. Its path is absolute. */
  readonly log: LogSource | undefined;
  /** Undefined: the whole run. */
  readonly span: Span | undefined;
};

export type JobResult = { readonly counts: Counts; readonly holes: readonly Hole[] };

/** Requests from one sign of life to the next. */
const STEP = 500;

/** @param onProgress hears now and then how many seconds of virtual time are reached */
export async function runJob(
  { scenario, balancer, policy, seed, scale, log, span }: Job,
  onProgress: (seconds: number) => void,
): Promise<JobResult> {
  const situation = situationOf(scenario, balancer, scale);
  const contender = policy === undefined ? ideal : policyContender('policy', policy);
  const tally = createTally(situation);
  let done = 0;
  const onRequest = (request: Request) => {
    tally.onRequest(request);
    done += 1;
    if (done % STEP === 0) onProgress(request.call.at / 1000);
  };
  const { callers } = scenario.traffic;
  const read =
    log === undefined
      ? undefined
      : readLog(log.file, log.columns, { models: modelsOf(balancer), callers, seed });
  await simulate(
    situation,
    contender,
    seed,
    { ...tally, onRequest },
    {
      ...(read === undefined ? {} : { arrivals: read.calls() }),
      ...(span === undefined ? {} : { span }),
    },
  );
  return { counts: tally.read(), holes: read?.holes() ?? [] };
}

function modelsOf({ models }: Balancer): ReadonlySet<string> | undefined {
  const names = models.map(({ name }) => name);
  return names.includes(ANY_MODEL) ? undefined : new Set(names);
}
