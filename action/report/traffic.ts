/** What a review says about traffic: one table, and one picture of what callers are refused. */
import type { ReviewRow } from '../simulation/review.ts';
import { block, details } from './markdown.ts';
import { reviewTable } from './simulation/table.ts';

export function renderTraffic(rows: readonly ReviewRow[]): string {
  const before = rows.some((row) => row.before !== undefined) ? ', before → after' : '';
  return `### Traffic, simulated${before}\n\n${reviewTable(rows)}`;
}

/** Percentages of callers that are answered 429; of before, where that is known, the line behind the bars. */
export function trafficPicture(rows: readonly ReviewRow[]): string {
  const percents = (figures: readonly (ReviewRow['after'] | undefined)[]) =>
    figures.map((one) => (100 * (one?.othersThrottled ?? 0)).toFixed(2)).join(', ');
  const highest = Math.max(
    1,
    ...rows.flatMap(({ before, after }) => [
      100 * after.othersThrottled,
      100 * (before?.othersThrottled ?? 0),
    ]),
  );
  const lines = [
    'xychart-beta',
    '  title "Callers’ 429s in percent: bars after, line before"',
    `  x-axis [${rows.map(({ scenario }) => `"${scenario}"`).join(', ')}]`,
    `  y-axis "percent" 0 --> ${Math.ceil(highest)}`,
    `  bar [${percents(rows.map(({ after }) => after))}]`,
    ...(rows.every(({ before }) => before === undefined)
      ? []
      : [`  line [${percents(rows.map(({ before }) => before))}]`]),
  ];
  return details('Callers’ 429s as a picture', block(lines.join('\n'), 'mermaid'));
}
