/** `aolb diff`: what differs between two policy documents by meaning, and whether Terraform would see it. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { comparePolicies, describeChanges, isVisibleToTerraform } from '../../policy/diff/index.ts';
import { PolicyError } from '../../policy/document/index.ts';
import { describeFinding, type Finding } from '../finding.ts';
import type { Command, Options } from './command.ts';
import { readTextFile } from './policy-files.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

const OPTIONS = {
  json: {
    type: 'boolean',
    default: false,
    help: 'answer in JSON: {"equal", "visibleToTerraform", "changes"}',
  },
} as const satisfies Options;

export const diff: Command = {
  usage: 'diff [--json] BEFORE AFTER',
  about:
    'Compares two policy documents by meaning: layout, comments and the order of attributes do not count. Exit code 0: equal; 1: a difference; 2: a file cannot be read.',
  options: OPTIONS,
  example: 'aolb diff before.xml after.xml',
  run,
};

/** @returns 0 for equal meaning, 1 for a difference; 2 where a file cannot be read, since nothing is known then */
async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  });
  const [before, after, third] = positionals;
  if (before === undefined || after === undefined || third !== undefined) {
    throw new UsageError('give two policy documents');
  }
  const result = await compareFiles(before, after, terminal.directory);
  if (values.json) terminal.out(`${JSON.stringify(result, null, 2)}\n`);
  if ('errors' in result) {
    if (!values.json) {
      for (const error of result.errors) terminal.error(`error: ${describeFinding(error)}\n`);
    }
    return 2;
  }
  if (!values.json) terminal.out(describe(result.changes, terminal));
  return result.equal ? 0 : 1;
}

async function compareFiles(before: string, after: string, directory: string) {
  const [old, fresh] = [
    await readTextFile(resolve(directory, before)),
    await readTextFile(resolve(directory, after)),
  ];
  if (typeof old !== 'string' || typeof fresh !== 'string') {
    const faults = [
      { file: before, read: old },
      { file: after, read: fresh },
    ] as const;
    return {
      errors: faults.flatMap(({ file, read }) =>
        typeof read === 'string' ? [] : [{ severity: 'error', file, ...read } satisfies Finding],
      ),
    };
  }
  try {
    const changes = comparePolicies(old, fresh);
    const visibleToTerraform = isVisibleToTerraform(old, fresh);
    return { equal: changes.length === 0, visibleToTerraform, changes };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const { fault: message, line, column, document } = error;
    const file = document === 'before' ? before : after;
    return { errors: [{ severity: 'error', file, line, column, message } satisfies Finding] };
  }
}

function describe(changes: Parameters<typeof describeChanges>[0], { coloured }: Terminal): string {
  if (changes.length === 0) return 'equal by meaning\n';
  const lines = describeChanges(changes, 'Terraform would not apply this');
  return `${(coloured === true ? lines.map(colour) : lines).join('\n')}\n`;
}

/** As `git diff` does. */
const COLOURS: Readonly<Record<string, number>> = { '@': 36, '-': 31, '+': 32 };

function colour(line: string): string {
  const code = COLOURS[line.charAt(0)];
  return code === undefined ? line : `\x1b[${code}m${line}\x1b[0m`;
}
