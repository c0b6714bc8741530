import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { computed } from '../../.ci/computed.ts';
import { bundleAliases } from '../../action/build-stubs/aliases.ts';
import { lazyBuiltins } from '../../action/build-stubs/lazy-builtins.ts';
import { readConfiguration } from '../../action/config.ts';
import { shippedOpenApi, surface } from '../../openapi/index.ts';
import { WINDOWS_ZONES } from '../../policy/expressions/library/time/windows-zones.ts';
import { renderPolicy } from '../../policy/render.ts';
import { staticImports } from '../bench/action/static-imports.ts';
import { balancerOf } from '../policy/render/balancers.ts';

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

test('what the build computes is what the sources compute, findings of the schema included', async () => {
  const outdir = await mkdtemp(join(tmpdir(), 'aolb-computed-'));
  try {
    const { metafile } = await build({
      stdin: {
        contents: `
          export { readConfiguration } from './config.ts';
          export { shippedOpenApi, surface } from '../openapi/index.ts';
          export { renderPolicy } from '../policy/render.ts';
          export { WINDOWS_ZONES } from '../policy/expressions/library/time/windows-zones.ts';`,
        resolveDir: actionFolder,
      },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: join(outdir, 'bundle.mjs'),
      metafile: true,
      alias: { ...bundleAliases },
      plugins: [computed, lazyBuiltins],
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      logLevel: 'silent',
    });
    const packages = Object.keys(metafile.inputs).filter((input) =>
      /node_modules\/(eta|fast-uri|windows-iana|ajv\/dist\/(?!runtime))/.test(input),
    );
    assert.deepEqual(
      packages,
      [],
      'neither Eta nor what compiles schemas nor the table of time zones is in a bundle',
    );
    const bundle = await import(pathToFileURL(join(outdir, 'bundle.mjs')).href);
    const api = { title: 'x', serverUrl: 'https://example.com/openai' };
    assert.equal(bundle.shippedOpenApi(api, true), shippedOpenApi(api, true));
    assert.deepEqual(bundle.surface, surface);
    assert.deepEqual(bundle.WINDOWS_ZONES, WINDOWS_ZONES);
    const balancer = balancerOf();
    assert.equal(bundle.renderPolicy(balancer, bundle.surface), renderPolicy(balancer, surface));
    for (const text of WRONG) {
      const [here, there] = [readConfiguration, bundle.readConfiguration].map(
        (read) => read(text, 'load-balancer.yml').findings,
      );
      assert.ok(here.length > 0);
      assert.deepEqual(there, here);
    }
  } finally {
    await rm(outdir, { recursive: true });
  }
});

test('what a bundle has for every run is text of one byte a character, as V8 keeps a file with any other at twice its size', async () => {
  const chunks = fileURLToPath(new URL('../../dist/chunks/', import.meta.url));
  const shared = (await readdir(chunks)).filter((name) => name.startsWith('chunk-'));
  assert.ok(shared.length > 0);
  for (const name of shared) {
    // The build escapes texts and leaves comments as they are.
    const [wide] = /^.*[^\0-\xff].*$/m.exec(await readFile(join(chunks, name), 'utf8')) ?? [];
    assert.equal(
      wide,
      undefined,
      `dist/chunks/${name}: write this comment without such characters`,
    );
  }
});

test('a plan loads its command in few files, since Node resolves, reads and links each', async () => {
  const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
  const names = await readdir(join(dist, 'chunks'));
  const [plan = ''] = names.filter((name) => name.startsWith('plan-'));
  const begin = await staticImports(join(dist, 'main.js'), /import\("(\.\/chunks\/run-[^"]+)"\)/g);
  const command = await staticImports(join(dist, 'chunks', plan), /(?!)/g);
  const loaded = new Set([...begin.keys(), ...command.keys()]);
  assert.ok(loaded.size > 2 && loaded.size <= 24, [...loaded].join('\n'));
});

/** Each keyword of our own, and of JSON Schema what Ajv has functions for. */
const WRONG = [
  '{}',
  'environment: [1, 1]\nlocation: japan east\ngateway: { skuu: x }\naccounts: {}\n',
  `environment: prod\nlocation: japaneast\ntags: { a: ${'é'.repeat(300)} }\ngateway: { sku: BasicV2_1, publisher: { name: ${'n'.repeat(200)}, email: x } }\naccounts: { a: { models: [a, a] } }\nbalancing: { attempts: 99, marks: { throttled: P9999D, faulty: soon } }\n`,
];
