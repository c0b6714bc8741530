import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfiguration } from '../../../action/config.ts';
import { describeFinding } from '../../../action/finding.ts';

/** What is said of a configuration with so many accounts, models on each, and consumers. */
function say(sku: string, size: { accounts?: number; models?: number; consumers?: number }) {
  const { accounts = 1, models = 1, consumers = 0 } = size;
  const counted = <T>(count: number, item: (index: number) => readonly [string, T]) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => item(index)));
  const text = JSON.stringify(
    {
      environment: 'prod',
      location: 'japaneast',
      gateway: { sku, publisher: { name: 'AI Platform', email: 'ai@example.com' } },
      accounts: counted(accounts, (index) => [
        `a${index}`,
        {
          id: `/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/a${index}`,
          endpoint: `https://a${index}.openai.azure.com/`,
          models: counted(models, (model) => [`m${model}`, { deployment: `m${model}-${index}` }]),
        },
      ]),
      balancing: { selection: 'pool', strategy: 'round-robin' },
      consumers: counted(consumers, (index) => [`team-${index}`, {}]),
    },
    undefined,
    1,
  );
  return readConfiguration(text, 'lb.yml')
    .findings.map((finding) => `${finding.severity}: ${describeFinding(finding)}`)
    .filter((line) => / consumers, | backends and pools/.test(line));
}

describe('the consumers', () => {
  const cases: readonly [sku: string, count: number, ...RegExp[]][] = [
    ['BasicV2_1', 100],
    [
      'BasicV2_1',
      101,
      /^warning: .*consumers\.team-100: 101 consumers, .* of one product BasicV2 names no limit in one document .* takes 100 in an older one/,
    ],
    ['BasicV2_1', 501, /of one product/, /^warning: .* takes 15,000 .* takes 500 in an older one/],
    ['Premium_1', 501, /of one product/],
    [
      'Developer_1',
      10_001,
      /of one product/,
      /^error: .*consumers\.team-10000: .* Developer takes 10,000 subscriptions \(https:/,
    ],
  ];
  for (const [sku, count, ...expected] of cases) {
    it(`are, as ${count} on ${sku}, ${expected.length === 0 ? 'fine' : 'told of'}`, () => {
      const said = say(sku, { consumers: count });
      assert.equal(said.length, expected.length, said.join('\n'));
      for (const [index, pattern] of expected.entries()) assert.match(said[index] ?? '', pattern);
    });
  }
});

describe('the backends', () => {
  it('are a warning above a hundred, which one document knows and another does not', () => {
    assert.deepEqual(say('BasicV2_1', { accounts: 9, models: 10 }), []);
    const [warning, ...more] = say('BasicV2_1', { accounts: 10, models: 10 });
    assert.deepEqual(more, []);
    assert.match(
      warning ?? '',
      /^warning: .*accounts: .* make 1\d\d backends and pools: of backends BasicV2 names no limit in one document \(https:\S+\) and takes 100 in an older one \(https:\S+\); which holds is not verified/,
    );
  });
});
