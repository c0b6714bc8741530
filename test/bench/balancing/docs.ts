/** Writes what docs/benchmarks.md shows: its table, and its pictures beside it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ratesPicture, servedPicture } from './pictures.ts';
import { type Row, tableOf } from './table.ts';

const DOCS = new URL('../../../docs/', import.meta.url);
const [BEGIN, END] = ['<!-- begin balancing -->', '<!-- end balancing -->'];

export async function writeDocs(rows: readonly Row[], seeds: number): Promise<void> {
  await mkdir(new URL('pictures/', DOCS), { recursive: true });
  const pictures = {
    'balancing-served.svg': servedPicture(rows),
    ...Object.fromEntries(
      ['spike', 'failing-caller'].flatMap((name) => {
        const row = rows.find(({ scenario }) => scenario.name === name);
        return row === undefined ? [] : [[`balancing-${name}.svg`, ratesPicture(row)]];
      }),
    ),
  };
  for (const [name, picture] of Object.entries(pictures)) {
    await writeFile(new URL(`pictures/${name}`, DOCS), picture);
  }
  const file = new URL('benchmarks.md', DOCS);
  const text = await readFile(file, 'utf8');
  const [start, stop] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start === -1 || stop === -1) {
    throw new Error(`${fileURLToPath(file)} lacks the markers ${BEGIN} and ${END}`);
  }
  const command = `\`SEEDS=${seeds} DOCS=1 npm run bench -- balancing\`, ${seeds === 1 ? 'seed 1' : `seeds 1 to ${seeds}`}:`;
  const table = tableOf(rows).join('\n');
  await writeFile(
    file,
    `${text.slice(0, start + BEGIN.length)}\n\n${command}\n\n${table}\n\n${text.slice(stop)}`,
  );
}
