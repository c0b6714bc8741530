/**
 * Throughput of the gateway against a bare forwarding proxy, over real HTTP on loopback. Each policy has a process of
 * its own, as a gateway has, in which client, backends and the proxy run too (gateway-rounds.ts).
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Rounds } from './gateway-rounds.ts';
import { quantile, type Report, spread } from './report.ts';
import type { ServiceName } from './services.ts';

/** How much of the gateway's speed is its client's: the bare proxy is over node:http, as most are. */
type Proxy = 'a proxy over undici';

const SUBJECTS: readonly { readonly name: ServiceName | Proxy; readonly target?: number }[] = [
  { name: 'a proxy over undici' },
  { name: 'forward-request alone' },
  { name: 'priority policy of 8 backends', target: 0.75 },
  { name: 'our own template', target: 0.9 },
];

export async function bench({ figure, note }: Report): Promise<void> {
  for (const { name, target } of SUBJECTS) {
    const { bare, subject, conditions } = await measure(name);
    const shares = subject.map((rate, round) => rate / (bare[round] ?? Number.NaN));
    const shown = `${spread(shares)} of a bare proxy`;
    if (target === undefined) note(`${name}: ${shown}`);
    else figure(name, shown, `at least ${target}`, quantile(shares, 0.5) >= target);
    note(`requests/s: ${spread(subject, 0)}, bare proxy ${spread(bare, 0)}; ${conditions}`);
  }
}

async function measure(name: string): Promise<Rounds> {
  const child = fork(fileURLToPath(new URL('gateway-rounds.ts', import.meta.url)), [name]);
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`${name} was not measured: the process ended with ${code}`);
  });
  const told = once(child, 'message').then(([rounds]): Rounds => rounds);
  return await Promise.race([told, ended]);
}
