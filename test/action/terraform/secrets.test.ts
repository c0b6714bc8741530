import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  declaredSecrets,
  embeddedSecrets,
  environmentSecrets,
  isSecretName,
  sensitiveValues,
  settingSecrets,
  stateSecrets,
} from '../../../action/terraform/secrets.ts';
import type { Json } from '../../../policy/standards/json.ts';

test('a state tells what lies at a sensitive path, and nothing beside it', () => {
  const attribute = (value: string) => ({ type: 'get_attr', value });
  const body = { settings: [{ value: 'beside-it' }, { value: 'the-secret' }] };
  const type = ['object', { settings: ['list', ['object', { value: 'string' }]] }];
  const resource = (attributes: Json, ...path: readonly Json[]): Json => ({
    type: 'azapi_resource',
    name: 'app',
    instances: [{ attributes, sensitive_attributes: [path] }],
  });
  const found = stateSecrets({
    resources: [
      resource(
        { body: { value: body, type } },
        attribute('body'),
        attribute('settings'),
        { type: 'index', value: { value: 1, type: 'number' } },
        attribute('value'),
      ),
      resource({ output: { value: {}, type: ['object', {}] } }, attribute('output')),
      resource({ pair: { type: 'kept', value: 'open' } }, attribute('pair'), attribute('type')),
      // An element of a set has no number: all of the set is taken.
      resource({ set: ['one-of-a-set'] }, attribute('set'), { type: 'index', value: {} }),
    ],
  });
  assert.deepEqual([...found.keys()], ['the-secret', 'kept', 'one-of-a-set']);
});

test('every marked value is found: changes, drift, state, plan, outputs, variables', () => {
  const change = (value: string) => ({
    before: { a: [`${value}-before`, 'open'] },
    before_sensitive: { a: [true, false] },
    after: { b: { c: `${value}-after` } },
    after_sensitive: { b: true },
  });
  const state = (value: string) => ({
    outputs: { o: { sensitive: true, value: `${value}-output` }, p: { value: 'open' } },
    root_module: {
      resources: [{ values: { k: `${value}-root` }, sensitive_values: { k: true } }],
      child_modules: [
        { resources: [{ values: { k: `${value}-child` }, sensitive_values: { k: true } }] },
      ],
    },
  });
  const found = sensitiveValues({
    resource_changes: [{ change: change('change') }],
    resource_drift: [{ change: change('drift') }],
    output_changes: { o: { before: 'output-before', before_sensitive: true } },
    planned_values: state('planned'),
    prior_state: { values: state('prior') },
    configuration: { root_module: { variables: { s: { sensitive: true }, t: {} } } },
    variables: { s: { value: { deep: ['variable', 4711] } }, t: { value: 'open' } },
  });
  assert.deepEqual([...found.keys()].sort(), [
    '4711',
    'change-after',
    'change-before',
    'drift-after',
    'drift-before',
    'output-before',
    'planned-child',
    'planned-output',
    'planned-root',
    'prior-child',
    'prior-output',
    'prior-root',
    'variable',
  ]);
});

test('credentials of the environment are known by their names', () => {
  const secrets = environmentSecrets({
    ARM_CLIENT_SECRET: 'client-secret',
    ARM_ACCESS_KEY: 'access-key-value',
    'INPUT_GITHUB-TOKEN': 'github-token-value',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com/token',
    ARM_OIDC_TOKEN_FILE_PATH: '/var/run/token-file',
    HOME: '/home/runner',
    TF_VAR_token: 'short',
  });
  assert.deepEqual(
    [...secrets.keys()],
    ['client-secret', 'access-key-value', 'github-token-value', 'short'],
  );
});

test('what a newer Terraform marks is found wherever it stands, with where it comes from', () => {
  const found = sensitiveValues({
    action_invocations: [
      {
        address: 'action.a.b',
        config_values: { k: 'of-an-action' },
        config_sensitive: { k: true },
      },
    ],
    deferred_changes: [
      {
        resource_change: {
          address: 'a.b',
          change: { after: { k: 'deferred' }, after_sensitive: { k: true } },
        },
      },
    ],
  });
  assert.deepEqual(Object.fromEntries(found), { 'of-an-action': 'action.a.b', deferred: 'a.b' });
});

test('sensitive variables of modules are found, their defaults too', () => {
  const module = { variables: { k: { sensitive: true, default: 'by-default' } } };
  const found = sensitiveValues({
    configuration: {
      root_module: {
        module_calls: { m: { expressions: { k: { constant_value: 'given' } }, module } },
      },
    },
  });
  assert.deepEqual([...found.keys()], ['given', 'by-default']);
});

const SECRET_NAMES = [
  'ARM_CLIENT_SECRET',
  'ARM_ACCESS_KEY',
  'ARM_SAS_TOKEN',
  'AZURE_OPENAI_API_KEY',
  'AZURE_OPENAI_KEY_1',
  'AZURE_STORAGE_KEY',
  'AZURE_STORAGE_CONNECTION_STRING',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
  'STATE_SAS',
  'STATE_SAS_TOKEN',
  'OPENAI_KEY',
  'GITHUB_TOKEN',
  'INPUT_GITHUB-TOKEN',
  'DB_PWD',
  'PGPASSWORD',
  'DB_PASS',
  'NPM_PAT',
  'ACTIONS_RUNTIME_TOKEN',
  'storageAccountKey',
  'sas_token',
  'conn_str',
  'access_key',
];
const OTHER_NAMES = [
  'KEY_VAULT_NAME',
  'AZURE_KEY_VAULT_URL',
  'AWS_ACCESS_KEY_ID',
  'SSH_KEY_PATH',
  'ARM_OIDC_TOKEN_FILE_PATH',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ARM_CLIENT_ID',
  'KEYBOARD_LAYOUT',
  'MONKEY',
  'PATH',
  'COMPASS',
  'SIGNING_PUBLIC_KEY',
  'GITHUB_SHA',
];
for (const name of SECRET_NAMES) {
  test(`${name} is the name of a secret`, () => assert.ok(isSecretName(name)));
}
for (const name of OTHER_NAMES) {
  test(`${name} is not the name of a secret`, () => assert.ok(!isSecretName(name)));
}

const embedded: readonly (readonly [string, readonly string[]])[] = [
  ['https://user:p%40ssw0rd@host/x', ['p%40ssw0rd', 'p@ssw0rd']],
  ['https://s.blob.core.windows.net/c?sv=2024&sig=aB%2Fc%3D&se=x', ['aB%2Fc%3D', 'aB/c=']],
  ['Endpoint=sb://x/;SharedAccessKeyName=n;SharedAccessKey=aGVsbG8=', ['aGVsbG8=']],
  ['AccountName=n;AccountKey=abcd1234==;EndpointSuffix=x', ['abcd1234==']],
  ['Server=tcp:x,1433;Password=hunter2!;Encrypt=true', ['hunter2!']],
  ['https://app.azurewebsites.net/api/f?code=abcdef', ['abcdef']],
  ['https://example.com/plain?page=2', []],
];
for (const [text, secrets] of embedded) {
  test(`the secrets inside of ${text}`, () => {
    assert.deepEqual([...new Set(embeddedSecrets(text))], secrets);
  });
}

test('a variable that the module calls sensitive is secret, whatever its name', () => {
  const files = new Map([
    [
      'main.tf',
      'variable "door" {\n  type = string # sensitive = false\n  sensitive = true\n  default = "open-sesame"\n}\nvariable "wall" {}',
    ],
    ['a.auto.tfvars', 'door = "other-sesame"\nwall = "brick-wall"\n'],
    ['more.tf.json', '{"variable": {"gate": {"sensitive": true}}}'],
    ['broken.tf', 'variable "x" {'],
  ]);
  const { variables, secrets } = declaredSecrets(files);
  assert.deepEqual([...variables], ['door', 'gate']);
  assert.deepEqual([...secrets.keys()], ['open-sesame', 'other-sesame']);
  const environment = {
    TF_VAR_door: '{"a": ["deep-secret"], b = "hcl-secret"}',
    TF_VAR_wall: 'brick-wall',
    TF_CLI_ARGS_plan: '-var door=by-argument -var=gate="two words" -var wall=plain',
  };
  const found = [...environmentSecrets(environment, variables).keys()];
  for (const secret of ['deep-secret', 'hcl-secret', 'by-argument', 'two words']) {
    assert.ok(found.includes(secret), secret);
  }
  assert.ok(!found.includes('brick-wall') && !found.includes('plain'));
});

test('settings of a backend are secret by their names, and inside of addresses', () => {
  const found = settingSecrets(
    [
      ['key', 'prod.tfstate'],
      ['access_key', '"abc123=="'],
      ['address', 'https://u:secret-word@host/state'],
    ],
    'backend',
  );
  assert.deepEqual(Object.fromEntries(found), {
    'abc123==': 'backend: access_key',
    'secret-word': 'backend: address',
  });
});
