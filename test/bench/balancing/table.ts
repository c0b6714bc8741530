/** The rows of the comparison. */
import { percent as cellPercent, time } from '../../../action/report/simulation/cells.ts';
import type { Measured, Scenario } from '../../../policy/simulate/index.ts';

export type Row = {
  readonly scenario: Scenario;
  readonly seconds: number;
  /** By contender. */
  readonly measured: ReadonlyMap<string, Measured>;
};

export const percent = cellPercent;

const HEAD = [
  '| scenario | who chooses | served | 429s | 5xx | attempts | use of the PTU | added p95 | recovery |',
  '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
];

export function tableOf(rows: readonly Row[]): readonly string[] {
  return [
    ...HEAD,
    ...rows.flatMap(({ scenario, measured }) =>
      Array.from(measured, ([contender, { figures }]) => {
        const cells = [
          scenario.name,
          contender,
          percent(figures.othersServed),
          percent(figures.othersThrottled),
          percent(figures.othersFailed),
          figures.callsPerRequest.toFixed(2),
          percent(figures.provisionedUse),
          time(figures.addedLatency),
          time(figures.recovery),
        ];
        return `| ${cells.join(' | ')} |`;
      }),
    ),
  ];
}
