/**
 * Node's modules in what every run loads, and in what judges its policy. Importing `fs` loads streams, for their classes are among what it exports; importing the
 * others loads them, though most runs that fail early call none of their functions. All in all that is half of what starting Node
 * costs. In the bundle a function loads its module when it is called, and anything else is taken from it without the rest.
 */
import { builtinModules } from 'node:module';
import { relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const LAZY = ['child_process', 'crypto', 'fs', 'zlib'];

/** The Azure SDKs are loaded later, and only by those who need them. */
const IMPORTERS =
  /^(action(?![/\\]command-line[/\\])|policy)[/\\]|(^|[/\\])node_modules[/\\]@actions[/\\]/;
const ROOT = resolve(import.meta.dirname, '../..');

export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(node:)?(${LAZY.join('|')})$`) }, ({ path, importer }) =>
      IMPORTERS.test(relative(ROOT, importer))
        ? { path: path.replace('node:', ''), namespace: 'lazy', sideEffects: false }
        : undefined,
    );
    onLoad({ filter: /./, namespace: 'lazy' }, ({ path }) => ({ contents: lazy(path) }));
  },
};

function lazy(name: string): string {
  if (!builtinModules.includes(name)) throw new Error(`${name} is no module of Node`);
  const exported: object = process.getBuiltinModule(name) ?? {};
  return [
    'let module;',
    `const load = () => (module ??= process.getBuiltinModule('node:${name}'));`,
    // Without the getters, which would load what they get.
    ...Object.entries(Object.getOwnPropertyDescriptors(exported))
      .filter(([, { value }]) => value !== undefined)
      .map(([key, { value }]) =>
        typeof value === 'function' && /^[a-z]/.test(key)
          ? `export const ${key} = (...given) => load().${key}(...given);`
          : key === 'constants'
            ? 'export const constants = /* @__PURE__ */ new Proxy({}, { get: (_, name) => load().constants[name] });'
            : `export const ${key} = /* @__PURE__ */ (() => load().${key})();`,
      ),
    // A getter that is loaded with the module.
    ...(name === 'fs'
      ? ['export const promises = /* @__PURE__ */ (() => load().promises)();']
      : []),
  ].join('\n');
}
