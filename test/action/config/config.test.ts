import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfiguration } from '../../../action/config.ts';
import { BASE, say } from './base.ts';

describe('a right configuration', () => {
  it('may expect something of simulations, which changes nothing that is rendered', () => {
    const { configuration, expectations } = readConfiguration(
      `${BASE}expect: { served: ">= 99.9%", recovery: "<= 30s" }\n`,
      'lb.yml',
    );
    assert.deepEqual(
      expectations.map(({ metric, comparison, bound }) => [metric, comparison, bound]),
      [
        ['served', '>=', 0.9990000000000001],
        ['recovery', '<=', 30_000],
      ],
    );
    assert.deepEqual(configuration, readConfiguration(BASE, 'lb.yml').configuration);
    assert.deepEqual(say(`${BASE}expect: { served: "<= 3" }\n`), [
      'lb.yml:15:19: error: expect.served: "<= 3" has the wrong unit: expected ">= 99.9%"',
    ]);
  });

  it('may allow a replacement, which changes nothing that is rendered', () => {
    const text = BASE.replace('  publisher', '  allowReplacement: prod-openai-1a2b3c\n  publisher');
    const { configuration, allowReplacement, document } = readConfiguration(text, 'lb.yml');
    assert.equal(allowReplacement, 'prod-openai-1a2b3c');
    assert.deepEqual(configuration, readConfiguration(BASE, 'lb.yml').configuration);
    const place = document.placeOf(['gateway', 'allowReplacement']);
    assert.deepEqual(place, { line: 5, column: 21 });
  });

  it('gets the documented defaults', () => {
    const { configuration, findings } = readConfiguration(
      `${BASE}rotation: {}\nconsumers: { team-a: }\n`,
      'lb.yml',
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(configuration?.balancing, {
      strategy: 'priority',
      selection: 'policy',
      attempts: undefined,
      timeout: 'PT4M',
      marks: { throttled: 'PT5S', faulty: 'PT30S', misconfigured: 'PT1M', longest: 'PT1H' },
      breaker: undefined,
      tell: false,
      stateful: undefined,
      shareState: false,
    });
    assert.deepEqual(configuration?.rotation, {
      schedule: '0 0 3 * * *',
      interval: 'P30D',
      discipline: 'regenerate',
      gatewayCheck: true,
      http: undefined,
      actionGroup: undefined,
    });
    assert.deepEqual(configuration?.consumers, {
      'team-a': {
        formerly: undefined,
        models: undefined,
        tokensPerMinute: undefined,
        tokenQuota: undefined,
        requestsPerMinute: undefined,
        entra: undefined,
        readers: [],
      },
    });
    assert.deepEqual(configuration?.callers, {
      keys: true,
      bearer: false,
      entra: undefined,
      origins: [],
    });
    assert.equal(configuration?.gateway.path, 'openai');
  });

  it('gets the documented defaults of a pool', () => {
    const { configuration } = readConfiguration(
      `${BASE}balancing: { selection: pool, breaker: { trip: PT10S } }\n`,
      'lb.yml',
    );
    assert.deepEqual(configuration?.balancing.breaker, {
      failures: 1,
      interval: 'PT1M',
      trip: 'PT10S',
      acceptRetryAfter: true,
    });
  });

  it('maps a model to an account’s own deployment name', () => {
    const { configuration } = readConfiguration(
      BASE.replace('models: [gpt-4o]', 'models: { gpt-4o: { deployment: gpt-4o-sweden } }'),
      'lb.yml',
    );
    assert.deepEqual(configuration?.accounts.sweden?.models, {
      'gpt-4o': { deployment: 'gpt-4o-sweden' },
    });
  });
});
