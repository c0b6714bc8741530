/**
 * How a rotation is followed from a terminal: one line that grows, failures above it. In a file or a pipe, a line for
 * each key instead, without colour. It all goes to standard error; the report has standard output for itself.
 */
import { describeConsequence } from '../../function/consequences.ts';
import { describe, type Start } from '../../function/report.ts';
import type { Result } from '../../function/run.ts';
import type { Terminal } from './terminal.ts';

export type Progress = {
  readonly started: (start: Start) => void;
  readonly finished: (result: Result) => void;
  /** Leaves the terminal as a program should find it. */
  readonly end: () => void;
};

const CLEAR_LINE = '\r\u001B[K';
const WIDEST_BAR = 40;

/** @param dryRun what stops before its time would only stop in earnest */
export function followRotation(terminal: Terminal, dryRun: boolean): Progress {
  const { columns, environment, error } = terminal;
  const colours = columns !== undefined && !environment.NO_COLOR;
  const paint = (code: number, text: string) =>
    colours ? `\u001B[${code}m${text}\u001B[0m` : text;
  let total: number | undefined;
  let done = 0;

  const bar = (width: number, subscription: string) => {
    const share = total === undefined || total === 0 ? 1 : done / total;
    const count = `${done}/${total ?? 0}`;
    const length = Math.max(0, Math.min(WIDEST_BAR, width - count.length - 5));
    const filled = Math.round(share * length);
    const drawn = `[${paint(32, '='.repeat(filled))}${' '.repeat(length - filled)}] ${count}`;
    const room = width - length - count.length - 5;
    return `${CLEAR_LINE}${drawn} ${subscription.slice(0, Math.max(0, room))}`;
  };

  return {
    started({ due, expectedSeconds, mode, since, stops }) {
      total = due;
      error(`${due} ${due === 1 ? 'key' : 'keys'} to look at, about ${expectedSeconds} s\n`);
      if (mode !== 'forced' && mode !== 'emergency') return;
      if (since !== undefined) {
        error(
          `Replaces what was made before ${since}; --since ${since} goes on with what is left\n`,
        );
      }
      const when = dryRun ? 'Would stop before its time' : 'Stops before its time';
      error(paint(33, `${when}:${stops.length === 0 ? ' nothing' : ''}\n`));
      for (const consequence of stops) error(`  ${describeConsequence(consequence)}\n`);
    },
    finished({ subscription, outcome }) {
      // What the listing alone decided comes before the start; the report has it.
      if (total === undefined) return;
      done += 1;
      const failed = outcome.kind === 'failed';
      const line = `${subscription}: ${outcome.kind}, ${describe(outcome)}\n`;
      if (columns === undefined) error(`${done}/${total} ${line}`);
      else error(`${failed ? CLEAR_LINE + paint(31, line) : ''}${bar(columns, subscription)}`);
    },
    end() {
      if (columns !== undefined && done > 0) error(CLEAR_LINE);
    },
  };
}
