import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskPlan } from '../../../action/terraform/masked-plan.ts';
import { type Json, parseJson } from '../../../policy/standards/json.ts';

const SECRET = 's3cr3t-key-value';
const scrub = (text: string) => text.replaceAll(SECRET, '***').replaceAll('987654', '***');

/** What `terraform show -json` prints, with a secret in each place that has one. */
function planOf(secret: Json): Json {
  return {
    format_version: '1.2',
    variables: { key: { value: secret }, name: { value: 'prod' } },
    configuration: { root_module: { variables: { key: { sensitive: true }, name: {} } } },
    resource_changes: [
      {
        address: 'terraform_data.a',
        change: {
          actions: ['update'],
          before: { input: 'old', list: [{ key: secret }, { key: 'open' }], none: null },
          after: { input: secret, list: [{ key: 'open' }], count: 2 },
          before_sensitive: { list: [{ key: true }, {}], none: true },
          after_sensitive: { input: true, list: [{}] },
          after_unknown: { output: true },
        },
      },
    ],
    resource_drift: [{ change: { before: secret, before_sensitive: true, after: null } }],
    output_changes: { key: { before: null, after: secret, after_sensitive: true } },
    planned_values: {
      outputs: { key: { sensitive: true, value: secret }, url: { sensitive: false, value: 'u' } },
      root_module: {
        resources: [{ values: { input: secret }, sensitive_values: { input: true } }],
        child_modules: [{ resources: [{ values: { a: secret }, sensitive_values: { a: true } }] }],
      },
    },
    prior_state: {
      values: {
        root_module: { resources: [{ values: { b: secret }, sensitive_values: { b: true } }] },
      },
    },
  };
}

test('what Terraform marks is masked wherever it stands, and everything else is as it was', () => {
  const masked = maskPlan(planOf(SECRET), (text) => text);
  assert.ok(!JSON.stringify(masked).includes(SECRET));
  assert.deepEqual(masked, { ...(planOf('***') as object) });
});

test('a marked value of any type is masked, and null stays null', () => {
  const secret = fc.oneof(
    fc.integer({ min: 100_000 }),
    fc.boolean(),
    fc.constant({ deep: [SECRET] }),
  );
  fc.assert(
    fc.property(secret, (value) => {
      assert.deepEqual(
        maskPlan(planOf(value), (text) => text),
        planOf('***'),
      );
    }),
    { numRuns: 30 },
  );
});

test('the same value is masked where nothing marks it: in texts, names and numbers', () => {
  const plan = {
    resource_changes: [
      {
        index: SECRET,
        address: `a.b["${SECRET}"]`,
        change: { after: { output: `<${SECRET}>`, port: 987_654, [SECRET]: 1 } },
      },
    ],
  };
  assert.deepEqual(maskPlan(plan, scrub), {
    resource_changes: [
      {
        index: '***',
        address: 'a.b["***"]',
        change: { after: { output: '<***>', port: '***', '***': 1 } },
      },
    ],
  });
});

test('a key called __proto__ stays a key', () => {
  const plan = parseJson('{"resource_changes":[{"__proto__":{"a":1}}]}');
  assert.equal(
    JSON.stringify(maskPlan(plan, scrub)),
    '{"resource_changes":[{"__proto__":{"a":1}}]}',
  );
});
