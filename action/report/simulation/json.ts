/** A simulation's results for programs. */
import type { Result } from '../../simulation/simulate.ts';

/**
 * Shares are of 1, times in milliseconds. `null`: there is no such figure; `"never"`: a time that did not end. Without
 * anything of the configuration but the accounts' names.
 */
export function simulationJson(results: readonly Result[], seed: number): string {
  const scenarios = results.map(
    ({ name, about, figures, ideal, judgements, holes, timeline, situation }) => ({
      name,
      about,
      figures: { ...figures, ofIdeal: figures.othersServed / ideal.othersServed },
      ideal,
      expectations: judgements.map(({ expectation, figure, verdict }) => ({
        metric: expectation.metric,
        expected: expectation.text,
        figure,
        verdict,
      })),
      holes,
      timeline,
      units: situation.units,
      workload: situation.workload,
      accounts: Object.fromEntries(
        Object.entries(situation.accounts).map(([account, { host: _, ...model }]) => [
          account,
          model,
        ]),
      ),
    }),
  );
  return JSON.stringify(
    { seed, scenarios },
    (_, value) => (value === Number.POSITIVE_INFINITY ? 'never' : value),
    2,
  );
}
