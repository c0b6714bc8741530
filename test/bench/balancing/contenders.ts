/** Who is compared, in front of which accounts. */

import {
  DEFAULT_BALANCING,
  DEFAULT_BREAKER,
  DEFAULT_CALLERS,
} from '../../../action/config/defaults.ts';
import { type Balancer, createBalancer } from '../../../policy/balancer.ts';
import type { Strategy } from '../../../policy/configuration.ts';
import type { Assumption } from '../../../policy/simulate/index.ts';
import { cachedListPolicy, nativePoolPolicy, randomPolicy } from './rivals.ts';

export type Contender = {
  readonly name: string;
  readonly balancer: Balancer;
  /** Undefined: the balancer's own. */
  readonly policy: string | undefined;
};

export const IDEAL = 'ideal';
export const OURS = 'policy, priority';

/**
 * Provisioned throughput that is preferred, two pay-as-you-go accounts that take what spills over, two to one, and a spare.
 * One model on all of them, another on two.
 */
const ACCOUNTS = {
  reserved: { priority: 1, weight: 1, models: ['gpt-4o'] },
  larger: { priority: 2, weight: 2, models: ['gpt-4o', 'gpt-4o-mini'] },
  smaller: { priority: 2, weight: 1, models: ['gpt-4o', 'gpt-4o-mini'] },
  spare: { priority: 3, weight: 1, models: ['gpt-4o'] },
};

/** What they take: 750,000 tokens a minute together. */
export const CAPACITY: Readonly<Record<string, Assumption>> = {
  reserved: { provisioned: true, tokensPerMinute: 300_000, burst: 10 },
  larger: { provisioned: false, tokensPerMinute: 200_000 },
  smaller: { provisioned: false, tokensPerMinute: 100_000 },
  spare: { provisioned: false, tokensPerMinute: 150_000 },
};

function balancer(
  strategy: Strategy,
  selection: 'policy' | 'pool' = 'policy',
  failures = 1,
): Balancer {
  return createBalancer({
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
      Object.entries(ACCOUNTS).map(([name, { models, ...account }]) => [
        name,
        {
          ...account,
          id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/${name}`,
          endpoint: `https://${name}.openai.azure.com/`,
          models: Object.fromEntries(models.map((model) => [model, { deployment: model }])),
        },
      ]),
    ),
    models: {},
    balancing: {
      ...DEFAULT_BALANCING,
      strategy,
      selection,
      breaker: selection === 'pool' ? { ...DEFAULT_BREAKER, failures } : undefined,
    },
    callers: DEFAULT_CALLERS,
    consumers: {},
    rotation: undefined,
  });
}

const chosen = (name: string, balancer: Balancer): Contender => ({
  name,
  balancer,
  policy: undefined,
});

export const CONTENDERS: readonly Contender[] = [
  chosen(IDEAL, balancer('priority')),
  chosen(OURS, balancer('priority')),
  chosen('policy, weighted', balancer('weighted')),
  chosen('policy, round-robin', balancer('round-robin')),
  chosen('policy, random', balancer('random')),
  chosen('pool, priority', balancer('priority', 'pool')),
  chosen('pool, weighted', balancer('weighted', 'pool')),
  rival('native pool, count 1', balancer('priority', 'pool'), nativePoolPolicy),
  rival('native pool, count 3', balancer('priority', 'pool', 3), nativePoolPolicy),
  rival('cached list', balancer('priority'), cachedListPolicy),
  rival('random, one try', balancer('priority'), randomPolicy),
];

function rival(
  name: string,
  balancer: Balancer,
  policy: (balancer: Balancer) => string,
): Contender {
  return { name, balancer, policy: policy(balancer) };
}
