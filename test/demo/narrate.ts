/** How the demo speaks: headings, bars and tables as text. Colour only where a terminal shows it. */

export type Narrator = {
  /** A numbered step. */
  step(title: string): void;
  say(text: string): void;
  /** Output of a program or a document, set apart. */
  quote(text: string, maximumLines?: number): void;
  /** One bar a row, all to one scale. */
  bars(rows: readonly (readonly [label: string, count: number])[]): void;
  table(rows: readonly (readonly [label: string, value: string])[]): void;
};

const BAR_WIDTH = 40;
/** Longer lines of a quotation are cut. */
const LINE_WIDTH = 150;

/**
 * @param write receives the text, lines ended
 * @param colour whether ANSI sequences may be written
 * @param seconds seconds since the start, for the headings
 */
export function createNarrator(
  write: (text: string) => void,
  colour: boolean,
  seconds: () => number,
): Narrator {
  let steps = 0;
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    step(title) {
      steps += 1;
      write(`\n${paint(1, `${steps}. ${title}`)} ${paint(2, `(${seconds().toFixed(1)} s)`)}\n`);
    },
    say(text) {
      write(`   ${text}\n`);
    },
    quote(text, maximumLines = Number.POSITIVE_INFINITY) {
      const lines = text.trim().split('\n');
      for (const line of lines.slice(0, maximumLines)) {
        const shown = line.length > LINE_WIDTH ? `${line.slice(0, LINE_WIDTH - 1)}…` : line;
        write(`   ${paint(2, '│')} ${shown}\n`);
      }
      const hidden = lines.length - maximumLines;
      if (hidden > 0) write(`   ${paint(2, `│ … ${hidden} more lines`)}\n`);
    },
    bars(rows) {
      const most = Math.max(1, ...rows.map(([, count]) => count));
      const total = rows.reduce((sum, [, count]) => sum + count, 0);
      const width = Math.max(...rows.map(([label]) => label.length));
      for (const [label, count] of rows) {
        const bar = '█'.repeat(Math.round((count / most) * BAR_WIDTH));
        const share = total === 0 ? 0 : (100 * count) / total;
        write(`   ${label.padEnd(width)} ${paint(36, bar)} ${count} (${share.toFixed(1)} %)\n`);
      }
    },
    table(rows) {
      const width = Math.max(...rows.map(([label]) => label.length));
      for (const [label, value] of rows) write(`   ${label.padEnd(width)}  ${value}\n`);
    },
  };
}
