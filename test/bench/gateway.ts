/**
 * Throughput and processor time of the gateway against a bare forwarding proxy, over real HTTP on loopback. The client, the
 * eight backends, each proxy and each gateway are processes of their own (participant.ts). They take turns, since the
 * machine is never quiet, and are compared round by round.
 */
import { Participant } from './participants.ts';
import { quantile, type Report, spread } from './report.ts';
import type { ServiceName } from './services.ts';

const BARE = 'the bare proxy';
const OWN: ServiceName = 'our own template';
const PREVIOUS: ServiceName = 'the previous template';

/** How much of the gateway's speed is its client's: the bare proxy is over node:http, as most are. */
const SUBJECTS: readonly (ServiceName | 'a proxy over undici')[] = [
  'a proxy over undici',
  'forward-request alone',
  'priority policy of 8 backends',
  PREVIOUS,
  OWN,
];

/** The least share of the bare proxy's throughput. */
const TARGET = 0.75;

const CONNECTIONS = 16;
const REQUESTS = 2000;
/** V8 goes on optimizing for some 20,000 requests. */
const WARM_UP = 12;
const ROUNDS = 21;

const CHAT = JSON.stringify({
  messages: [
    { role: 'system', content: 'You answer in one sentence.' },
    { role: 'user', content: 'What does an API gateway do, and where does it stand?' },
  ],
  temperature: 0.2,
  max_tokens: 200,
});

/** One call as an OpenAI client makes it. */
const MESSAGE = [
  'POST /openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21 HTTP/1.1',
  'host: 127.0.0.1',
  'api-key: key-of-team-a',
  'content-type: application/json',
  `content-length: ${Buffer.byteLength(CHAT)}`,
  'accept: application/json',
  'user-agent: bench',
  '',
  CHAT,
].join('\r\n');

/** Round by round: microseconds a request took, and those in which its process was on a processor. */
type Costs = { readonly elapsed: number[]; readonly busy: number[] };

export async function bench({ figure, note }: Report): Promise<void> {
  const costs = await measure([BARE, ...SUBJECTS]);
  const of = (name: string) => costs.get(name) ?? { elapsed: [], busy: [] };
  const bare = of(BARE);
  for (const name of SUBJECTS) {
    const { elapsed, busy } = of(name);
    const shares = ratios(bare.elapsed, elapsed);
    const shown = `${spread(shares)} of the bare proxy's requests a second`;
    if (name === OWN) figure(name, shown, `at least ${TARGET}`, quantile(shares, 0.5) >= TARGET);
    else note(`${name}: ${shown}`);
    note(`  ${spread(ratios(bare.busy, busy))} by processor time; ${costOf({ elapsed, busy })}`);
  }
  note(`${BARE}: ${costOf(bare)}`);
  const dearer = ratios(of(OWN).busy, of(PREVIOUS).busy);
  figure(
    `processor time of a request, ${OWN} against the previous one`,
    spread(dearer),
    'at most 1',
    quantile(dearer, 0.5) <= 1,
  );
  note(
    `${CONNECTIONS} connections, ${ROUNDS} rounds of ${REQUESTS} requests each after ${WARM_UP} to warm up; median and extremes of the rounds`,
  );
}

async function measure(names: readonly string[]): Promise<ReadonlyMap<string, Costs>> {
  const started: Participant[] = [];
  const start = async (name: string, urls?: readonly string[]) => {
    const participant = await Participant.start(name, urls);
    started.push(participant);
    return participant;
  };
  try {
    const client = await start('client');
    const { urls } = await start('backends');
    const subjects: (Costs & { readonly name: string; readonly participant: Participant })[] = [];
    for (const name of names) {
      subjects.push({ name, participant: await start(name, urls), elapsed: [], busy: [] });
    }
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      for (const { participant, elapsed, busy } of subjects) {
        const [url = ''] = participant.urls;
        const before = await participant.ask('processor time');
        const seconds = await client.ask({
          load: { url, message: MESSAGE, requests: REQUESTS, connections: CONNECTIONS },
        });
        const used = (await participant.ask('processor time')) - before;
        if (round < 0) continue;
        elapsed.push((seconds * 1e6) / REQUESTS);
        busy.push(used / REQUESTS);
      }
    }
    return new Map(subjects.map(({ name, elapsed, busy }) => [name, { elapsed, busy }]));
  } finally {
    for (const each of started) each.stop();
  }
}

function ratios(numerators: readonly number[], denominators: readonly number[]): number[] {
  return numerators.map((numerator, round) => numerator / (denominators[round] ?? Number.NaN));
}

function costOf({ elapsed, busy }: Costs): string {
  const rates = elapsed.map((each) => 1e6 / each);
  return `${spread(rates, 0)} requests/s, ${spread(busy, 0)} µs of a processor each`;
}
