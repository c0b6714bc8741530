/** `aolb <command>`. The commands call what the Action calls. */

import { messageOf } from '../failure.ts';
import { argumentFault } from './arguments.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { helpOf, overview, usageOf } from './help.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

/** @returns the exit code: 0 fine, 1 findings or failures, 2 wrong use */
export async function runCommandLine(
  [first, ...rest]: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { width } = terminal;
  const helps = first === 'help' || isHelp(first);
  const [name, args] = helps ? [rest[0], ['--help']] : [first, rest];
  if (helps && name === undefined) {
    terminal.out(overview(width));
    return 0;
  }
  const entry = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    const unknown = name === undefined ? '' : `unknown command "${name}"\n\n`;
    terminal.error(`${unknown}${overview(width)}`);
    return 2;
  }
  const command = await entry.load();
  if (asksForHelp(args, command)) {
    terminal.out(helpOf(command, width));
    return 0;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    const fault = argumentFault(error, command.options);
    const wrongUse = error instanceof UsageError || fault !== undefined;
    const usage = `${usageOf(command, terminal.columns)}"aolb ${name} --help" tells more.\n`;
    terminal.error(`${fault ?? messageOf(error)}\n${wrongUse ? usage : ''}`);
    return wrongUse ? 2 : 1;
  }
}

function isHelp(argument: string | undefined): boolean {
  return argument === '--help' || argument === '-h';
}

/** Behind `--`, and as the value of an option, `-h` is what the command makes of it. */
function asksForHelp(args: readonly string[], { options }: Command): boolean {
  const end = args.indexOf('--');
  const before = end === -1 ? args : args.slice(0, end);
  return before.some((argument, index) => {
    const option = options[before[index - 1]?.replace(/^--/, '') ?? ''];
    return isHelp(argument) && option?.type !== 'string';
  });
}
