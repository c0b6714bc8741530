/**
 * `npm run bench [-- NAME…]`: measures what is promised, prints each figure beside its target, and exits with 1 when one
 * is missed. Names are those of `BENCHES`; without any, all of them run.
 */
import type { Report } from './report.ts';

/** A module a name, loaded when it is asked for. */
const BENCHES: Readonly<Record<string, () => Promise<{ bench(report: Report): Promise<void> }>>> = {
  expressions: () => import('./expressions.ts'),
  gateway: () => import('./gateway.ts'),
  fuzzing: () => import('./fuzzing.ts'),
  rotation: () => import('./rotation.ts'),
  balancing: () => import('./balancing/bench.ts'),
  simulation: () => import('./simulation.ts'),
  action: () => import('./action/bench.ts'),
  clients: () => import('./clients/bench.ts'),
  cancel: () => import('./cancel.ts'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  const { bench } = await load();
  await bench({
    note: (text) => console.log(`       ${text}`),
    figure: (what, measured, target, met) => {
      if (!met) process.exitCode = 1;
      console.log(`${met ? 'ok    ' : 'MISSED'} ${what}: ${measured} (${target})`);
    },
  });
}
