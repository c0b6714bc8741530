import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleAliases } from '../../action/build-stubs/aliases.ts';

const actionFolder = fileURLToPath(new URL('../../action', import.meta.url));

/** The packages that are loaded at once, without what a dynamic import brings later. */
async function packagesOf(
  ...paths: readonly string[]
): Promise<{ packages: readonly string[]; size: number }> {
  const { metafile } = await build({
    stdin: {
      contents: paths.map((path) => `export * from './${path}';`).join('\n'),
      resolveDir: actionFolder,
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    outdir: 'nowhere',
    write: false,
    metafile: true,
    alias: { ...bundleAliases },
    logLevel: 'silent',
  });
  const chunks = new Set<string>();
  const visit = (chunk: string): void => {
    if (chunks.has(chunk)) return;
    chunks.add(chunk);
    for (const { path: imported, kind } of metafile.outputs[chunk]?.imports ?? []) {
      if (kind === 'import-statement' && imported in metafile.outputs) visit(imported);
    }
  };
  const [main] = Object.keys(metafile.outputs).filter(
    // What is imported dynamically is an entry point as well.
    (name) => metafile.outputs[name]?.entryPoint === '<stdin>',
  );
  if (main !== undefined) visit(main);
  const inputs = [...chunks].flatMap((chunk) => Object.keys(metafile.outputs[chunk]?.inputs ?? {}));
  const packages = inputs.flatMap(
    (input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [],
  );
  const size = [...chunks].reduce((sum, chunk) => sum + (metafile.outputs[chunk]?.bytes ?? 0), 0);
  return { packages: [...new Set(packages)].sort(), size };
}

test('what every run loads is small: no undici, no Azure SDK, no OpenPGP', async () => {
  const { packages, size } = await packagesOf('action.ts', 'workflow.ts');
  assert.deepEqual(packages, ['@actions/core', '@actions/exec', '@actions/io']);
  assert.ok(size < 200_000, `${size} bytes`);
});
