/** Searches long runs of whatever a pattern is about for it, pattern by pattern; reads them from standard input. */
import { readFileSync } from 'node:fs';
import { disproportion } from './policy/expressions/hostile/growth.ts';

const patterns: readonly (readonly [string, string, string])[] = JSON.parse(
  readFileSync(process.stdin.fd, 'utf8'),
);

/** Characters of the classes that patterns name. */
const OF_CLASSES = ['a', 'A', '0', ' ', '\n', '\t', '-', '_', '\0'];

/** Every character that stands in a pattern, and pairs of them. */
function runsOf(source: string): readonly string[] {
  const characters = [...new Set([...OF_CLASSES, ...source.replace(/\\[A-Za-z]/g, '')])];
  const words = source.match(/[A-Za-z<![\]?/*{}@"'-]{2,}/g) ?? [];
  const pairs = characters.slice(OF_CLASSES.length).flatMap((one) => [`a${one}`, `0${one}`]);
  return [...characters, ...pairs, ...words];
}

for (const [place, source, flags] of patterns) {
  process.stdout.write(`> ${place}\n`);
  const pattern = new RegExp(source, flags.replace('y', 'g'));
  for (const run of runsOf(source)) {
    for (const start of ['', '\u0001']) {
      const wrong = disproportion((length) => {
        const text = `${start}${run.repeat(Math.ceil(length / run.length))}\u0001`;
        if (flags.includes('y')) new RegExp(source, flags).test(text);
        else if (flags.includes('g')) text.replace(pattern, '');
        else pattern.test(text);
      });
      if (wrong !== undefined) {
        process.stdout.write(`! ${place} of ${JSON.stringify(run)}: ${wrong}\n`);
      }
    }
  }
}
