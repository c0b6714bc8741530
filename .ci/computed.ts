/**
 * Modules whose values are the same in every run. A bundle holds the values, so that no run computes them: nothing is compiled,
 * described or read from beside a module, and what computes them is in no bundle.
 */
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import standalone from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';
import { ajv, CALLED } from '../action/config/compile.ts';
// Ajv numbers what it compiles: in this order, not in the one in which files happen to be bundled.
import '../action/config/validator.ts';
import '../action/simulation/validator.ts';

/** Of exports that are plain data, or functions that refer to nothing outside of themselves. */
const VALUES =
  /(policy\/template\/compiled|openapi\/computed|action\/config\/defaults|simulation\/catalogue\/index|time\/windows-zones)\.ts$/;

/** Packages of which a bundle holds data in this way: their licences belong to it. */
export const COMPUTED_OF = ['node_modules/windows-iana'] as const;

/** Of JSON Schemas that Ajv has compiled. */
const VALIDATORS = /(config|simulation)\/validator\.ts$/;

export const computed: Plugin = {
  name: 'computed',
  setup({ onLoad }) {
    onLoad({ filter: VALUES }, async ({ path }) => {
      const values: object = await import(path);
      const exported = Object.entries(values).map(
        ([name, value]) => `export const ${name} = ${written(value)};`,
      );
      return { contents: exported.join('\n'), loader: 'js' };
    });
    onLoad({ filter: VALIDATORS }, async ({ path }) => {
      const { validate } = await import(path);
      const called = `import { ${CALLED.name} } from ${JSON.stringify(calledModule)};`;
      return {
        contents: `${called}\n${standalone.default(ajv, validate)}`,
        loader: 'js',
        resolveDir: dirname(path),
      };
    });
  },
};

const calledModule = join(import.meta.dirname, '../action/config', CALLED.module);

/** Characters of JSON. */
const LONG = 10_000;

/** A value as source text. */
function written(value: unknown): string {
  if (typeof value === 'function') return value.toString();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return JSON.stringify(value);
  }
  const text = JSON.stringify(value);
  // V8 reads JSON in half the time that it takes for the same as source text. Only data is equal to what its JSON says.
  if (text.length > LONG && isDeepStrictEqual(JSON.parse(text), value)) {
    return `JSON.parse(${JSON.stringify(text)})`;
  }
  const entries = Object.entries(value).map(
    ([key, one]) => `${JSON.stringify(key)}: ${written(one)}`,
  );
  return `{ ${entries.join(',\n')} }`;
}
