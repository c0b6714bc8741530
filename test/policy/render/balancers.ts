/** Balancers for the tests of the rendered policy. */
import {
  type AccountConfiguration,
  type Balancer,
  type Configuration,
  createBalancer,
} from '../../../policy/balancer.ts';

/** Models by name; a text is the account's own name of the deployment, `true` the model's. */
type Models = Readonly<Record<string, string | true>>;

export type Setup = {
  readonly accounts?: Readonly<
    Record<string, { models?: Models; priority?: number; weight?: number }>
  >;
  readonly balancing?: Partial<Configuration['balancing']>;
  readonly consumers?: Configuration['consumers'];
  readonly path?: string;
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
      sku: 'BasicV2_1',
      publisher: { name: 'Team', email: 'team@example.com' },
      path: setup.path ?? 'openai',
      openapi: undefined,
    },
    accounts: Object.fromEntries(
      Object.entries(accounts).map(([name, account]) => [name, accountOf(name, account)]),
    ),
    balancing: {
      strategy: 'priority',
      attempts: 3,
      breaker: { failures: 1, interval: 'PT1M', trip: 'PT30S', acceptRetryAfter: true },
      stateful: undefined,
      ...setup.balancing,
    },
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
