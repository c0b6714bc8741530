/** Balancers for the tests of the rendered policy. */

import {
  DEFAULT_BALANCING,
  DEFAULT_BREAKER,
  DEFAULT_CALLERS,
} from '../../../action/config/defaults.ts';
import { type Balancer, createBalancer } from '../../../policy/balancer.ts';
import type { AccountConfiguration, Configuration } from '../../../policy/configuration.ts';

/** Models by name; a text is the account's own name of the deployment, `true` the model's. */
type Models = Readonly<Record<string, string | true>>;

export type Setup = {
  readonly accounts?: Readonly<
    Record<string, { models?: Models; priority?: number; weight?: number }>
  >;
  readonly balancing?: Partial<Configuration['balancing']>;
  readonly models?: Configuration['models'];
  readonly callers?: Partial<Configuration['callers']>;
  readonly consumers?: Configuration['consumers'];
  readonly sku?: string;
  readonly headers?: readonly string[];
  readonly path?: string;
  readonly surface?: Configuration['gateway']['surface'];
};

/** Two accounts with one model and a breaker, unless said otherwise. */
export function configurationOf(setup: Setup = {}): Configuration {
  const accounts = setup.accounts ?? {
    japan: { models: { 'gpt-4o': true } },
    sweden: { models: { 'gpt-4o': true }, priority: 2 },
  };
  return {
    environment: 'test',
    location: 'japaneast',
    tags: {},
    gateway: {
      sku: setup.sku ?? 'BasicV2_1',
      publisher: { name: 'Team', email: 'team@example.com' },
      path: setup.path ?? 'openai',
      headers: setup.headers ?? [],
      openapi: undefined,
      surface: setup.surface ?? 'open',
    },
    accounts: Object.fromEntries(
      Object.entries(accounts).map(([name, account]) => [name, accountOf(name, account)]),
    ),
    models: setup.models ?? {},
    balancing: {
      ...DEFAULT_BALANCING,
      ...(setup.balancing?.selection === 'pool' ? { breaker: DEFAULT_BREAKER } : {}),
      ...setup.balancing,
    },
    callers: { ...DEFAULT_CALLERS, ...setup.callers },
    consumers: setup.consumers ?? { 'team-a': { models: undefined, tokensPerMinute: undefined } },
    rotation: undefined,
  };
}

export function balancerOf(setup: Setup = {}): Balancer {
  return createBalancer(configurationOf(setup));
}

function accountOf(
  name: string,
  { models, priority = 1, weight = 1 }: { models?: Models; priority?: number; weight?: number },
): AccountConfiguration {
  return {
    id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/${name}`,
    endpoint: `https://${name}.openai.azure.com/`,
    priority,
    weight,
    models:
      models === undefined
        ? undefined
        : Object.fromEntries(
            Object.entries(models).map(([model, deployment]) => [
              model,
              { deployment: deployment === true ? model : deployment },
            ]),
          ),
  };
}
