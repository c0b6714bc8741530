/**
 * How well accounts are balanced, in virtual time: our strategies by policy and by pool, what others do, and an ideal
 * balancer that looks into the accounts. `SEEDS=5` runs each scenario five times, with other chance, and counts them
 * together; `SCENARIOS=spike,overload` and `CONTENDERS=ideal` choose; `DOCS=1` writes docs/benchmarks.md and its pictures.
 */
import { measureRuns, type Runs } from '../../../action/simulation/measure.ts';
import { shippedPolicy } from '../../../action/simulation/review.ts';
import { shippedStories } from '../../../action/simulation/stories.ts';
import type { Measured } from '../../../policy/simulate/index.ts';
import type { Report } from '../report.ts';
import { CAPACITY, CONTENDERS, type Contender, IDEAL, OURS } from './contenders.ts';
import { writeDocs } from './docs.ts';
import { percent, type Row, tableOf } from './table.ts';

/** Where no policy can know enough: whether an account that is silent will answer, and which requests will still fit. */
const TOLD_ONLY = new Set([
  'account-hanging',
  'slow-account',
  'overload',
  'oversized-caller',
  'chains',
]);

/** What ours serves of what the ideal serves, at least. */
const PROMISE = 0.999;

/** Callers' 429s, at most, while there is capacity. */
const FEW = 0.001;

export async function bench({ note, figure }: Report): Promise<void> {
  const seeds = Number(process.env.SEEDS ?? 1);
  const names = process.env.SCENARIOS?.split(',');
  const rivals = CONTENDERS.filter(
    ({ name }) => process.env.CONTENDERS?.split(';').includes(name) ?? true,
  );
  const rows = await measure(names, rivals, seeds);
  note(`seeds 1 to ${seeds}; of the callers whose calls can be served`);
  for (const line of tableOf(rows)) console.log(line);
  for (const { scenario, measured } of rows) {
    const [own, ideal] = [measured.get(OURS)?.figures, measured.get(IDEAL)?.figures];
    if (own === undefined || ideal === undefined || TOLD_ONLY.has(scenario.name)) continue;
    const share = own.othersServed / ideal.othersServed;
    figure(
      `${scenario.name}, served of what the ideal serves`,
      percent(share),
      `at least ${percent(PROMISE)}`,
      share >= PROMISE,
    );
    if (ideal.othersThrottled > 0) continue;
    figure(
      `${scenario.name}, callers’ 429s while there is capacity`,
      percent(own.othersThrottled),
      `at most ${percent(FEW)}`,
      own.othersThrottled <= FEW,
    );
  }
  if (process.env.DOCS !== undefined) await writeDocs(rows, seeds);
}

async function measure(
  names: readonly string[] | undefined,
  rivals: readonly Contender[],
  seeds: number,
): Promise<readonly Row[]> {
  const [first] = rivals;
  if (first === undefined) throw new Error('no contender');
  const stories = shippedStories(first.balancer, names).map(({ scenario }) => ({
    ...scenario,
    accounts: { ...scenario.accounts, ...CAPACITY },
  }));
  const shipped = shippedPolicy();
  const runs = stories.flatMap((scenario) =>
    rivals.map(
      ({ name, balancer, policy }): Runs => ({
        scenario,
        balancer,
        policy:
          name === IDEAL ? undefined : { ...shipped, ...(policy === undefined ? {} : { policy }) },
        seeds: Array.from({ length: seeds }, (_, index) => index + 1),
        scale: 1,
        log: undefined,
      }),
    ),
  );
  let done = 0;
  const results = await measureRuns(runs, {
    onResult(index) {
      done += 1;
      process.stderr.write(
        `       ${done} of ${runs.length}: ${runs[index]?.scenario.name}, ${rivals[index % rivals.length]?.name}\n`,
      );
    },
  });
  return stories.map((scenario, place) => ({
    scenario,
    seconds: scenario.stages.reduce((sum, stage) => sum + stage.seconds, 0),
    measured: new Map(
      rivals.flatMap(({ name }, index): readonly [string, Measured][] => {
        const result = results[place * rivals.length + index];
        return result === undefined ? [] : [[name, result]];
      }),
    ),
  }));
}
