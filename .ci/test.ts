/**
 * The tests: all of them, or those of the rooms and files that are named.
 *
 * ```sh
 * npm test                                       # everything
 * npm test -- policy/expressions                 # a room: test/policy/expressions
 * npm test -- action/plan.test.ts                # a file
 * npm test -- terraform --test-name-pattern=taint  # and what `node --test` takes
 * ```
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureTerraform } from '../test/demo/terraform.ts';

const root = join(import.meta.dirname, '..');

/** What Node has made of a source is kept there: every test file is a process, and most of them load the same modules. */
const cache = join(root, 'node_modules/.cache/node');

// Where there is none, once for all test files.
await ensureTerraform({ environment: process.env, root, say: console.error }).catch(
  ({ message }: Error) => {
    console.error(message);
    process.exit(1);
  },
);

const [options, places] = [true, false].map((wanted) =>
  process.argv.slice(2).filter((word) => word.startsWith('-') === wanted),
) as [string[], string[]];
const patterns = (places.length === 0 ? [''] : places).map(patternOf);

// Two cores are busy with three files, since some of them wait for Terraform.
const arguments_ = ['--test', '--test-concurrency=3', ...options, ...patterns];
const child = spawn(process.execPath, arguments_, {
  cwd: root,
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: cache, ...process.env },
});
// A Ctrl-C reaches it as well, and it says how far it came.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});

function patternOf(place: string): string {
  const path = relative(root, join(root, 'test', place.replace(/^(\.\/)?test\//, '')));
  if (!existsSync(join(root, path))) {
    console.error(`there is no ${path}: name a folder or a file of test/`);
    process.exit(1);
  }
  return place.endsWith('.ts') ? path : `${path}/**/*.test.ts`;
}
