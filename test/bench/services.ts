/** The services that the benches run: one that only forwards, a priority policy as people write them, and our own, before and now. */
import { readFileSync } from 'node:fs';
import { DEFAULT_BALANCING, DEFAULT_CALLERS } from '../../action/config/defaults.ts';
import { adjustOpenApi, anyOtherCall, shippedDescriptions, surface } from '../../openapi/index.ts';
import { type Balancer, createBalancer } from '../../policy/balancer.ts';
import type { PoolBackend, Service, SingleBackend } from '../../policy/gateway/index.ts';
import { renderPolicy } from '../../policy/render.ts';
import { createService, operationsOf } from '../../policy/service.ts';

const OPERATIONS = operationsOf(
  adjustOpenApi([...shippedDescriptions, anyOtherCall], {
    title: 'Bench',
    serverUrl: 'https://example.com',
  }),
);

export type ServiceName = keyof typeof SERVICES;

/** What is measured, each for backends at some URLs. */
export const SERVICES = {
  'forward-request alone': forwardOnly,
  'priority policy of 8 backends': priorityPolicy,
  'the previous template': previousTemplate,
  'our own template': ownTemplate,
} as const;

export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(SERVICES, name);
}

/** One model, eight accounts in two groups, one consumer, no token limit. */
export function benchBalancer(urls: readonly string[]): Balancer {
  return createBalancer({
    environment: 'bench',
    location: 'japaneast',
    tags: {},
    gateway: {
      sku: 'BasicV2_1',
      publisher: { name: 'Bench', email: 'bench@example.com' },
      path: 'openai',
      headers: [],
      openapi: undefined,
      surface: 'open',
    },
    accounts: Object.fromEntries(
      urls.map((endpoint, index) => [
        `account-${index + 1}`,
        {
          id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/account-${index + 1}`,
          endpoint,
          priority: index < urls.length / 2 ? 1 : 2,
          weight: 1,
          models: { 'gpt-4o': { deployment: 'gpt-4o' } },
        },
      ]),
    ),
    models: {},
    balancing: DEFAULT_BALANCING,
    callers: DEFAULT_CALLERS,
    consumers: { 'team-a': { models: undefined, tokensPerMinute: undefined } },
    rotation: undefined,
  });
}

function ownTemplate(urls: readonly string[]): Service {
  const balancer = benchBalancer(urls);
  return serviceWith(balancer, renderPolicy(balancer, surface));
}

function priorityPolicy(urls: readonly string[]): Service {
  const policy = urls.reduce(
    (text, url, index) => text.replace(`backend-${index + 1}.invalid`, () => url),
    handWrittenPolicy(),
  );
  return serviceWith(benchBalancer(urls), policy);
}

/** With `backend-1.invalid` to `backend-8.invalid` for the accounts' URLs. */
export function handWrittenPolicy(): string {
  return readFileSync(new URL('priority-policy.xml', import.meta.url), 'utf8');
}

/**
 * What was rendered for the same accounts when pools chose among them, as it was applied then: kept beside the template of
 * today, so that one run tells what a change costs.
 */
function previousTemplate(urls: readonly string[]): Service {
  const policy = readFileSync(new URL('previous-policy.xml', import.meta.url), 'utf8');
  return { ...serviceWith(benchBalancer(urls), policy), backends: pooledBackends(urls) };
}

function forwardOnly(urls: readonly string[]): Service {
  const service = serviceWith(
    benchBalancer(urls),
    `<policies>
       <inbound><base /><set-backend-service backend-id="${POOL}" /></inbound>
       <backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error>
     </policies>`,
  );
  return { ...service, backends: pooledBackends(urls) };
}

const POOL = 'pool--gpt-4o';

/** A pool of accounts in two groups, each with a breaker. */
function pooledBackends(urls: readonly string[]): Service['backends'] {
  const circuitBreaker: SingleBackend['circuitBreaker'] = {
    name: 'throttled-or-failing',
    failures: { count: 1 },
    interval: 60_000,
    tripDuration: 30_000,
    acceptRetryAfter: true,
    statusCodeRanges: [
      { min: 429, max: 429 },
      { min: 500, max: 599 },
    ],
    errorReasons: ['BackendConnectionFailure', 'Timeout'],
  };
  const members = urls.map((url, index) => ({
    name: `account-${index + 1}--gpt-4o`,
    backend: { type: 'Single' as const, url: `${url}/openai`, circuitBreaker },
    priority: index < urls.length / 2 ? 1 : 2,
  }));
  const pool: PoolBackend = {
    type: 'Pool',
    services: members.map(({ name, priority }) => ({ backend: name, priority, weight: 1 })),
    sessionCookie: undefined,
  };
  return new Map<string, SingleBackend | PoolBackend>([
    ...members.map(({ name, backend }) => [name, backend] as const),
    [POOL, pool],
  ]);
}

function serviceWith(balancer: Balancer, policy: string): Service {
  return createService(balancer, {
    policy,
    operations: OPERATIONS,
    region: 'Japan East',
    identityClientId: '00000000-0000-0000-0000-000000000001',
    keysOf: (consumer) => ({
      primary: `key-of-${consumer}`,
      secondary: `second-key-of-${consumer}`,
    }),
  });
}
