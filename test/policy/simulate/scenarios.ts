/** Small scenarios for tests: what a test does not say does not limit and does not fail. */
import {
  adjustOpenApi,
  anyOtherCall,
  shippedDescriptions,
  surface,
} from '../../../openapi/index.ts';
import {
  type Configuration,
  DEFAULT_BALANCING,
  DEFAULT_BREAKER,
} from '../../../policy/balancer.ts';
import { operationsOf } from '../../../policy/service.ts';
import type { AccountModel, Capacity } from '../../../policy/simulate/accounts.ts';
import type { Workload } from '../../../policy/simulate/callers.ts';
import { type Contender, policyContender } from '../../../policy/simulate/contenders.ts';
import type { Scenario, ScenarioAccount } from '../../../policy/simulate/scenarios.ts';

export const MODEL = 'gpt-4o';

export const TELLS_ALL: AccountModel['tells'] = {
  wait: 'seconds and milliseconds',
  limits: 'remaining',
};

export function payAsYouGo(tokensPerMinute: number): Capacity {
  return { kind: 'pay-as-you-go', tokensPerMinute, requestsPerMinute: 1e9 };
}

export function accountOf(account: Partial<ScenarioAccount> = {}): ScenarioAccount {
  return {
    priority: 1,
    weight: 1,
    configured: [MODEL],
    deployments: { [MODEL]: payAsYouGo(1e9) },
    faults: [],
    tells: TELLS_ALL,
    ...account,
  };
}

/** One minute with ten requests a second of 1,000 tokens each, unless said otherwise. */
export function scenarioOf(
  accounts: Scenario['accounts'],
  workload: Partial<Workload> = {},
): Scenario {
  return {
    name: 'test',
    timeout: undefined,
    accounts,
    workload: {
      model: MODEL,
      stages: [{ until: 60, rate: 10 }],
      callers: 10,
      failing: 0,
      oversized: 0,
      prompt: [500, 500],
      answer: [500, 500],
      oversize: 1e9,
      retries: 0,
      ...workload,
    },
  };
}

const OPERATIONS = operationsOf(
  adjustOpenApi([...shippedDescriptions, anyOtherCall], {
    title: 'Test',
    serverUrl: 'https://example.com',
  }),
);

export function policyOf(
  balancing: Partial<Configuration['balancing']> = {},
  units = 2,
): Contender {
  return policyContender('policy', {
    balancing: {
      ...DEFAULT_BALANCING,
      breaker: balancing.selection === 'pool' ? DEFAULT_BREAKER : undefined,
      ...balancing,
    },
    operations: OPERATIONS,
    surface,
    units,
  });
}
