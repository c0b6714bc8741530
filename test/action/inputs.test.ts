import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { parse } from 'yaml';
import { ActionFailure, FAILURE_REASONS } from '../../action/failure.ts';
import { readInputs } from '../../action/inputs.ts';

function read(inputs: Readonly<Record<string, string>>) {
  return readInputs((name) => inputs[name] ?? '');
}

test('everything has a default', () => {
  assert.deepEqual(read({}), {
    command: 'plan',
    config: 'load-balancer.yml',
    terraformDirectory: undefined,
    backendConfig: [],
    terraformBinary: 'terraform',
    terraformVersion: undefined,
    scenarios: [],
    planFile: undefined,
    simulation: 'auto',
    comment: 'auto',
    label: '',
    pullRequest: undefined,
    token: undefined,
    requireReviewedPlan: 'auto',
    confirm: undefined,
    rotationMode: 'scheduled',
    rotationDryRun: false,
    rotationOnly: undefined,
    rotationSince: undefined,
    rotationReason: undefined,
  });
});

test('lines of backend-config are settings; empty lines and comments are not', () => {
  const { backendConfig } = read({
    'backend-config': '\nkey=a=b, c\n  # where\n\nbackend.hcl\r\n',
  });
  assert.deepEqual(backendConfig, ['key=a=b, c', 'backend.hcl']);
});

const wrong = {
  command: ['deploy', 'Plan'],
  comment: ['yes'],
  label: ['../../etc', 'a b', '-x', 'x'.repeat(64), '..'],
  'pr-number': ['0', '-1', '7.5', 'refs/pull/7', '12345678901'],
  'terraform-binary': ['opentofu', 'Terraform', '/usr/bin/terraform'],
  'terraform-version': ['latest', '1.11', '~> 1.11', '1.11.4; rm -rf /'],
  'require-reviewed-plan': ['no', 'TRUE'],
  'backend-config': ['key = "value"', 'key= value'],
};
for (const [input, values] of Object.entries(wrong)) {
  for (const value of values) {
    test(`${input}: ${value} is refused by name`, () => {
      assert.throws(
        () => read({ [input]: value }),
        (error) =>
          error instanceof ActionFailure &&
          error.reason === 'input-invalid' &&
          error.message.startsWith(`input ${input} is `),
      );
    });
  }
}

test('action.yml and the code agree: inputs, outputs, reasons', async () => {
  const manifest = parse(await readFile(new URL('../../action.yml', import.meta.url), 'utf8'));
  const asked = new Set<string>();
  readInputs((name) => {
    asked.add(name);
    return '';
  });
  assert.deepEqual([...asked].sort(), Object.keys(manifest.inputs).sort());
  for (const reason of FAILURE_REASONS) {
    assert.ok(manifest.outputs['failure-reason'].description.includes(reason), reason);
  }
  const source = await readFile(new URL('../../action/workflow.ts', import.meta.url), 'utf8');
  const declared = [...(/OutputName =([^;]+);/.exec(source)?.[1] ?? '').matchAll(/'([\w-]+)'/g)];
  assert.deepEqual(declared.map(([, name]) => name).sort(), Object.keys(manifest.outputs).sort());
});
