/** dist/ is what a workflow runs: it is what the sources say, and `plan` loads no more than it needs. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** What a plan imports dynamically in any case: after listening to signals, and once it is known to be a plan. */
const OF_A_PLAN = /import\("(\.\/(?:chunks\/)?(?:run|artefacts|plan)-[^"]+)"\)/g;

const RUN = /import\("(\.\/(?:chunks\/)?run-[^"]+)"\)/g;

/** The files that are loaded at once, and with them what `main.js` imports for a plan. */
async function loadedAtOnce(entry: string, always = OF_A_PLAN): Promise<Set<string>> {
  const directory = join(ROOT, 'dist');
  const loaded = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = await readFile(file, 'utf8');
    const imports = [
      ...text.matchAll(/^(?:import|export)\b[^;]*?from\s*"(\.[^"]+)"|^import\s*"(\.[^"]+)"/gm),
    ];
    if (entry === 'main.js') imports.push(...text.matchAll(always));
    for (const [, from, bare] of imports) await visit(join(file, '..', from ?? bare ?? ''));
  };
  await visit(join(directory, entry));
  return loaded;
}

describe('dist', () => {
  it('loads neither an Azure SDK nor OpenPGP nor undici for a plan', async () => {
    const files = await loadedAtOnce('main.js');
    assert.ok(files.size > 1);
    for (const file of files) {
      const text = await readFile(file, 'utf8');
      const packages = [...text.matchAll(/^\s*\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(
        ([, name]) => name,
      );
      const heavy = packages.filter((name) =>
        /^@azure|^@typespec|openpgp|undici|msal/.test(name ?? ''),
      );
      assert.deepEqual(heavy, [], file);
      // What is expected of traffic is read with the configuration; what simulates it is not.
      assert.ok(!/policy\/simulate\/(?!expectations\.ts)/.test(text), file);
    }
  });

  it('listens to signals before it loads anything, and has nothing to do after an ordinary run', async () => {
    for (const entry of ['main.js', 'post.js']) {
      const text = await readFile(join(ROOT, 'dist', entry), 'utf8');
      const imports = [...text.matchAll(/^import .* from "([^"]+)"/gm)].map(
        ([, from = '']) => from,
      );
      const ours = imports.filter((from) => !from.startsWith('node:'));
      assert.ok(ours.length <= 1 && text.length < 5_000, `${entry} loads ${imports.join(', ')}`);
    }
  });

  it('loads no more than 300 kB for a plan before it reads anything', async () => {
    const before = await loadedAtOnce('main.js', RUN);
    const texts = await Promise.all([...before].map((file) => readFile(file, 'utf8')));
    const [, plan = ''] = /import\("\.\/((?:chunks\/)?plan-[^"]+)"\)/.exec(texts.join('')) ?? [];
    const files = new Set([
      ...before,
      ...(await loadedAtOnce(join('chunks', basename(plan)), RUN)),
    ]);
    const sizes = await Promise.all([...files].map(async (file) => (await readFile(file)).length));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(
      files.size > before.size && total <= 300_000,
      `${total} bytes in ${files.size} files`,
    );
  });

  it('loads undici on the command line for serve only', async () => {
    for (const file of await loadedAtOnce('cli.js')) {
      assert.doesNotMatch(await readFile(file, 'utf8'), /^\s*\/\/ node_modules\/undici\//m, file);
    }
  });

  it('names every package inside with its licence', async () => {
    const licences = await readFile(join(ROOT, 'dist', 'licenses.txt'), 'utf8');
    for (const name of ['@actions/core', '@azure/identity', 'ajv', 'yaml', 'openpgp']) {
      assert.match(licences, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    }
  });

  it('is what the sources say, and a stale one is noticed by name', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'aolb-dist-test-'));
    const stale = join(directory, 'dist');
    try {
      await cp(join(ROOT, 'dist'), stale, { recursive: true });
      await appendFile(join(stale, 'main.js'), '\n');
      // Both at once: a build takes seconds.
      const script = join(ROOT, '.ci/build.ts');
      await assert.rejects(run(process.execPath, [script, '--check', 'dist', stale]), {
        code: 1,
        stderr: `${stale} is stale, run npm run build and commit it: main.js\n`,
      });
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
