/** Everything that the template can render is without findings; notes among them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { surface } from '../../../openapi/index.ts';
import type { Configuration } from '../../../policy/balancer.ts';
import { lint } from '../../../policy/lint/index.ts';
import { renderPolicy } from '../../../policy/render.ts';
import { balancerOf, type Setup } from '../render/balancers.ts';

type Balancing = Partial<Configuration['balancing']>;

const CHOICES: readonly Balancing[] = [
  ...(['random', 'round-robin', 'weighted', 'priority'] as const).map((strategy) => ({
    selection: 'policy' as const,
    strategy,
  })),
  ...(['round-robin', 'weighted', 'priority'] as const).map((strategy) => ({
    selection: 'pool' as const,
    strategy,
  })),
];

const SETUPS: Readonly<Record<string, Setup>> = {
  'two accounts': {},
  'any model': { accounts: { a: {}, b: {} } },
  'one account': { accounts: { a: { models: { m: true } } } },
  'no breaker': { balancing: { breaker: undefined } },
  'told attempts': { balancing: { tell: true } },
  'a time limit of its own': { models: { 'gpt-4o': { timeout: 'PT1M' } } },
  'more headers, a large buffer': { headers: ['x-team'], sku: 'Standard_1' },
  'one attempt': { balancing: { attempts: 1 } },
  'state refused': { balancing: { stateful: 'refuse' } },
  'state shared': { balancing: { shareState: true } },
  'the described surface': { surface: 'described' },
  'renamed deployments': {
    accounts: { a: { models: { m: 'one', n: true } }, b: { models: { m: 'two' } } },
    balancing: { stateful: 'b' },
  },
  'an alias': {
    accounts: { a: { models: { 'gpt-4.1': 'x', small: true } }, b: { models: { small: true } } },
    models: { best: { timeout: undefined, use: ['gpt-4.1', 'small'] } },
  },
  'callers with tokens of Entra ID, from web pages': {
    callers: {
      bearer: true,
      entra: { tenant: 'aa000000-0000-4000-8000-00000000000f', audiences: ['api://models'] },
      origins: ['https://app.example.com'],
    },
    consumers: {
      'team-a': {
        models: ['gpt-4o'],
        tokensPerMinute: undefined,
        requestsPerMinute: 10,
        tokenQuota: { tokens: 1000, period: 'Daily' },
        entra: { applications: ['aa000000-0000-4000-8000-000000000001'], groups: [] },
      },
    },
  },
  'limited consumers': {
    consumers: {
      'team-a': { models: ['gpt-4o'], tokensPerMinute: 1000 },
      'team-b': { models: [], tokensPerMinute: 1000 },
      'team-c': { models: undefined, tokensPerMinute: 2000 },
    },
  },
};

/** Every choice for some, the two that differ most for all. */
const CASES: readonly (readonly [string, Setup, Balancing])[] = [
  ...CHOICES.flatMap((choice) =>
    ['two accounts', 'limited consumers'].map(
      (name) => [name, SETUPS[name] ?? {}, choice] as const,
    ),
  ),
  ...Object.entries(SETUPS).flatMap(([name, setup]) =>
    (['policy', 'pool'] as const)
      // An alias' models and those of a pool need the same names of backends.
      .filter((selection) => selection === 'policy' || setup.models?.best === undefined)
      .map((selection) => [name, setup, { selection, strategy: 'priority' }] as const),
  ),
];

describe('lint of rendered policies', () => {
  for (const [name, setup, choice] of CASES)
    it(`finds nothing: ${choice.selection}, ${choice.strategy}, ${name}`, () => {
      const balancer = balancerOf({ ...setup, balancing: { ...setup.balancing, ...choice } });
      assert.deepEqual(lint(renderPolicy(balancer, surface), { sku: balancer.sku }), []);
    });
});
