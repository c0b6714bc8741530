/** `aolb <command>`: every command and its usage. The commands call what the Action calls. */

import { messageOf } from '../failure.ts';
import { check, checkUsage } from './check.ts';
import { evaluate, evaluateUsage } from './evaluate.ts';
import { render, renderUsage } from './render.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

type Command = {
  readonly usage: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  render: {
    usage: renderUsage,
    run: render,
  },
  check: { usage: checkUsage, run: check },
  eval: { usage: evaluateUsage, run: evaluate },
  serve: {
    usage:
      'serve [--config load-balancer.yml | --policy FILE [--service-url URL] [--path openai] [--named-values FILE.json] [--fragments FOLDER]]\n' +
      '        [--backend name=url]… [--sku BasicV2_1] [--host 127.0.0.1] [--port 8080] [--trace] [--json]',
    // undici is loaded for this command only.
    run: async (args, terminal) => (await import('./serve.ts')).serve(args, terminal),
  },
  simulate: {
    usage:
      'simulate [--config load-balancer.yml] [--seed 1] [--json] [--html FILE] [SCENARIO.yml | shipped scenario]…',
    // The simulator is loaded for this command only.
    run: async (args, terminal) => (await import('./simulate.ts')).simulate(args, terminal),
  },
  rotate: {
    usage: 'rotate [--dry-run] [--force | --emergency] [--only consumer,…] [--json]',
    // The Azure SDKs are loaded for this command only.
    run: async (args, terminal) => (await import('./rotate.ts')).rotate(args, terminal),
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
