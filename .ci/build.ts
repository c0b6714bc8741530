/**
 * Builds dist/: the Action and the command line as one set of ESM chunks (so that what `plan` never needs, the Azure
 * SDKs among it, stays in chunks of its own), the function's zip, and the licences of what is inside.
 * `--check` builds elsewhere and fails when dist/ (or one of the folders that are named) differs: what is committed is what the
 * sources say.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { bundleAliases } from '../action/build-stubs/aliases.ts';
import { lazyBuiltins } from '../action/build-stubs/lazy-builtins.ts';
import { buildFunction } from '../function/build.ts';
import { temporaryFolder } from '../test/temporary.ts';
import { COMPUTED_OF, computed } from './computed.ts';
import { firstLoad } from './first-load.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');

async function buildAll(directory: string): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: 'action/main.ts', post: 'action/post.ts', cli: 'action/cli.ts' },
    outdir: directory,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    chunkNames: 'chunks/[name]-[hash]',
    // Readable: whoever pins an Action reads what it runs, and minifying gains no start-up time.
    minify: false,
    legalComments: 'none',
    alias: { ...bundleAliases },
    plugins: [computed, firstLoad, lazyBuiltins],
    // CommonJS inside the bundle calls require(); ESM has none.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    metafile: true,
    logLevel: 'warning',
  });
  const { metafiles } = await buildFunction(directory);
  await writeFile(join(directory, 'licenses.txt'), await licences([metafile, ...metafiles]));
}

/** Name, version and licence text of every package whose code is inside a bundle. */
async function licences(metafiles: readonly Metafile[]): Promise<string> {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const names = new Set([...inputs.flatMap(packageDirectory), ...COMPUTED_OF]);
  const texts = await Promise.all([...names].toSorted().map(licence));
  return `${texts.join('\n\n')}\n`;
}

function packageDirectory(input: string): readonly string[] {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  return match?.[1] === undefined ? [] : [match[1]];
}

async function licence(directory: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, directory, 'package.json'), 'utf8'));
  const file = (await readdir(join(root, directory)))
    .toSorted()
    .find((name) => /^licen[cs]e/i.test(name));
  const text =
    file === undefined ? '' : (await readFile(join(root, directory, file), 'utf8')).trim();
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text}`;
}

async function differences(expected: string, actual: string): Promise<readonly string[]> {
  const list = async (directory: string) =>
    (await readdir(directory, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)));
  const names = new Set([...(await list(expected)), ...(await list(actual).catch(() => []))]);
  const content = (directory: string, name: string) =>
    readFile(join(directory, name)).catch(() => undefined);
  const checked = await Promise.all(
    [...names].toSorted().map(async (name) => {
      const [fresh, present] = await Promise.all([content(expected, name), content(actual, name)]);
      return fresh !== undefined && present !== undefined && fresh.equals(present) ? [] : [name];
    }),
  );
  return checked.flat();
}

const [option, ...named] = process.argv.slice(2);
if (option === '--check') {
  const directory = temporaryFolder('aolb-dist-');
  try {
    await buildAll(directory);
    for (const folder of named.length > 0 ? named : ['dist']) {
      const stale = await differences(directory, resolve(root, folder));
      if (stale.length > 0) {
        console.error(`${folder} is stale, run npm run build and commit it: ${stale.join(', ')}`);
        process.exitCode = 1;
      }
    }
  } finally {
    await rm(directory, { recursive: true });
  }
} else {
  await rm(dist, { recursive: true, force: true });
  await buildAll(dist);
}
