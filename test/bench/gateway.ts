/**
 * Throughput of the gateway against a bare forwarding proxy, over real HTTP on loopback. Client, proxy or gateway, and
 * backends share one process for both, so what differs is the gateway alone. Rounds alternate, since the machine is
 * never quiet, and the figure is the median of the rounds' ratios.
 */
import { Agent, request as httpRequest } from 'node:http';
import { systemClock } from '../../policy/gateway/clock.ts';
import { createGateway, type Service } from '../../policy/gateway/index.ts';
import { serve } from '../../policy/gateway/serve.ts';
import { httpTransport } from '../../policy/gateway/transport.ts';
import { startBackends } from './backends.ts';
import { startProxy } from './proxy.ts';
import { quantile, type Report, spread } from './report.ts';
import { forwardOnly, ownTemplate, priorityPolicy } from './services.ts';

const BACKENDS = 8;
const CONNECTIONS = 16;
const REQUESTS = 1500;
const WARM_UP = 6;
const ROUNDS = 15;

const CHAT = JSON.stringify({
  messages: [
    { role: 'system', content: 'You answer in one sentence.' },
    { role: 'user', content: 'What does an API gateway do, and where does it stand?' },
  ],
  temperature: 0.2,
  max_tokens: 200,
});

type Subject = { readonly name: string; readonly url: string; readonly target?: number };

export async function bench({ figure, note }: Report): Promise<void> {
  const backends = await startBackends(BACKENDS);
  const proxy = await startProxy(backends.urls);
  const gateways = await Promise.all([
    startGateway(forwardOnly(backends.urls)),
    startGateway(priorityPolicy(backends.urls)),
    startGateway(ownTemplate(backends.urls)),
  ]);
  const [forward, priority, template] = gateways.map(({ url }) => url);
  const subjects: readonly Subject[] = [
    { name: 'forward-request alone', url: forward ?? '' },
    { name: 'priority policy of 8 backends', url: priority ?? '', target: 0.75 },
    { name: 'our own template', url: template ?? '', target: 0.9 },
  ];
  const ratios = new Map(subjects.map(({ name }): [string, number[]] => [name, []]));
  const rates: number[] = [];
  try {
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      for (const { name, url } of subjects) {
        const bare = await requestsPerSecond(proxy.url);
        const rate = await requestsPerSecond(url);
        if (round < 0) continue;
        rates.push(bare);
        ratios.get(name)?.push(rate / bare);
      }
    }
  } finally {
    for (const each of [...gateways, proxy, backends]) await each.close();
  }
  note(
    `bare proxy: ${quantile(rates, 0.5).toFixed(0)} requests/s; ${CONNECTIONS} connections, ${ROUNDS} rounds of ${REQUESTS}`,
  );
  for (const { name, target } of subjects) {
    const measured = ratios.get(name) ?? [];
    const shown = `${spread(measured)} of a bare proxy`;
    if (target === undefined) note(`${name}: ${shown}`);
    else figure(name, shown, `at least ${target}`, quantile(measured, 0.5) >= target);
  }
}

function startGateway(service: Service) {
  const gateway = createGateway(service, {
    clock: systemClock,
    random: Math.random,
    transport: httpTransport(),
    identityToken: async () => 'a-token-that-was-fetched-before',
  });
  return serve(gateway);
}

async function requestsPerSecond(url: string): Promise<number> {
  // Connections of another round may have been idle for too long by now.
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let left = REQUESTS;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await chat(url, agent);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return REQUESTS / seconds;
}

/** One call as an OpenAI client makes it, its answer read to the end. */
function chat(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      `${url}/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21`,
      {
        method: 'POST',
        agent,
        headers: {
          'api-key': 'key-of-team-a',
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(CHAT),
          accept: 'application/json',
          'user-agent': 'bench',
        },
      },
      (response) => {
        if (response.statusCode !== 200)
          reject(new Error(`${url} answered ${response.statusCode}`));
        response.once('end', resolve).once('error', reject).resume();
      },
    );
    outgoing.once('error', reject).end(CHAT);
  });
}
