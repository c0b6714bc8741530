/** Tables as a terminal can show them: in columns where they fit its width, else a block for each row. */

type Rows = readonly (readonly string[])[];

/** @param table the rows in columns; @param rows the same, the headings first; @param width undefined: lines may be of any length */
export function fitTable(table: string, rows: Rows, width: number | undefined): string {
  return width === undefined || widest(table.split('\n')) <= width ? table : blocks(rows);
}

/** Text with Markdown tables; in a file or a pipe it stays Markdown. */
export function fitMarkdown(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  return text.replaceAll(/(?:^\|.*\n?)+/gm, (table) => {
    const [headings = [], , ...rows] = table.trimEnd().split('\n').map(cellsOf);
    const all = [headings, ...rows];
    return fitTable(columns(all), all, width);
  });
}

/** Of a row of Markdown, in which a bar inside of a cell is escaped. */
function cellsOf(row: string): readonly string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function columns(rows: Rows): string {
  const widths = (rows[0] ?? []).map((_, index) => widest(rows.map((row) => row[index] ?? '')));
  return rows
    .map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function blocks([headings = [], ...rows]: Rows): string {
  return rows
    .map(([name = '', ...cells]) => {
      const lines = cells.flatMap((cell, index) => {
        const heading = headings[index + 1] ?? '';
        return cell === '' ? [] : [`  ${heading === '' ? '' : `${heading}: `}${cell}`];
      });
      return `${[name, ...lines].join('\n')}\n`;
    })
    .join('');
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => [...line].length));
}
