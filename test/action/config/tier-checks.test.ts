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
          id: `/subscriptions/0/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/a${index}`,
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
  const cases: readonly [sku: string, count: number, RegExp | undefined][] = [
    ['BasicV2_1', 50, undefined],
    [
      'BasicV2_1',
      51,
      /^warning: .*consumers\.team-50: 51 consumers, .* takes 200 in one document .* takes 50 in an older one/,
    ],
    ['BasicV2_1', 200, /^warning: /],
    ['BasicV2_1', 201, /^error: .*consumers\.team-200: .* BasicV2 takes 200 products \(https:/],
    ['Developer_1', 101, /^error: .* Developer takes 100 products/],
    ['Premium_1', 401, /^warning: /],
    ['Premium_1', 201, undefined],
  ];
  for (const [sku, count, expected] of cases)
    it(`may${expected?.source.startsWith('^error') ? ' not' : ''} be ${count} on ${sku}${expected?.source.startsWith('^warning') ? ', with a warning' : ''}`, () => {
      const said = say(sku, { consumers: count });
      assert.equal(said.length, expected === undefined ? 0 : 1, said.join('\n'));
      if (expected !== undefined) assert.match(said[0] ?? '', expected);
    });
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
