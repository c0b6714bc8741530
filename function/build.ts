/** Builds the package of the function app, byte for byte the same from the same source. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { zipSync } from 'fflate';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What the Functions worker reads to find the entry file. */
const PACKAGE_JSON = { name: 'rotation', private: true, type: 'commonjs', main: 'main.js' };

/**
 * The client of API Management has operations on two hundred kinds of resources, and a description of all that they send and answer. The
 * rotation asks one of them, so of the others nothing but empty classes is left: half of the bundle, and of the time to load it.
 */
const subscriptionsOnly: Plugin = {
  name: 'subscriptions only',
  setup({ onLoad }) {
    const client =
      /[\\/]arm-apimanagement[\\/]dist[\\/]esm[\\/](?:operations[\\/]\w+|apiManagementClient)\.js$/;
    onLoad({ filter: client }, async ({ path }) => {
      const name = basename(path);
      if (name === 'index.js') return undefined;
      const text = await readFile(path, 'utf8');
      if (['subscription.js', 'apiManagementClient.js'].includes(name)) {
        const mappers = join(
          path,
          '..',
          name === 'subscription.js' ? '..' : '',
          'models/mappers.js',
        );
        return { contents: withMappersOf(text, await readFile(mappers, 'utf8')) };
      }
      const [, type] = /^export class (\w+) \{$/m.exec(text) ?? [];
      if (type === undefined) throw new Error(`${path} has no class of operations any more.`);
      return { contents: `export class ${type} {}` };
    });
  },
};

/** Operations that import the descriptions they name, and what those are made of, in place of all. */
function withMappersOf(operations: string, mappers: string): string {
  const known = new Map(
    [...mappers.matchAll(/^export const (\w+) = \{\n[\s\S]*?^\};$/gm)].map(([text, name = '']) => [
      name,
      text,
    ]),
  );
  const needed = new Set(
    [...operations.matchAll(/\bMappers\.(\w+)/g)].map(([, name = '']) => name),
  );
  // What is added on the way is gone through as well.
  for (const name of needed) {
    const text = known.get(name);
    if (text === undefined) throw new Error(`The client of API Management has no mapper ${name}.`);
    for (const [, part = ''] of text.matchAll(/className: "(\w+)"/g)) needed.add(part);
  }
  const names = [...needed].join(', ');
  const all = /^import \* as Mappers from (".*");$/m;
  if (!all.test(operations)) throw new Error('The client of API Management is made otherwise.');
  return operations.replace(all, `import { ${names} } from $1; const Mappers = { ${names} };`);
}

/**
 * How the function is bundled. CommonJS, because the worker supplies `@azure/functions-core` by intercepting `require`; that one stays outside of
 * the bundle. One file loads in a fraction of the time that the packages take one by one. Two, because a cold start reads the whole
 * of the first one, and needs no SDK: what registers the functions, and what they do.
 */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  minify: true,
  external: ['@azure/functions-core'],
  plugins: [subscriptionsOnly],
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions;

/** By name of the file in the package. The first loads the second when a function is called. */
const ENTRY_POINTS = { 'main.js': 'function/main.ts', 'handlers.js': 'function/handlers.ts' };

/** Leaves `import('./handlers.ts')` in the bundle, as the file beside it. */
const handlersStayOutside: Plugin = {
  name: 'handlers stay outside',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/handlers\.ts$/ }, () => ({ path: './handlers.js', external: true }));
  },
};

/** Zip stores local time without a zone; a fixed one keeps the bytes the same everywhere. */
const TIMESTAMP = new Date(1980, 0, 1);

/**
 * Bundles the function app and packs it.
 *
 * @param outDirectory is created if needed; gets `function.zip`
 * @returns the path of the zip, and what went into the bundles
 */
export async function buildFunction(
  outDirectory: string,
): Promise<{ readonly zip: string; readonly metafiles: readonly Metafile[] }> {
  const files: Record<string, Uint8Array> = {
    'host.json': await readFile(join(here, 'host.json')),
    'package.json': Buffer.from(`${JSON.stringify(PACKAGE_JSON, undefined, 2)}\n`),
  };
  const metafiles: Metafile[] = [];
  for (const [name, entryPoint] of Object.entries(ENTRY_POINTS)) {
    const { outputFiles, metafile } = await build({
      ...bundleOptions,
      absWorkingDir: join(here, '..'),
      entryPoints: [entryPoint],
      plugins: [...bundleOptions.plugins, handlersStayOutside],
      write: false,
      metafile: true,
    });
    const [bundle] = outputFiles;
    if (bundle === undefined) throw new Error(`esbuild returned no file for ${entryPoint}.`);
    files[name] = bundle.contents;
    metafiles.push(metafile);
  }
  const entries = Object.keys(files)
    .sort()
    .map((name) => [name, files[name] ?? new Uint8Array()] as const);
  await mkdir(outDirectory, { recursive: true });
  const zip = join(outDirectory, 'function.zip');
  await writeFile(zip, zipSync(Object.fromEntries(entries), { level: 9, mtime: TIMESTAMP }));
  return { zip, metafiles };
}
