/** A simulation's figures as a table: for a terminal, for Markdown, and before and after for a review. */
import type { ReviewRow } from '../../simulation/review.ts';
import type { Result } from '../../simulation/simulate.ts';
import { plain, tableHead } from '../markdown.ts';
import { cellsOf, describeJudgement, HEADINGS, missed, percent } from './cells.ts';

/** Spaces between columns, the last of which may be of any length. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 || column === row.length - 1
          ? cell.padEnd(column === 0 ? (widths[0] ?? 0) : 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

/** Rows, then what was expected and did not come, then what a log left out. */
export function markdownTable(results: readonly Result[]): string {
  const rows = results.map((result) => `| ${cellsOf(result).map(plain).join(' | ')} |`);
  const notes = results.flatMap((result) => [
    ...missed(result).map((one) => `- ❌ ${plain(result.name)}: ${plain(describeJudgement(one))}`),
    ...result.holes.map(
      ({ what, count, line }) =>
        `- ${plain(result.name)}: ${count} ${count === 1 ? 'line' : 'lines'} of the log, the first in line ${line}: ${plain(what)}`,
    ),
  ]);
  const table = [tableHead(HEADINGS), ...rows].join('\n');
  return notes.length === 0 ? table : `${table}\n\n${notes.join('\n')}`;
}

const REVIEW = ['traffic', 'served', 'callers’ 429s', 'attempts', 'ideal'];

/** What changes for callers, scenario by scenario; one figure where nothing does. */
export function reviewTable(rows: readonly ReviewRow[]): string {
  const lines = rows.map(({ scenario, before, after, ideal, judgements }) => {
    const change = (text: (figures: ReviewRow['after']) => string) => {
      const [then, now] = [before === undefined ? undefined : text(before), text(after)];
      return then === undefined || then === now ? now : `${then} → ${now}`;
    };
    const cells = [
      `${missed({ judgements }).length > 0 ? '❌ ' : ''}${plain(scenario)}`,
      change(({ othersServed }) => percent(othersServed)),
      change(({ othersThrottled }) => percent(othersThrottled)),
      change(({ callsPerRequest }) => callsPerRequest.toFixed(2)),
      percent(ideal.othersServed),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [tableHead(REVIEW), ...lines].join('\n');
}
