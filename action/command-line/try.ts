/** `aolb try`: the door to what only a clone of this project has. The local Azure and its runner are no part of what ships. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command, Options } from './command.ts';
import type { ExitCode, Terminal } from './terminal.ts';

const OPTIONS = {
  config: {
    type: 'string',
    default: 'load-balancer.yml',
    value: 'FILE',
    help: 'the configuration; what is kept lies in .aolb/try beside it',
  },
} as const satisfies Options;

export const tryOut: Command = {
  usage: 'try plan | apply | serve [--config FILE]',
  about:
    'Runs the Action on a local Azure that stands in for the accounts of the file: plan shows the report, apply does what was shown and makes a first call, serve keeps the gateway open. From a clone only.',
  options: OPTIONS,
  example: 'aolb try plan --config load-balancer.yml',
  run,
};

type Run = (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { root, error } = terminal;
  const main = join(root, 'test', 'try', 'main.ts');
  // The Action's own checkout has the sources, and none of the packages.
  if (!existsSync(main) || !existsSync(join(root, 'node_modules', 'marked'))) {
    error(
      'aolb try needs a clone of apim-openai-load-balancer with its packages: in the clone, npm ci and npm run aolb -- try plan --config PATH\n',
    );
    return 1;
  }
  if (!process.features.typescript) {
    error(
      `aolb try runs from its sources, and Node ${process.versions.node} cannot: npm run aolb -- try plan\n`,
    );
    return 1;
  }
  // By a path that is computed: no bundle follows it.
  const module: { readonly tryOut: Run } = await import(pathToFileURL(main).href);
  return module.tryOut(args, terminal);
}
