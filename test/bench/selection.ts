/**
 * Who should choose the account: the rendered policy against pools and against an ideal balancer, in virtual time.
 * `SEEDS=5 npm run bench -- selection` runs each scenario five times, with other chance, and counts them together;
 * `SCENARIOS=busy,401` runs only those.
 */
import { SCENARIOS } from '../../policy/simulate/index.ts';
import type { Report } from './report.ts';
import { CONTENDERS, IDEAL, type Measured, measureAll, OURS } from './selection-runs.ts';

/** Where no policy can know enough: whether an account that is silent will answer, and which requests will still fit. */
const TOLD_ONLY = new Set(['hanging', 'slow', 'overload', 'one asks too much']);

/** What ours serves of what the ideal serves, at least. */
const PROMISE = 0.999;

export async function bench({ note, figure }: Report): Promise<void> {
  const seeds = Number(process.env.SEEDS ?? 1);
  const wanted = process.env.SCENARIOS?.split(',') ?? SCENARIOS.map(({ name }) => name);
  const runs = wanted.flatMap((scenario) =>
    CONTENDERS.map(({ name: contender }) => ({ scenario, contender })),
  );
  let started = 0;
  const measured = await measureAll(runs, seeds, ({ scenario, contender }) => {
    started += 1;
    process.stderr.write(`       ${started} of ${runs.length}: ${scenario}, ${contender}\n`);
  });
  note(`seeds 1 to ${seeds}; percent of requests, except calls (for each request) and p95 (ms)`);
  for (const line of [...HEAD, ...measured.map(row)]) console.log(line);
  for (const scenario of wanted) {
    if (TOLD_ONLY.has(scenario)) continue;
    const served = (contender: string) =>
      measured.find((run) => run.scenario === scenario && run.contender === contender)?.figures
        .othersServed ?? Number.NaN;
    const share = served(OURS) / served(IDEAL);
    figure(
      `${scenario}, served of what the ideal serves`,
      percent(share),
      `at least ${percent(PROMISE)}`,
      share >= PROMISE,
    );
  }
}

const HEAD = [
  '| scenario | who chooses | served | of the others | 429 | 5xx | other 4xx | calls | use of the PTU | added p95 |',
  '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
];

function row({ scenario, contender, figures, provisionedUse }: Measured): string {
  const { served, othersServed, throttled, failed, refused } = figures;
  const shares = [served, othersServed, throttled, failed, refused].map(percent);
  const calls = figures.callsPerRequest.toFixed(3);
  const cells = [scenario, contender, ...shares, calls, percent(provisionedUse)];
  return `| ${[...cells, figures.addedLatency].join(' | ')} |`;
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
