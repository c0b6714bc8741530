/** Programs as they are shipped: bundled, they start five times as fast as from their sources. */
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { bundleAliases } from '../../action/build-stubs/aliases.ts';
import { temporaryFolder } from '../temporary.ts';

/** @returns where the programs are, which go with this process */
export async function bundled(...entryPoints: readonly string[]): Promise<readonly string[]> {
  const outdir = temporaryFolder('aolb-entry-');
  await build({
    entryPoints: [...entryPoints],
    outbase: resolve(import.meta.dirname, '../..'),
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    outdir,
    outExtension: { '.js': '.mjs' },
    // As the shipped one has it: CommonJS inside calls require().
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    alias: { ...bundleAliases },
    logLevel: 'error',
  });
  return entryPoints.map((path) => join(outdir, `${basename(path, '.ts')}.mjs`));
}
