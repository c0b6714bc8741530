/** `aolb <command>`: every command and its usage. The commands call what the Action calls. */

import { messageOf } from '../failure.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

type Command = {
  readonly usage: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
};

/** Each loads what it needs and nothing else: the C# compiler, YAML and schemas, undici, the Azure SDKs. */
const COMMANDS: Readonly<Record<string, Command>> = {
  init: {
    usage:
      'init [--output load-balancer.yml] [--environment NAME] [--location REGION] [--sku BasicV2_1] [--publisher-name NAME]\n' +
      '       [--publisher-email ADDRESS] [--account [NAME=]RESOURCE-ID]… [--endpoint NAME=URL]… [--models [NAME=]model,…]…\n' +
      '       [--consumer name,…]… [--rotation | --no-rotation] [--workflows [--action OWNER/REPOSITORY@COMMIT]]',
    run: async (args, terminal) => (await import('./init.ts')).init(args, terminal),
  },
  try: {
    usage: 'try plan | apply | serve [--config load-balancer.yml]',
    run: async (args, terminal) => (await import('./try.ts')).tryOut(args, terminal),
  },
  render: {
    usage: 'render [--config load-balancer.yml] [--output .aolb] [--json]',
    run: async (args, terminal) => (await import('./render.ts')).render(args, terminal),
  },
  check: {
    usage:
      'check [--named-values FILE.json] [--fragments FOLDER] [--backends name,…] [--scope api] [--json] FILE…',
    run: async (args, terminal) => (await import('./check.ts')).check(args, terminal),
  },
  lint: {
    usage:
      'lint [--scope api] [--sku BasicV2_1] [--named-values FILE.json] [--fragments FOLDER] [--backends FILE.json]\n' +
      "       [--severity note] [--json | --sarif] FILE… (files, folders, patterns such as 'policies/**/*.xml')",
    run: async (args, terminal) => (await import('./lint.ts')).lint(args, terminal),
  },
  eval: {
    usage: 'eval [--json] [--context FILE.json] EXPRESSION | --file CASES.jsonl',
    run: async (args, terminal) => (await import('./evaluate.ts')).evaluate(args, terminal),
  },
  diff: {
    usage: 'diff [--json] BEFORE AFTER',
    run: async (args, terminal) => (await import('./diff.ts')).diff(args, terminal),
  },
  serve: {
    usage:
      'serve [--config load-balancer.yml | --policy FILE [--service-url URL] [--path openai] [--named-values FILE.json] [--fragments FOLDER]]\n' +
      '        [--backend name=url]… [--sku BasicV2_1] [--host 127.0.0.1] [--port 8080] [--trace] [--json]',
    run: async (args, terminal) => (await import('./serve.ts')).serve(args, terminal),
  },
  simulate: {
    usage:
      'simulate [--config load-balancer.yml] [--seed 1] [--json] [--html FILE] [SCENARIO.yml | shipped scenario]…',
    // The simulator is loaded for this command only.
    run: async (args, terminal) => (await import('./simulate.ts')).simulate(args, terminal),
  },
  rotate: {
    usage:
      'rotate [--status | [--dry-run] [--force | --emergency] [--since instant] [--reason TEXT]] [--only consumer,…] [--json]',
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
