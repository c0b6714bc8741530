/** The runs that `selection` compares, each in a thread of its own, since none uses more than one core. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { adjustOpenApi, anyOtherCall, shippedDescriptions, surface } from '../../openapi/index.ts';
import { type Configuration, DEFAULT_BALANCING, DEFAULT_BREAKER } from '../../policy/balancer.ts';
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

export type Run = { readonly scenario: string; readonly contender: string };

export type Measured = Run & { readonly figures: Figures; readonly provisionedUse: number };

export const IDEAL = ideal.name;
export const OURS = 'policy';

const UNITS = 2;
const OPERATIONS = operationsOf(
  adjustOpenApi([...shippedDescriptions, anyOtherCall], {
    title: 'Bench',
    serverUrl: 'https://example.com',
  }),
);

export const CONTENDERS: readonly Contender[] = [
  ideal,
  policy(OURS, DEFAULT_BALANCING),
  pool(1),
  pool(3),
];

function pool(failures: number): Contender {
  const breaker = { ...DEFAULT_BREAKER, failures };
  return policy(`pool, count ${failures}`, { ...DEFAULT_BALANCING, selection: 'pool', breaker });
}

function policy(name: string, balancing: Configuration['balancing']): Contender {
  return policyContender(name, { balancing, operations: OPERATIONS, surface, units: UNITS });
}

/**
 * Runs them all, as many at once as the machine has cores.
 *
 * @param seeds how many times each, with other chance
 * @param onStart hears of each run when it begins
 */
export async function measureAll(
  runs: readonly Run[],
  seeds: number,
  onStart: (run: Run) => void,
): Promise<readonly Measured[]> {
  const measured = new Map<Run, Measured>();
  const waiting = [...runs];
  const work = async () => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
      onStart(run);
      measured.set(run, await inThread(run, seeds));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return runs.flatMap((run) => measured.get(run) ?? []);
}

function inThread(run: Run, seeds: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    new Worker(fileURLToPath(import.meta.url), { workerData: { ...run, seeds } })
      .once('message', resolve)
      .once('error', reject);
  });
}

async function measure({ scenario, contender }: Run, seeds: number): Promise<Measured> {
  const story = SCENARIOS.find(({ name }) => name === scenario);
  const rival = CONTENDERS.find(({ name }) => name === contender);
  if (story === undefined || rival === undefined) throw new Error(`no ${scenario}, ${contender}`);
  const outcomes = [];
  for (let seed = 1; seed <= seeds; seed += 1) outcomes.push(await simulate(story, rival, seed));
  return {
    scenario,
    contender,
    figures: figuresOf(outcomes),
    provisionedUse: provisionedUse(story, outcomes),
  };
}

if (!isMainThread) {
  const { seeds, ...run }: Run & { seeds: number } = workerData;
  parentPort?.postMessage(await measure(run, seeds));
}
