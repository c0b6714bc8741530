/** Balancers that make the templates take every branch, for tests of all that can be rendered. */
import type { Configuration } from '../../../policy/configuration.ts';
import type { Setup } from './balancers.ts';

/** Every strategy of the policy's own choice, and of pools. */
export const CHOICES: readonly Pick<Configuration['balancing'], 'selection' | 'strategy'>[] = [
  ...(['random', 'round-robin', 'weighted', 'priority'] as const).map((strategy) => ({
    selection: 'policy' as const,
    strategy,
  })),
  ...(['round-robin', 'weighted', 'priority'] as const).map((strategy) => ({
    selection: 'pool' as const,
    strategy,
  })),
];

export const SETUPS: Readonly<Record<string, Setup>> = {
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
  'renamed deployment': {
    accounts: { a: { models: { 'gpt-4.1': 'x' } }, b: { models: { 'gpt-4.1': 'x' } } },
  },
  'rotated keys': { rotated: true },
  'rotated bearer keys': { rotated: true, callers: { bearer: true } },
  'a path of two segments': { path: 'ai/openai' },
};
