/**
 * What a simulation costs: an hour of traffic through the real policy engine, the review of a plan, and reading a long
 * log. The hour is what is shipped, in a process of its own, with an ideal balancer's hour beside it as users get it; the rest runs from the
 * sources. `SECONDS=300` makes the hour shorter, in proportion.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DEFAULT_BALANCING, DEFAULT_CALLERS } from '../../action/config/defaults.ts';
import { readLog } from '../../action/simulation/log.ts';
import { simulateForReview } from '../../action/simulation/review.ts';
import { createBalancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import type { Report } from './report.ts';

const HOUR = Number(process.env.SECONDS ?? 3600);
const RATE = 100;
const LINES = 10_000_000;

export async function bench({ figure, note }: Report): Promise<void> {
  const hour = await simulatedHour();
  const limit = (20 * HOUR) / 3600;
  note(`${hour.requests} requests, 8 accounts, as shipped`);
  figure(
    `${HOUR} s of ${RATE} requests a second`,
    `${hour.seconds.toFixed(1)} s`,
    `at most ${limit.toFixed(1)} s`,
    hour.seconds <= limit,
  );
  figure('the most memory of it', `${hour.megabytes} MB`, 'at most 300 MB', hour.megabytes <= 300);

  const small = balancer(3);
  const review = await watched(() =>
    simulateForReview(
      createBalancer({
        ...configuration(3),
        balancing: { ...DEFAULT_BALANCING, strategy: 'weighted' },
      }),
      small,
    ),
  );
  figure(
    'review of a plan, before and after',
    `${review.seconds.toFixed(1)} s`,
    'at most 10 s',
    review.seconds <= 10,
  );

  const file = join(tmpdir(), `aolb-bench-${process.pid}.csv`);
  try {
    await writeLog(file);
    const read = await watched(async () => {
      const log = readLog(file, {}, { models: undefined, callers: 50, seed: 1 });
      let calls = 0;
      for (const _ of log.calls()) {
        calls += 1;
        // Reading is synchronous: it must let the sampling have its turn.
        if (calls % 100_000 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      return calls;
    });
    const perSecond = Math.round(read.result / read.seconds);
    note(
      `${read.result} lines of a log read in ${read.seconds.toFixed(1)} s, ${perSecond} a second`,
    );
    const more = read.megabytes - read.before;
    figure('memory that reading them takes', `${more} MB`, 'at most 100 MB', more <= 100);
  } finally {
    await rm(file, { force: true });
  }
}

const CLI = resolve(import.meta.dirname, '../../dist/cli.js');

/** Makes a process say at its end how much memory it had at most, with all its threads, in kilobytes. */
const TELLS_MEMORY = `data:text/javascript,${encodeURIComponent(`
  import { isMainThread } from 'node:worker_threads';
  const tell = () => process.stderr.write('\\nmost memory: ' + process.resourceUsage().maxRSS + '\\n');
  if (isMainThread) process.on('exit', tell);
`)}`;

async function simulatedHour() {
  const directory = await mkdtemp(join(tmpdir(), 'aolb-bench-'));
  // JSON is YAML, too.
  const write = (name: string, content: unknown) =>
    writeFile(join(directory, name), JSON.stringify(content));
  try {
    const { environment, location, gateway, accounts } = configuration(8);
    const { sku, publisher } = gateway;
    await write('load-balancer.yml', {
      environment,
      location,
      gateway: { sku, publisher },
      accounts,
      consumers: { 'team-a': {} },
    });
    await write('hour.yml', {
      about: 'A steady load',
      traffic: { load: [{ for: `PT${HOUR}S`, load: `${RATE}/s` }] },
      accounts: { each: { tokensPerMinute: 1_500_000 } },
    });
    const start = performance.now();
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', TELLS_MEMORY, CLI, 'simulate', '--json', 'hour.yml'],
      { cwd: directory, maxBuffer: 1 << 26 },
    );
    const seconds = (performance.now() - start) / 1000;
    const { scenarios } = JSON.parse(stdout);
    const kilobytes = Number(/most memory: (\d+)/.exec(stderr)?.[1]);
    return {
      seconds,
      requests: Number(scenarios[0].figures.requests),
      megabytes: Math.round((kilobytes * 1024) / 1e6),
    };
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function watched<T>(work: () => Promise<T>) {
  const megabytes = () => Math.round(process.memoryUsage.rss() / 1e6);
  const before = megabytes();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, megabytes());
  }, 100);
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampling);
  return { result, seconds, before, megabytes: Math.max(most, megabytes()) };
}

async function writeLog(file: string): Promise<void> {
  const handle = await open(file, 'w');
  await handle.write('timestamp,model,promptTokens,completionTokens\n');
  const part = 100_000;
  for (let written = 0; written < LINES; written += part) {
    await handle.write(
      Array.from(
        { length: part },
        (_, index) => `${1_769_817_600 + (written + index) / 100},gpt-4o,500,250\n`,
      ).join(''),
    );
  }
  await handle.close();
}

function balancer(accounts: number) {
  return createBalancer(configuration(accounts));
}

function configuration(accounts: number): Configuration {
  return {
    environment: 'bench',
    location: 'japaneast',
    tags: {},
    gateway: {
      sku: 'BasicV2_2',
      publisher: { name: 'Team', email: 'team@example.com' },
      path: 'openai',
      headers: [],
      openapi: undefined,
      surface: 'open',
    },
    accounts: Object.fromEntries(
      Array.from({ length: accounts }, (_, index) => [
        `account-${index}`,
        {
          id: `/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a${index}`,
          endpoint: `https://account-${index}.openai.azure.com/`,
          priority: 1 + Math.floor(index / 2),
          weight: 1,
          models: { 'gpt-4o': { deployment: 'gpt-4o' } },
        },
      ]),
    ),
    models: {},
    balancing: DEFAULT_BALANCING,
    callers: DEFAULT_CALLERS,
    consumers: {},
    rotation: undefined,
  };
}
