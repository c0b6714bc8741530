/**
 * What every run of the Action loads, in few files. A bundler that splits puts into one chunk what the same entries reach, and each part that is
 * loaded later is an entry, reaching this and that of what is there already: it would cut that into dozens of files, each of which Node
 * resolves, reads and links. So in the bundle each of these parts imports all that is there already.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const ACTION = resolve(import.meta.dirname, '../action');

/** What a run begins with, and what its command loads. They have no effects of their own: the command line has some of the parts as well. */
const FIRST = join(ACTION, 'action.ts');
const SECOND = join(ACTION, 'commands/plan.ts');
/** Loaded before the second is. */
const BEFORE_SECOND = [SECOND, join(ACTION, 'run.ts'), join(ACTION, 'machine.ts')];

/** Loaded by processes and threads that have nothing else of it. */
const ALONE =
  /(judge-process|judging|policy-check|policy-blame|optimisation|simulation\/(job|threads))\.ts$/;

/** The command line's own, stand-ins for packages, and what a bundle has computed. */
const OTHERS = /^(command-line[\\/]|build-stubs[\\/]|(cli|descriptions)\.ts$)/;

export const firstLoad: Plugin = {
  name: 'first-load',
  async setup({ onLoad, onResolve }) {
    const parts = await loadedLater();
    // Whoever imports them: else esbuild leaves an import out of which nothing is used.
    onResolve({ filter: /[\\/](action|plan)\.ts$/ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      return file === FIRST || file === SECOND ? { path: file, sideEffects: true } : undefined;
    });
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!parts.has(path)) return undefined;
      const wanted = BEFORE_SECOND.includes(path) ? [FIRST] : [FIRST, SECOND];
      const imports = wanted.map((file) => `import ${JSON.stringify(file)};\n`);
      return { contents: imports.join('') + (await readFile(path, 'utf8')), loader: 'ts' };
    });
  },
};

/** What the Action imports dynamically. */
async function loadedLater(): Promise<ReadonlySet<string>> {
  const names = await readdir(ACTION, { recursive: true });
  const found = new Set<string>();
  for (const name of names.filter((one) => one.endsWith('.ts') && !OTHERS.test(one))) {
    const text = await readFile(join(ACTION, name), 'utf8');
    for (const [, target = ''] of text.matchAll(/\bimport\('(\.[^']+\.ts)'\)/g)) {
      const part = relative(ACTION, resolve(ACTION, name, '..', target));
      if (!ALONE.test(part) && !OTHERS.test(part)) found.add(join(ACTION, part));
    }
  }
  return found;
}
