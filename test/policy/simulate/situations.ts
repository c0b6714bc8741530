/** Small situations for tests: what a test does not say does not limit and does not fail. */

import {
  DEFAULT_BALANCING,
  DEFAULT_BREAKER,
  DEFAULT_CALLERS,
} from '../../../action/config/defaults.ts';
import {
  adjustOpenApi,
  anyOtherCall,
  shippedDescriptions,
  surface,
} from '../../../openapi/index.ts';
import { type Balancer, createBalancer } from '../../../policy/balancer.ts';
import type { Configuration } from '../../../policy/configuration.ts';
import { operationsOf } from '../../../policy/service.ts';
import type { AccountModel, Capacity } from '../../../policy/simulate/accounts.ts';
import type { Workload } from '../../../policy/simulate/callers.ts';
import { type Contender, policyContender } from '../../../policy/simulate/contenders.ts';
import { type Measured, measure } from '../../../policy/simulate/figures.ts';
import { type Request, simulate } from '../../../policy/simulate/run.ts';
import type { SituatedAccount, Situation } from '../../../policy/simulate/scenario.ts';
import { createTally } from '../../../policy/simulate/tally.ts';

export const MODEL = 'gpt-4o';

export const TELLS_ALL: AccountModel['tells'] = {
  wait: 'both',
  limits: 'told',
};

export function payAsYouGo(tokensPerMinute: number): Capacity {
  return { kind: 'pay-as-you-go', tokensPerMinute, requestsPerMinute: 1e9 };
}

export function accountOf(account: Partial<SituatedAccount> = {}): Omit<SituatedAccount, 'host'> {
  return {
    priority: 1,
    weight: 1,
    deployments: { [MODEL]: payAsYouGo(1e9) },
    faults: [],
    tells: TELLS_ALL,
    ...account,
  };
}

/** Accounts with the models of each; undefined: any. */
export type Estate = Readonly<
  Record<
    string,
    {
      readonly priority: number;
      readonly weight: number;
      readonly models?: Configuration['accounts'][string]['models'];
    }
  >
>;

export function balancerOf(
  accounts: Estate,
  balancing: Partial<Configuration['balancing']> = {},
): Balancer {
  return createBalancer({
    environment: 'simulation',
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
      Object.entries(accounts).map(([name, { priority, weight, models }]) => [
        name,
        {
          id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/${name}`,
          endpoint: `https://${name}.openai.azure.com/`,
          priority,
          weight,
          models,
        },
      ]),
    ),
    models: {},
    balancing: {
      ...DEFAULT_BALANCING,
      breaker: balancing.selection === 'pool' ? DEFAULT_BREAKER : undefined,
      ...balancing,
    },
    callers: DEFAULT_CALLERS,
    consumers: {},
    rotation: undefined,
  });
}

/** One minute with ten requests a second of 1,000 tokens each, unless said otherwise. */
export function situationWith(
  accounts: Readonly<Record<string, Omit<SituatedAccount, 'host'>>>,
  workload: Partial<Workload> = {},
  balancing: Partial<Configuration['balancing']> = {},
): Situation {
  const listed = Object.fromEntries(
    Object.entries(accounts).map(([name, { priority, weight }]) => [
      name,
      { priority, weight, models: { [MODEL]: { deployment: MODEL } } },
    ]),
  );
  return {
    name: 'test',
    balancer: balancerOf(listed, balancing),
    units: 2,
    accounts: Object.fromEntries(
      Object.entries(accounts).map(([name, account]) => [
        name,
        { ...account, host: `${name}.openai.azure.com` },
      ]),
    ),
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
      chained: 0,
      turns: 1,
      ...workload,
    },
  };
}

export const OPERATIONS = operationsOf(
  adjustOpenApi([...shippedDescriptions, anyOtherCall], {
    title: 'Test',
    serverUrl: 'https://example.com',
  }),
);

export const policy: Contender = policyContender('policy', { operations: OPERATIONS, surface });

/** Every request of a run, and its figures. */
export async function outcomeOf(
  situation: Situation,
  contender: Contender,
  seed = 1,
): Promise<Measured & { readonly requests: readonly Request[] }> {
  const tally = createTally(situation);
  const requests: Request[] = [];
  await simulate(situation, contender, seed, {
    ...tally,
    onRequest(request) {
      requests.push(request);
      tally.onRequest(request);
    },
  });
  return { requests, ...measure(situation, [[tally.read()]]) };
}
