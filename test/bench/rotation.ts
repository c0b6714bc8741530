/** How fast the rotation is, how fast the function loads, and the model check with three runs. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions } from '../../function/build.ts';
import { day, rotateAll, rotateMany } from '../function/many-keys.ts';
import { explore } from '../function/model/explore.ts';
import { safe } from '../function/model/scenarios.ts';
import type { Report } from './report.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
export async function bench({ figure }: Report): Promise<void> {
  await throughput(figure);
  await loading(figure);
  await modelCheck(figure);
}

async function throughput(figure: Report['figure']): Promise<void> {
  for (const [discipline, callsPerKey] of [
    ['regenerate', 3],
    ['conditional', 2],
  ] as const) {
    const { seconds } = await rotateMany(discipline, 1000, 30 * day);
    const floor = (1000 * callsPerKey - 200) / 10;
    const target = `at most 1.08 × the floor of ${floor} s that the limits set`;
    figure(`1,000 due keys, ${discipline}`, `${seconds} s`, target, seconds <= 1.08 * floor);
  }
  const { runs, changes } = await rotateAll('regenerate', 10_000, 12 * 60_000);
  figure('10,000 due keys', `${runs} runs of 12 minutes`, 'no key twice', changes === 10_000);
  const { calls } = await rotateMany('regenerate', 10_000, day);
  figure('10,000 keys, none due', `${calls} calls to Azure Resource Manager`, '0', calls === 0);
}

/** What the function imports, bundled as the function is, against the packages as they are; the fastest of several. */
async function loading(figure: Report['figure']): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const imported = {
      '@azure/functions': 'app',
      '@azure/identity': 'ManagedIdentityCredential',
      '@azure/arm-apimanagement': 'ApiManagementClient',
      '@azure/keyvault-secrets': 'SecretClient',
    };
    const entries = Object.entries(imported);
    const imports = entries.map(([name, what]) => `export { ${what} } from '${name}';`).join('\n');
    const requires = entries.map(([name]) => `require('${name}');`).join('\n');
    const bundled = join(directory, 'bundled.js');
    await build({
      ...bundleOptions,
      stdin: { contents: imports, resolveDir: root },
      write: true,
      outfile: bundled,
    });
    const unbundled = join(root, 'node_modules', '.bench-unbundled.cjs');
    await writeFile(unbundled, requires);
    const times = { bundled: [] as number[], unbundled: [] as number[] };
    try {
      for (let round = 0; round < 9; round += 1) {
        times.bundled.push(await timeToLoad(bundled));
        times.unbundled.push(await timeToLoad(unbundled));
      }
    } finally {
      await rm(unbundled, { force: true });
    }
    const [one, other] = [Math.min(...times.bundled), Math.min(...times.unbundled)];
    const measured = `${one.toFixed(0)} ms against ${other.toFixed(0)} ms unbundled`;
    figure('loading the packages', measured, 'at most half', one <= other / 2);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function timeToLoad(file: string): Promise<number> {
  const script = `const t = process.hrtime.bigint(); require(${JSON.stringify(file)});
    process.stdout.write('\\n' + Number(process.hrtime.bigint() - t) / 1e6)`;
  const { stdout } = await run(process.execPath, ['--eval', script]);
  return Number(stdout.split('\n').at(-1));
}

async function modelCheck(figure: Report['figure']): Promise<void> {
  for (const { what, scenario, thorough } of safe) {
    if (thorough === undefined) continue;
    const started = performance.now();
    const { states, counterExample } = await explore({ ...scenario, ...thorough });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    figure(
      what,
      counterExample?.promise ?? `${states} states in ${seconds} s, no promise broken`,
      'every interleaving',
      counterExample === undefined,
    );
  }
}
