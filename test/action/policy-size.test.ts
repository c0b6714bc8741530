import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeSize, operationNotes, sizeFinding, tierNotes } from '../../action/policy-size.ts';
import { tierOf } from '../../policy/tier.ts';

describe("the policy's size", () => {
  it('is told beside what the tier documents', () => {
    const text = describeSize(12_345, tierOf('BasicV2_1'));
    assert.equal(text, '12,345 of 524,288 bytes that BasicV2 documents');
  });

  const cases: readonly [sku: string, bytes: number, RegExp | undefined][] = [
    ['BasicV2_1', 17_000, undefined],
    ['BasicV2_1', 262_144, undefined],
    ['BasicV2_1', 262_145, /^warning: .* more than the 262,144 of an older document \(https:/],
    ['Premium_1', 420_000, /^warning: .* which is nearly all: list fewer models/],
    ['Premium_1', 524_288, /^warning: .* which is nearly all: /],
    [
      'Premium_1',
      524_289,
      /^error: the policy has 524,289 of 524,288 bytes that Premium documents/,
    ],
    ['Consumption_0', 13_107, undefined],
    ['Consumption_0', 13_108, /^warning: .* which is nearly all/],
    ['Consumption_0', 16_385, /^error: .* 16,385 of 16,384 bytes that Consumption documents/],
  ];
  for (const [sku, bytes, expected] of cases) {
    it(`of ${bytes} bytes is ${expected === undefined ? 'nothing to speak of' : 'told'} on ${sku}`, () => {
      const finding = sizeFinding(bytes, tierOf(sku), 'lb.yml');
      if (expected === undefined) assert.equal(finding, undefined);
      else assert.match(`${finding?.severity}: ${finding?.message}`, expected);
    });
  }
});

describe('the notes on a tier', () => {
  it('name the buffer and the time limit, and that documents contradict each other', () => {
    assert.match(
      tierNotes(tierOf('StandardV2_1')).join('\n'),
      /StandardV2 buffers 2,097,152 bytes.*\n.* after 30 seconds: https:\S+ says so, https:\S+ lists no such limit/,
    );
    assert.doesNotMatch(tierNotes(tierOf('Consumption_0')).join('\n'), /lists no such limit/);
  });

  it('are none for the classic tiers', () => {
    assert.deepEqual(tierNotes(tierOf('Premium_1')), []);
  });
});

describe('the note on operations', () => {
  it('is there where documents contradict each other', () => {
    assert.deepEqual(operationNotes(100), []);
    assert.match(operationNotes(1_101).join('\n'), /^the API has 1,101 operations: .* allows 100 /);
  });
});
