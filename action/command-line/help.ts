/** What `--help` says: of the whole, and of a command. */
import type { Command, Option } from './command.ts';
import { COMMANDS } from './commands.ts';

/** Lines are no longer, however wide the terminal is: longer ones are hard to read. */
const WIDEST = 100;
const USUAL = 80;

/** @param width of the terminal; undefined: it is a file or a pipe */
export function overview(width: number | undefined): string {
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => [name, summary] as const);
  return `usage: aolb <command>\n\n${table(rows, width)}\n"aolb <command> --help" tells more of each.\n`;
}

export function helpOf(command: Command, width: number | undefined): string {
  const options = [
    ...Object.entries(command.options).map(
      ([name, option]) => [written(name, option), meaning(option)] as const,
    ),
    ['--help', 'show this'] as const,
  ];
  return [
    usageOf(command, width),
    `${wrapped(command.about, fitting(width)).join('\n')}\n`,
    `options:\n${table(options, width)}`,
    `example:\n  ${command.example}\n`,
  ].join('\n');
}

export function usageOf({ usage }: Command, width: number | undefined): string {
  // An option and its value stay together.
  const parts = usage.match(/(?:\| )?\[*--[a-z-]+(?: [^-[|\s\]][^\s\]]*)?\]*…?|\S+/g) ?? [];
  return `${hanging('usage: aolb ', parts, fitting(width)).join('\n')}\n`;
}

function written(name: string, { value, multiple }: Option): string {
  const more = multiple === true && value?.endsWith('…') !== true ? '…' : '';
  return `--${name}${value === undefined ? '' : ` ${value}`}${more}`;
}

function meaning({ help, type, default: usual }: Option): string {
  return type === 'boolean' || usual === undefined ? help : `${help} (${usual} if left out)`;
}

function table(rows: readonly (readonly [string, string])[], width: number | undefined): string {
  const first = Math.min(24, Math.max(...rows.map(([left]) => left.length)));
  return rows
    .flatMap(([left, right]) => {
      const lines = hanging(
        `  ${left.padEnd(first)}  `,
        right.split(' '),
        fitting(width),
        first + 4,
      );
      return lines.map((line) => `${line}\n`);
    })
    .join('');
}

function fitting(width = USUAL): number {
  return Math.max(40, Math.min(width, WIDEST));
}

function wrapped(text: string, width: number): readonly string[] {
  return hanging('', text.split(' '), width);
}

/** Words behind a head; further lines are indented as far as the head of the first one reaches, or as told. */
function hanging(
  head: string,
  words: readonly string[],
  width: number,
  indent = head.length,
): readonly string[] {
  const lines: string[] = [];
  let line = head;
  let empty = true;
  for (const word of words) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
