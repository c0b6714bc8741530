import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Limit, type Tier, tierOf } from '../../policy/tier.ts';

const SKUS = [
  'Consumption_0',
  'Developer_1',
  'Basic_1',
  'Standard_2',
  'Premium_3',
  'BasicV2_1',
  'StandardV2_2',
  'PremiumV2_30',
];

function limitsOf(sku: string): readonly (readonly [string, Limit])[] {
  return Object.entries(tierOf(sku)).flatMap(([name, limit]) =>
    typeof limit === 'object' ? [[name, limit] as const] : [],
  );
}

describe('the documented limits of a tier', () => {
  it('are found by its SKU, with units or without', () => {
    for (const sku of SKUS) {
      assert.equal(tierOf(sku).name, sku.split('_')[0]);
      assert.equal(tierOf(sku), tierOf(tierOf(sku).name));
    }
  });

  it('are not there for what is no SKU', () => {
    for (const sku of [
      '',
      'BasicV3_1',
      'basicv2_1',
      'BasicV2_',
      'BasicV2_1 ',
      'toString',
      'Isolated_1',
    ]) {
      assert.throws(() => tierOf(sku), RangeError, sku);
    }
  });

  it('all have a source, and so has what is said elsewhere, which differs', () => {
    for (const sku of SKUS) {
      for (const [name, { most, source, elsewhere }] of limitsOf(sku)) {
        assert.match(source, /^https:\/\//, `${sku} ${name}`);
        if (elsewhere === undefined) continue;
        assert.match(elsewhere.source, /^https:\/\//, `${sku} ${name}`);
        assert.notEqual(elsewhere.most, most, `${sku} ${name}`);
        assert.notEqual(elsewhere.source, source, `${sku} ${name}`);
      }
    }
  });

  it('never shrink from a size to the next larger one of its family', () => {
    const families = [
      ['Developer', 'Basic', 'Standard', 'Premium'],
      ['BasicV2', 'StandardV2', 'PremiumV2'],
    ];
    for (const family of families) {
      for (const [index, larger] of family.slice(1).entries()) {
        for (const [name, { most }] of limitsOf(family[index] ?? '')) {
          const next = tierOf(larger)[name as keyof Tier];
          assert.ok(typeof next === 'object' && next.most >= most, `${larger} ${name}`);
        }
      }
    }
  });

  it('give 16 KiB for a policy on Consumption only', () => {
    assert.equal(tierOf('Consumption_0').policyDocument.most, 16 * 1024);
    for (const sku of SKUS.slice(1)) assert.equal(tierOf(sku).policyDocument.most, 512 * 1024, sku);
  });
});
