/** dist/ is what a workflow runs: it is what the sources say, and `plan` loads no more than it needs. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The files that are loaded before anything is imported dynamically. */
async function loadedAtOnce(entry: string, directory = join(ROOT, 'dist')): Promise<Set<string>> {
  const loaded = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = await readFile(file, 'utf8');
    const imports = [
      ...text.matchAll(/^(?:import|export)\b[^;]*?from\s*"(\.[^"]+)"|^import\s*"(\.[^"]+)"/gm),
    ];
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

  it('loads no more than 300 kB for a plan before it reads anything', async () => {
    const [, plan = ''] =
      /import\("\.\/(chunks\/plan-[^"]+)"\)/.exec(
        (
          await Promise.all(
            [...(await loadedAtOnce('main.js'))].map((file) => readFile(file, 'utf8')),
          )
        ).join(''),
      ) ?? [];
    assert.notEqual(plan, '');
    const files = new Set([...(await loadedAtOnce('main.js')), ...(await loadedAtOnce(plan))]);
    const sizes = await Promise.all([...files].map(async (file) => (await readFile(file)).length));
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) <= 300_000, `${sizes}`);
  });

  it('loads undici on the command line for serve only', async () => {
    for (const file of await loadedAtOnce('cli.js'))
      assert.doesNotMatch(await readFile(file, 'utf8'), /^\s*\/\/ node_modules\/undici\//m, file);
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
    const check = (...folder: readonly string[]) =>
      run(process.execPath, [join(ROOT, '.ci/build.ts'), '--check', ...folder], { cwd: ROOT });
    try {
      await check();
      await cp(join(ROOT, 'dist'), stale, { recursive: true });
      await appendFile(join(stale, 'main.js'), '\n');
      await assert.rejects(check(stale), { code: 1, stderr: /dist is stale.*: main\.js\n$/ });
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
