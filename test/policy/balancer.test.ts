import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type AccountConfiguration,
  type Configuration,
  createBalancer,
} from '../../policy/balancer.ts';

const account = (name: string, more: Partial<AccountConfiguration> = {}): AccountConfiguration => ({
  id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/${name}`,
  endpoint: `https://${name}.openai.azure.com/`,
  priority: 1,
  weight: 1,
  models: undefined,
  ...more,
});

const configuration = (
  accounts: Configuration['accounts'],
  balancing: Partial<Configuration['balancing']> = {},
): Configuration => ({
  environment: 'test',
  location: 'japaneast',
  tags: {},
  gateway: {
    sku: 'BasicV2_1',
    publisher: { name: 'Team', email: 'team@example.com' },
    path: 'openai',
    openapi: undefined,
  },
  accounts,
  balancing: {
    strategy: 'priority',
    attempts: 3,
    breaker: { failures: 1, interval: 'PT1M', trip: 'PT30S', acceptRetryAfter: true },
    stateful: undefined,
    ...balancing,
  },
  consumers: {},
  rotation: undefined,
});

const named = (deployment: string) => ({ deployment });

describe('createBalancer', () => {
  it('makes one backend per account and model and one pool per model', () => {
    const { models } = createBalancer(
      configuration({
        japan: account('japan', { models: { 'gpt-4.1': named('gpt-4.1'), small: named('small') } }),
        sweden: account('sweden', {
          priority: 2,
          weight: 3,
          models: { 'gpt-4.1': named('gpt-4.1') },
        }),
      }),
    );
    assert.deepEqual(
      models.map(({ name, pool }) => [name, pool]),
      [
        [
          'gpt-4.1',
          {
            name: 'pool--gpt-4_1',
            members: [
              { backend: 'japan--gpt-4_1', priority: 1, weight: 1 },
              { backend: 'sweden--gpt-4_1', priority: 2, weight: 3 },
            ],
          },
        ],
        [
          'small',
          { name: 'pool--small', members: [{ backend: 'japan--small', priority: 1, weight: 1 }] },
        ],
      ],
    );
  });

  it('lets an account without a list serve every model that another account names', () => {
    const { models } = createBalancer(
      configuration({ a: account('a', { models: { m: named('m') } }), b: account('b') }),
    );
    assert.deepEqual(
      models[0]?.backends.map(({ account, deployment }) => [account, deployment]),
      [
        ['a', 'm'],
        ['b', 'm'],
      ],
    );
  });

  it('puts the deployment into the URL only where accounts name a model differently', () => {
    const { models } = createBalancer(
      configuration({
        a: account('a', { models: { same: named('x'), other: named('other') } }),
        b: account('b', { models: { same: named('x'), other: named('other-b') } }),
      }),
    );
    assert.deepEqual(
      models.map(({ name, deployment, backends }) => [
        name,
        deployment,
        backends.map(({ url }) => url),
      ]),
      [
        ['same', 'x', ['https://a.openai.azure.com/openai', 'https://b.openai.azure.com/openai']],
        [
          'other',
          undefined,
          [
            'https://a.openai.azure.com/openai/deployments/other',
            'https://b.openai.azure.com/openai/deployments/other-b',
          ],
        ],
      ],
    );
  });

  it('leaves the choice to the policy for random, and weights out of round-robin', () => {
    const accounts = { a: account('a', { weight: 2 }), b: account('b') };
    assert.equal(
      createBalancer(configuration(accounts, { strategy: 'random' })).models[0]?.pool,
      undefined,
    );
    assert.deepEqual(
      createBalancer(configuration(accounts, { strategy: 'round-robin' })).models[0]?.pool?.members,
      [{ backend: 'a--any' }, { backend: 'b--any' }],
    );
  });

  it('refuses two models whose backends would share a name', () => {
    assert.throws(
      () =>
        createBalancer(
          configuration({
            a: account('a', { models: { 'gpt-4.1': named('x'), 'gpt-4_1': named('y') } }),
          }),
        ),
      /models gpt-4\.1 and gpt-4_1 need the same backend name a--gpt-4_1/,
    );
  });

  it('refuses a pool or the account for stateful calls whose name a model takes', () => {
    const models = { m: named('m') };
    assert.throws(
      () => createBalancer(configuration({ pool: account('pool', { models }) })),
      /model m and pool of model m need the same backend name pool--m/,
    );
    assert.throws(
      () =>
        createBalancer(
          configuration(
            { a: account('a', { models: { stateful: named('s') } }) },
            { stateful: 'a' },
          ),
        ),
      /model stateful and stateful account a need the same backend name a--stateful/,
    );
  });
});
