#!/usr/bin/env node
/** The command line: `aolb <command>`. The commands call what the Action calls. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { render, renderUsage } from './command-line/render.ts';
import { type ExitCode, type Terminal, UsageError } from './command-line/terminal.ts';
import { messageOf } from './failure.ts';

type Command = {
  readonly usage: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  render: {
    usage: renderUsage,
    run: (args, terminal) => render(args, terminal, functionPackage()),
  },
  rotate: {
    usage: 'rotate [--dry-run] [--force] [--only consumer,…] [--json]',
    // The Azure SDKs are loaded for this command only.
    run: async (args, terminal) =>
      (await import('./command-line/rotate.ts')).rotate(args, terminal),
  },
};

const USAGE = `usage: aolb <command>

${Object.values(COMMANDS)
  .map(({ usage }) => `  ${usage}`)
  .join('\n')}
`;

/** @returns the exit code: 0 fine, 1 findings or failures, 2 wrong use */
export async function runCommandLine(
  [name, ...args]: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(USAGE);
    return 0;
  }
  const command = name === undefined ? undefined : COMMANDS[name];
  if (command === undefined) {
    terminal.error(name === undefined ? USAGE : `unknown command "${name}"\n\n${USAGE}`);
    return 2;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    const wrongUse = error instanceof UsageError || isArgumentError(error);
    terminal.error(`${messageOf(error)}\n${wrongUse ? `usage: aolb ${command.usage}\n` : ''}`);
    return wrongUse ? 2 : 1;
  }
}

/** What `util.parseArgs` throws. */
function isArgumentError(error: unknown): boolean {
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

/** Beside this file in dist/, or in dist/ as seen from the sources. */
function functionPackage(): string {
  const beside = join(import.meta.dirname, 'function.zip');
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', 'dist', 'function.zip');
}

if (import.meta.main) {
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    environment: process.env,
    directory: process.cwd(),
  });
}
