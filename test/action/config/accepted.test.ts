/** What the reader accepts, nothing behind it refuses: the policy is rendered, and taken by the checker. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readConfiguration } from '../../../action/config.ts';
import { policyFaults } from '../../../action/policy-check.ts';
import { surface } from '../../../openapi/index.ts';
import { createBalancer } from '../../../policy/balancer.ts';
import { renderPolicy } from '../../../policy/render.ts';
import { configurationOf } from '../../policy/render/balancers.ts';
import { written } from './configurations.ts';

describe('a configuration that is accepted', () => {
  it('has a policy that API Management would take', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(written, async (file) => {
        const { configuration } = readConfiguration(JSON.stringify(file), 'x');
        if (configuration === undefined) return;
        accepted += 1;
        const policy = renderPolicy(createBalancer(configuration), surface);
        assert.deepEqual(await policyFaults(policy, configuration), []);
      }),
      { numRuns: 15 },
    );
    assert.ok(accepted > 0, `${accepted} were accepted`);
  });
});

describe('a policy that would be refused', () => {
  const policyOf = (configuration: ReturnType<typeof configurationOf>) =>
    renderPolicy(createBalancer(configuration), surface);

  it('names the key that is to blame, and the place in the policy', async () => {
    const configuration = configurationOf({
      balancing: {
        marks: { throttled: 'PT5S', faulty: 'PT30S', misconfigured: 'PT1M', longest: 'P99999D' },
      },
    });
    const [fault] = await policyFaults(policyOf(configuration), configuration);
    assert.deepEqual(fault?.path, ['balancing', 'marks']);
    assert.match(fault?.message ?? '', /refused at its line \d+, column \d+: .*8639913600/);
  });

  it('names one consumer among others', async () => {
    const consumer = { models: undefined, tokensPerMinute: undefined };
    const configuration = configurationOf({
      consumers: {
        'team-a': consumer,
        'team-b': { ...consumer, requestsPerMinute: 9_999_999_999 },
      },
    });
    const [fault] = await policyFaults(policyOf(configuration), configuration);
    assert.deepEqual(fault?.path, ['consumers', 'team-b']);
  });
});
