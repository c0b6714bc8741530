/** How fast the rotation is, how fast the function loads, and the model check with three runs. */

import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { unzipSync } from 'fflate';
import { buildFunction, bundleOptions } from '../../function/build.ts';
import { day, rotateAll, rotateMany } from '../function/many-keys.ts';
import { explore } from '../function/model/explore.ts';
import { safe } from '../function/model/scenarios.ts';
import { temporaryFolder } from '../temporary.ts';
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

/**
 * What the function's package loads, against the packages that it bundles as they are: to register the functions, which a
 * cold start waits for, and all of it. The fastest of several, so that other work on the machine does not count.
 */
async function loading(figure: Report['figure']): Promise<void> {
  const directory = temporaryFolder('bench-');
  const unbundled = join(root, 'node_modules', '.bench-unbundled.cjs');
  try {
    const imported = {
      '@azure/functions': 'app',
      '@azure/identity': 'ManagedIdentityCredential',
      '@azure/arm-apimanagement': 'ApiManagementClient',
      '@azure/keyvault-secrets': 'SecretClient',
    };
    const entries = Object.entries(imported);
    await writeFile(unbundled, entries.map(([name]) => `require('${name}');`).join('\n'));
    const bundled = join(directory, 'bundled.js');
    await build({
      ...bundleOptions,
      stdin: {
        contents: entries.map(([name, what]) => `export { ${what} } from '${name}';`).join('\n'),
        resolveDir: root,
      },
      write: true,
      outfile: bundled,
    });
    const { zip } = await buildFunction(directory);
    for (const [name, content] of Object.entries(unzipSync(await readFile(zip)))) {
      await writeFile(join(directory, name), content);
    }
    // The Functions worker supplies it.
    const core = join(directory, 'node_modules', '@azure', 'functions-core');
    await mkdir(core, { recursive: true });
    await writeFile(
      join(core, 'index.js'),
      `exports.registerFunction = exports.setProgrammingModel = () => undefined;`,
    );
    const files = { registered: join(directory, 'main.js'), bundled, unbundled };
    const times: Record<keyof typeof files, Time[]> = {
      registered: [],
      bundled: [],
      unbundled: [],
    };
    for (let round = 0; round < 9; round += 1) {
      times.registered.push(await timeToLoad(files.registered));
      times.bundled.push(await timeToLoad(files.bundled));
      times.unbundled.push(await timeToLoad(files.unbundled));
    }
    const least = (of: keyof typeof files, clock: keyof Time) =>
      Math.min(...times[of].map((time) => time[clock]));
    for (const clock of ['wall', 'cpu'] as const) {
      const packages = least('unbundled', clock);
      for (const [what, of, most] of [
        ['registering the functions', 'registered', 0.35],
        ['loading the bundled packages', 'bundled', 0.35],
      ] as const) {
        const time = least(of, clock);
        const measured = `${time.toFixed(0)} ms against ${packages.toFixed(0)} ms of the packages`;
        figure(`${what}, ${clock}`, measured, `at most ${most}`, time <= most * packages);
      }
    }
  } finally {
    await rm(unbundled, { force: true });
    await rm(directory, { recursive: true, force: true });
  }
}

/** Milliseconds. */
type Time = { readonly wall: number; readonly cpu: number };

async function timeToLoad(file: string): Promise<Time> {
  const script = `const cpu = process.cpuUsage(), t = process.hrtime.bigint(); require(${JSON.stringify(file)});
    const wall = Number(process.hrtime.bigint() - t) / 1e6, { user, system } = process.cpuUsage(cpu);
    process.stdout.write('\\n' + JSON.stringify({ wall, cpu: (user + system) / 1e3 }))`;
  const { stdout } = await run(process.execPath, ['--eval', script]);
  return JSON.parse(stdout.split('\n').at(-1) ?? '');
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
