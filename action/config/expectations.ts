/** Expectations as `load-balancer.yml` and scenarios write them: `served: ">= 99.9%"`. */
import {
  COMPARISONS,
  type Expectation,
  METRICS,
  type Metric,
} from '../../policy/simulate/expectations.ts';
import { milliseconds, shareOf } from './units.ts';

/** What each kind of figure is written in. */
const EXAMPLES = { share: '">= 99.9%"', number: '"<= 1.1"', time: '"<= 500ms" or "<= 30s"' };

/**
 * `>= 99.9%`, which the schema has accepted, for a figure of a name that the schema has accepted.
 *
 * @returns the expectation, or what is wrong with its unit
 */
function expectationOf(
  metric: Metric,
  text: string,
): { readonly expectation: Expectation } | { readonly fault: string } {
  const comparison = COMPARISONS.find((sign) => text.startsWith(sign));
  if (comparison === undefined) throw new Error(`"${text}" was accepted as a comparison`);
  const written = text.slice(comparison.length).trim();
  const kind = METRICS[metric];
  const unit = /[^\d.]*$/.exec(written)?.[0] ?? '';
  const units = { share: ['%'], number: [''], time: ['ms', 's'] }[kind];
  if (!units.includes(unit)) {
    return { fault: `"${text}" has the wrong unit: expected ${EXAMPLES[kind]}` };
  }
  const bound =
    kind === 'share'
      ? shareOf(written)
      : kind === 'time'
        ? milliseconds(written)
        : Number.parseFloat(written);
  return { expectation: { metric, comparison, bound, text: text.trim() } };
}

/** Those that are there, and what is wrong with them by metric. */
export function expectationsOf(written: Readonly<Partial<Record<Metric, string>>>): {
  readonly expectations: readonly Expectation[];
  readonly faults: readonly { readonly metric: Metric; readonly fault: string }[];
} {
  const expectations: Expectation[] = [];
  const faults: { metric: Metric; fault: string }[] = [];
  for (const metric of Object.keys(METRICS) as Metric[]) {
    const text = written[metric];
    if (text === undefined) continue;
    const read = expectationOf(metric, text);
    if ('fault' in read) faults.push({ metric, fault: read.fault });
    else expectations.push(read.expectation);
  }
  return { expectations, faults };
}
