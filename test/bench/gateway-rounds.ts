/**
 * `fork`ed with a subject's name: measures it and a bare proxy in turns, since the machine is never quiet, and sends the
 * figures to its parent. Client, backends and both proxies share the process, so what differs is the subject.
 */
import { Agent, request as httpRequest } from 'node:http';
import { systemClock } from '../../policy/gateway/clock.ts';
import { createGateway } from '../../policy/gateway/index.ts';
import { serve } from '../../policy/gateway/serve.ts';
import { httpTransport } from '../../policy/gateway/transport.ts';
import { type Started, startBackends } from './backends.ts';
import { startProxy, startUndiciProxy } from './proxy.ts';
import { isServiceName, SERVICES } from './services.ts';

/** Requests a second, round by round. */
export type Rounds = {
  readonly bare: readonly number[];
  readonly subject: readonly number[];
  readonly conditions: string;
};

const BACKENDS = 8;
const CONNECTIONS = 16;
const REQUESTS = 1500;
/** V8 goes on optimizing for some 20,000 requests. */
const WARM_UP = 15;
const ROUNDS = 31;

const CHAT = JSON.stringify({
  messages: [
    { role: 'system', content: 'You answer in one sentence.' },
    { role: 'user', content: 'What does an API gateway do, and where does it stand?' },
  ],
  temperature: 0.2,
  max_tokens: 200,
});

const [, , name = ''] = process.argv;
const backends = await startBackends(BACKENDS);
const proxy = await startProxy(backends.urls);
const subject = await start(name);
const rates: { bare: number[]; subject: number[] } = { bare: [], subject: [] };
for (let round = -WARM_UP; round < ROUNDS; round += 1) {
  const bare = await requestsPerSecond(proxy.url);
  const rate = await requestsPerSecond(subject.url);
  if (round < 0) continue;
  rates.bare.push(bare);
  rates.subject.push(rate);
}
const conditions = `${CONNECTIONS} connections, ${ROUNDS} rounds of ${REQUESTS} after ${WARM_UP} to warm up`;
process.send?.({ ...rates, conditions } satisfies Rounds);
for (const each of [subject, proxy, backends]) await each.close();
process.disconnect();

async function start(name: string): Promise<Started> {
  if (name === 'a proxy over undici') return await startUndiciProxy(backends.urls);
  if (!isServiceName(name)) throw new Error(`"${name}" is no service of services.ts`);
  const gateway = createGateway(SERVICES[name](backends.urls), {
    clock: systemClock,
    random: Math.random,
    transport: httpTransport(),
    identityToken: async () => 'a-token-that-was-fetched-before',
  });
  return await serve(gateway);
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
