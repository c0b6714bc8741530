/** The services that the benches run: one that only forwards, a priority policy as people write them, and our own. */
import { readFileSync } from 'node:fs';
import { adjustOpenApi, shippedDescriptions } from '../../openapi/index.ts';
import { type Balancer, createBalancer, DEFAULT_BALANCING } from '../../policy/balancer.ts';
import type { Service } from '../../policy/gateway/index.ts';
import { renderPolicy } from '../../policy/render.ts';
import { createService, operationsOf } from '../../policy/service.ts';

const OPERATIONS = operationsOf(
  adjustOpenApi(shippedDescriptions, { title: 'Bench', serverUrl: 'https://example.com' }),
);

export type ServiceName = keyof typeof SERVICES;

/** What is measured, each for backends at some URLs. */
export const SERVICES = {
  'forward-request alone': forwardOnly,
  'priority policy of 8 backends': priorityPolicy,
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
    consumers: { 'team-a': { models: undefined, tokensPerMinute: undefined } },
    rotation: undefined,
  });
}

function ownTemplate(urls: readonly string[]): Service {
  const balancer = benchBalancer(urls);
  return serviceWith(balancer, renderPolicy(balancer));
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

function forwardOnly(urls: readonly string[]): Service {
  return serviceWith(
    benchBalancer(urls),
    `<policies>
       <inbound><base /><set-backend-service backend-id="pool--gpt-4o" /></inbound>
       <backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error>
     </policies>`,
  );
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
