/**
 * The tests: all of them, or those of the rooms and files that are named.
 *
 * ```sh
 * npm test                                       # everything
 * npm test -- policy/expressions                 # a room: test/policy/expressions
 * npm test -- action/plan.test.ts                # a file
 * npm test -- terraform --test-name-pattern=taint  # and what `node --test` takes
 * ```
 *
 * Most test files take less time than what they test takes to load, so the files of a room, or of all short rooms of a folder, are one
 * process (`test-process.ts`): a suite each, with its hooks, that bears the name of its file. What they change of the process they have to put back.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureTerraform } from '../test/demo/terraform.ts';
import { temporaryFolder } from '../test/temporary.ts';

const root = join(import.meta.dirname, '..');

/** What Node has made of a source is kept there, since most processes load the same modules. */
const cache = join(root, 'node_modules/.cache/node');

/**
 * Rooms that take more than ten seconds, and among how many processes their files are dealt. They begin first, in this order, so that nothing
 * long is left alone on one core at the end.
 */
const LONG: Readonly<Record<string, number>> = {
  action: 1,
  'end-to-end': 3,
  terraform: 3,
  'policy/expressions': 1,
  function: 1,
  'action/command-line': 1,
  'policy/render': 1,
  'azure/provider': 1,
  clients: 1,
  'function/model': 1,
};

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
const files = globSync(patterns, { cwd: join(root, 'test') }).map((file) =>
  file.replaceAll(sep, '/'),
);
if (files.length === 0) {
  console.error(`there is no test in ${places.map((place) => `test/${place}`).join(', ')}`);
  process.exit(1);
}

// Two cores are busy with three processes, since some of them wait for Terraform.
const arguments_ = ['--test', '--test-concurrency=3', ...options, ...programsFor(files)];
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
  const path = relative('test', join('test', place.replace(/^(\.\/)?test\//, '')));
  if (!existsSync(join(root, 'test', path))) {
    console.error(`there is no test/${path}: name a folder or a file of test/`);
    process.exit(1);
  }
  return place.endsWith('.ts') ? path : join(path, '**/*.test.ts');
}

/** Paths of what to run: a program for each process, in the order in which Node begins them, which is by name. */
function programsFor(files: readonly string[]): string[] {
  const { ...others } = Object.groupBy([...files].sort(), roomOf);
  const long = Object.entries(LONG).flatMap(([room, processes]) => {
    const { [room]: ofRoom = [] } = others;
    delete others[room];
    return dealt(ofRoom, processes);
  });
  const fullFirst = Object.values(others)
    .map((group = []) => group)
    .sort((one, other) => other.length - one.length);
  const folder = temporaryFolder('aolb-tests-');
  return [...long, ...fullFirst].map((group, index) => {
    const program = join(folder, `${String(index).padStart(3, '0')}.mjs`);
    writeFileSync(program, programOf(group));
    return program;
  });
}

function dealt(files: readonly string[], hands: number): string[][] {
  const groups = Array.from({ length: hands }, (_, hand) =>
    files.filter((_, index) => index % hands === hand),
  );
  return groups.filter((group) => group.length > 0);
}

/** What is one process: a long room, or all short ones of a folder, which load much of the same. */
function roomOf(file: string): string {
  const [folder = '', ...inner] = dirname(file).split('/').slice(0, 2);
  const room = [folder, ...inner].join('/');
  return room in LONG ? room : `${folder}/*`;
}

function programOf(files: readonly string[]): string {
  const urlOf = (path: string) => JSON.stringify(pathToFileURL(join(root, path)).href);
  const modules = files.map((file) => `  ["test/${file}", ${urlOf(`test/${file}`)}],\n`).join('');
  return `import { loadTests } from ${urlOf('.ci/test-process.ts')};\nawait loadTests([\n${modules}]);\n`;
}
