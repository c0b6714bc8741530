/** The policies of the examples, run by the local gateway: a throttled account stays between gateway and account. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createGateway } from '../../policy/gateway/index.ts';
import type { BackendRequest, Ports } from '../../policy/gateway/ports.ts';
import type { PoolBackend, Service, SingleBackend } from '../../policy/gateway/service.ts';
import { rootModule } from './terraform.ts';

const KEY = '0123456789abcdef0123456789abcdef';

function serviceWith(example: string, backends: Service['backends']): Service {
  return {
    name: 'example',
    region: 'Japan East',
    policy: undefined,
    namedValues: new Map([['identity-client-id', 'the-identity']]),
    fragments: new Map(),
    backends,
    apis: [
      {
        id: 'openai',
        name: 'Azure OpenAI',
        path: 'openai',
        revision: '1',
        serviceUrl: undefined,
        subscriptionRequired: true,
        subscriptionKey: { header: 'api-key', query: 'api-key' },
        operations: [
          {
            id: 'chat-completions',
            name: 'chat-completions',
            method: 'POST',
            urlTemplate: '/deployments/{deployment-id}/chat/completions',
            policy: undefined,
          },
        ],
        policy: readFileSync(join(rootModule, 'examples', example, 'policy.xml'), 'utf8'),
      },
    ],
    products: [
      {
        id: 'team-a',
        name: 'team-a',
        published: true,
        subscriptionRequired: true,
        apis: ['openai'],
        policy: undefined,
      },
    ],
    subscriptions: [
      {
        id: 'team-a',
        name: 'team-a',
        scope: { type: 'product', product: 'team-a' },
        active: true,
        primaryKey: KEY,
        secondaryKey: KEY.toUpperCase(),
      },
    ],
  };
}

const account = (name: string): SingleBackend => ({
  type: 'Single',
  url: `https://${name}.openai.azure.com/openai`,
  circuitBreaker: {
    name: 'throttled-or-failing',
    failures: { count: 1 },
    interval: 60_000,
    tripDuration: 10_000,
    acceptRetryAfter: true,
    statusCodeRanges: [
      { min: 429, max: 429 },
      { min: 500, max: 599 },
    ],
    errorReasons: [],
  },
});

/** Sends `count` requests while one account answers 429; the statuses and what the accounts got. */
async function send(service: Service, throttled: string, count: number) {
  const received: BackendRequest[] = [];
  let dice = 0;
  const ports: Ports = {
    // Time stands still: no timeout ever comes.
    clock: { now: () => 0, sleep: () => new Promise(() => {}) },
    random: () => (dice++ % 2) / 2,
    identityToken: async (resource, clientId) => `${clientId} for ${resource}`,
    transport: async (request) => {
      received.push(request);
      const status = new URL(request.url).hostname.startsWith(throttled) ? 429 : 200;
      return { status, reason: '', headers: new Map(), body: undefined };
    },
  };
  const gateway = createGateway(service, ports);
  const statuses: number[] = [];
  for (let sent = 0; sent < count; sent += 1) {
    const { status } = await gateway.handle(
      {
        method: 'POST',
        url: new URL(
          `https://example.azure-api.net/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21&api-key=${KEY}`,
        ),
        headers: new Map([['api-key', [KEY]]]),
        body: new Response('{"messages":[]}').body ?? undefined,
        clientAddress: '127.0.0.1',
      },
      AbortSignal.timeout(5_000),
    );
    statuses.push(status);
  }
  return { statuses, received };
}

function assertClean(received: readonly BackendRequest[]): void {
  for (const { url, headers } of received) {
    assert.match(url, /^https:\/\/[^/]+\/openai\/deployments\/gpt-4o\/chat\/completions\?/);
    assert.ok(
      !url.includes(KEY) && !JSON.stringify([...headers]).includes(KEY),
      'a key got through',
    );
    assert.deepEqual(headers.get('authorization'), [
      'Bearer the-identity for https://cognitiveservices.azure.com',
    ]);
  }
}

test('two-accounts-random: the other account answers for the throttled one', async () => {
  const service = serviceWith(
    'two-accounts-random',
    new Map([
      ['japan--gpt-4o', { ...account('openai-japan'), circuitBreaker: undefined }],
      ['sweden--gpt-4o', { ...account('openai-sweden'), circuitBreaker: undefined }],
    ]),
  );
  const { statuses, received } = await send(service, 'openai-japan', 10);
  assert.deepEqual(new Set(statuses), new Set([200]));
  assert.ok(received.length > 10, 'no request met the throttled account');
  assertClean(received);
});

test('priority-ptu-first: the same request spills over to the next priority', async () => {
  const pool: PoolBackend = {
    type: 'Pool',
    sessionCookie: undefined,
    services: [
      { backend: 'provisioned--gpt-4o', priority: 1, weight: undefined },
      { backend: 'france--gpt-4o', priority: 2, weight: 2 },
      { backend: 'sweden--gpt-4o', priority: 2, weight: 1 },
    ],
  };
  const service = serviceWith(
    'priority-ptu-first',
    new Map<string, SingleBackend | PoolBackend>([
      ['provisioned--gpt-4o', account('openai-ptu')],
      ['france--gpt-4o', account('openai-france')],
      ['sweden--gpt-4o', account('openai-sweden')],
      ['pool--gpt-4o', pool],
    ]),
  );
  const { statuses, received } = await send(service, 'openai-ptu', 10);
  assert.deepEqual(new Set(statuses), new Set([200]));
  const hosts = received.map(({ url }) => new URL(url).hostname.split('.')[0]);
  assert.deepEqual(hosts.slice(0, 2), ['openai-ptu', 'openai-france']);
  assert.equal(hosts.filter((host) => host === 'openai-ptu').length, 1);
  assertClean(received);
});
