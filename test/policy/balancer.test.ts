import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  DEFAULT_BALANCING,
  DEFAULT_BREAKER,
  DEFAULT_CALLERS,
} from '../../action/config/defaults.ts';
import { createBalancer } from '../../policy/balancer.ts';
import type { AccountConfiguration, Configuration } from '../../policy/configuration.ts';

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
    headers: [],
    openapi: undefined,
    surface: 'open',
  },
  accounts,
  models: {},
  balancing: {
    ...DEFAULT_BALANCING,
    ...(balancing.selection === 'pool' ? { breaker: DEFAULT_BREAKER } : {}),
    ...balancing,
  },
  callers: DEFAULT_CALLERS,
  consumers: {},
  rotation: undefined,
});

const named = (deployment: string) => ({ deployment });

describe('createBalancer', () => {
  it('makes one backend per account and model and one pool per model, for pools', () => {
    const { models } = createBalancer(
      configuration(
        {
          japan: account('japan', {
            models: { 'gpt-4.1': named('gpt-4.1'), small: named('small') },
          }),
          sweden: account('sweden', {
            priority: 2,
            weight: 3,
            models: { 'gpt-4.1': named('gpt-4.1') },
          }),
        },
        { selection: 'pool' },
      ),
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
      models[0]?.members.map(({ account, deployment }) => [account, deployment]),
      [
        ['a', 'm'],
        ['b', 'm'],
      ],
    );
  });

  it('makes one backend per account, and more only where accounts name a model differently', () => {
    const { backends, models } = createBalancer(
      configuration({
        a: account('a', { models: { same: named('x'), other: named('other') } }),
        b: account('b', { models: { same: named('x'), other: named('other-b') } }),
      }),
    );
    assert.deepEqual(
      backends.map(({ name, url }) => [name, url]),
      [
        ['a', 'https://a.openai.azure.com/openai'],
        ['b', 'https://b.openai.azure.com/openai'],
        ['a--other', 'https://a.openai.azure.com/openai/deployments/other'],
        ['b--other', 'https://b.openai.azure.com/openai/deployments/other-b'],
      ],
    );
    assert.deepEqual(
      models.map(({ name, deployment, pool, members }) => [
        name,
        deployment,
        pool,
        members.map(({ backend }) => backend),
      ]),
      [
        ['same', 'x', undefined, ['a', 'b']],
        ['other', undefined, undefined, ['a--other', 'b--other']],
      ],
    );
  });

  it('makes as many attempts as the model has accounts, unless fewer are wanted', () => {
    const accounts = {
      a: account('a', { models: { m: named('m'), n: named('n') } }),
      b: account('b', { models: { m: named('m') } }),
      c: account('c', { models: { m: named('m') } }),
    };
    const attempts = (balancing: Partial<Configuration['balancing']>) =>
      createBalancer(configuration(accounts, balancing)).models.map((model) => model.attempts);
    assert.deepEqual(attempts({}), [3, 1]);
    assert.deepEqual(attempts({ attempts: 2 }), [2, 1]);
  });

  it('leaves weights out of a round-robin pool', () => {
    const accounts = { a: account('a', { weight: 2 }), b: account('b') };
    const { models } = createBalancer(
      configuration(accounts, { strategy: 'round-robin', selection: 'pool' }),
    );
    assert.deepEqual(models[0]?.pool?.members, [{ backend: 'a--any' }, { backend: 'b--any' }]);
  });

  it('names backends and pools the same, however a model is written', () => {
    const names = (model: string) => {
      const { backends, models } = createBalancer(
        configuration(
          { japan: account('japan', { models: { [model]: { deployment: model } } }) },
          { selection: 'pool' },
        ),
      );
      return [...backends.map(({ name }) => name), ...models.map(({ pool }) => pool?.name)];
    };
    assert.deepEqual(names('GPT-4o'), names('gpt-4o'));
  });

  it('refuses names that differ in case only, which Azure does not tell apart', () => {
    assert.throws(
      () =>
        createBalancer(
          configuration(
            { a: account('a', { models: { m: named('m'), M: named('n') } }) },
            { selection: 'pool' },
          ),
        ),
      /model m and model M need the same backend name/,
    );
  });

  it('refuses two models whose backends would share a name', () => {
    assert.throws(
      () =>
        createBalancer(
          configuration(
            {
              a: account('a', { models: { 'gpt-4.1': named('x'), 'gpt-4_1': named('y') } }),
            },
            { selection: 'pool' },
          ),
        ),
      /model gpt-4\.1 and model gpt-4_1 need the same backend name a--gpt-4_1/,
    );
  });

  it('refuses a pool or the account for stateful calls whose name a model takes', () => {
    const models = { m: named('m') };
    assert.throws(
      () =>
        createBalancer(configuration({ pool: account('pool', { models }) }, { selection: 'pool' })),
      /model m and pool of model m need the same backend name pool--m/,
    );
    assert.throws(
      () =>
        createBalancer(
          configuration(
            { a: account('a', { models: { stateful: named('s') } }) },
            { stateful: 'a', selection: 'pool' },
          ),
        ),
      /model stateful and stateful account a need the same backend name a--stateful/,
    );
  });
});
