/** What Terraform and Azure refuse all the same is told at the key of load-balancer.yml, with what to do. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfiguration } from '../../../action/config.ts';
import { ADVICE, adviceFor } from '../../../action/terraform/azure-errors.ts';
import { diagnosticsOfEvents } from '../../../action/terraform/diagnostics.ts';
import { explainOwn, explainShipped } from '../../../action/terraform/explain.ts';
import { createBalancer } from '../../../policy/balancer.ts';

const READER = '00000000-0000-4000-8000-00000000000a';
const account = (name: string) =>
  `/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/AI/providers/Microsoft.CognitiveServices/accounts/${name}`;

const FILE = `environment: prod
location: japaneast
gateway:
  sku: BasicV2_1
  publisher: { name: AI, email: ai@example.com }
accounts:
  japan:
    id: ${account('japan')}
    endpoint: https://japan.openai.azure.com/
    models: [gpt-4o, gpt-4.1]
  sweden:
    id: ${account('sweden')}
    endpoint: https://sweden.openai.azure.com/
    models: { gpt-4o: { deployment: other } }
balancing: { selection: pool }
consumers:
  team-b: { formerly: team-a }
  team-c:
    readers: [${READER}]
rotation:
  schedule: 0 0 3 * * *
`;

const { configuration, document } = readConfiguration(FILE, 'lb.yml');
assert.ok(configuration !== undefined);
const explain = explainShipped(document, configuration, createBalancer(configuration));

type Told = {
  readonly summary?: string;
  readonly detail?: string;
  readonly address?: string;
  readonly traversal?: string;
};

const RANGE = {
  filename: 'terraform.tfvars.json',
  start: { line: 3, column: 5 },
  end: { line: 3, column: 9 },
};

function diagnosticOf({ summary = 'no', detail = '', address, traversal }: Told) {
  const values = traversal === undefined ? [] : [{ traversal }];
  const diagnostic = {
    severity: 'error',
    summary,
    detail,
    address,
    range: RANGE,
    snippet: { values },
  };
  const [found] = diagnosticsOfEvents(JSON.stringify({ '@message': 'Error', diagnostic }));
  assert.ok(found !== undefined);
  return found;
}

function place(told: Told): string {
  const { file, line, message } = explain(diagnosticOf(told), '.aolb/default/terraform');
  return file === undefined ? '' : `${file}:${line} ${message.split(': ')[0]}`;
}

const variable = (name: string, detail: string) =>
  place({ summary: 'Invalid value for variable', detail, traversal: `var.${name}` });

describe('a variable that Terraform refuses', () => {
  const cases: readonly (readonly [variable: string, detail: string, where: string])[] = [
    ['environment', 'environment is "Prod": it begins every resource name', 'lb.yml:1 environment'],
    ['gateway', 'gateway.sku is "Basic_9": expected a tier', 'lb.yml:4 gateway.sku'],
    [
      'gateway',
      'gateway.publisher.email is "x": API Management wants',
      'lb.yml:5 gateway.publisher.email',
    ],
    ['gateway', 'gateway.keys: a token that is no key', 'lb.yml:1 callers.keys'],
    ['accounts', 'accounts: expected ids. Correct sweden.', 'lb.yml:12 accounts.sweden'],
    ['accounts', 'accounts: expected ids. Correct japan, sweden.', 'lb.yml:7 accounts'],
    [
      'backends',
      'backends: a name holds. Rename japan--gpt-4_1.',
      'lb.yml:10 accounts.japan.models.gpt-4.1',
    ],
    [
      'backends',
      'backends: a url. Correct japan--gpt-4o (https://x/).',
      'lb.yml:10 accounts.japan.models.gpt-4o',
    ],
    [
      'pools',
      'pools: 1 to 30. Correct pool--gpt-4o (31).',
      'lb.yml:10 accounts.japan.models.gpt-4o',
    ],
    ['breaker', 'breaker.failures must be a whole number', 'lb.yml:15 balancing.breaker.failures'],
    ['breaker', 'breaker: interval and trip are', 'lb.yml:15 balancing.breaker'],
    ['consumers', 'consumers: a name holds. Rename team-c.', 'lb.yml:19 consumers.team-c'],
    ['rotation', 'rotation.schedule must have six fields', 'lb.yml:21 rotation.schedule'],
    ['rotation', 'rotation.action_group_id must be', 'lb.yml:21 rotation.actionGroup'],
    ['policy', 'policy holds no <policies> element', ''],
  ];
  for (const [name, detail, where] of cases) {
    it(`is told at its key: ${detail}`, () => assert.equal(variable(name, detail), where));
  }

  it('is told at its key when its type is wrong or it is missing', () => {
    const summary = 'Invalid value for input variable';
    const detail =
      'The given value is not suitable for var.location declared at variables.tf:23,1-20: string required.';
    assert.equal(place({ summary, detail }), 'lb.yml:2 location');
    const missing =
      'The root module input variable "consumers" is not set, and has no default value.';
    assert.equal(
      place({ summary: 'No value for required variable', detail: missing }),
      'lb.yml:17 consumers',
    );
  });
});

describe('a resource that is refused', () => {
  const gateway = 'module.gateway.';
  const cases: readonly (readonly [address: string, where: string])[] = [
    ['azurerm_resource_group.load_balancer', 'lb.yml:1 environment'],
    [`${gateway}azurerm_api_management.gateway`, 'lb.yml:4 gateway'],
    [
      `${gateway}azapi_resource_action.backend["sweden--gpt-4o"]`,
      'lb.yml:14 accounts.sweden.models.gpt-4o',
    ],
    [
      `${gateway}azapi_update_resource.pool["pool--gpt-4_1"]`,
      'lb.yml:10 accounts.japan.models.gpt-4.1',
    ],
    [
      `${gateway}azurerm_role_assignment.openai_user["${account('sweden').toLowerCase()}"]`,
      'lb.yml:12 accounts.sweden.id',
    ],
    [`${gateway}azapi_resource.subscription["team-a"]`, 'lb.yml:17 consumers.team-b'],
    [`${gateway}azurerm_api_management_api.openai`, 'lb.yml:4 gateway.path'],
    [`${gateway}azurerm_api_management_api_policy.openai`, ''],
    ['module.rotation[0].azapi_resource.function_app', 'lb.yml:21 rotation'],
    [
      `module.rotation[0].azurerm_role_assignment.reader["team-c/${READER}"]`,
      'lb.yml:19 consumers.team-c.readers.0',
    ],
    ['module.elsewhere.azurerm_key_vault.keys', ''],
  ];
  for (const [address, where] of cases) {
    it(`is told at its key: ${address}`, () => assert.equal(place({ address }), where));
  }

  it('of no key is told without a file, since its own is in no repository', () => {
    const finding = explain(diagnosticOf({ summary: 'odd' }), '.aolb/default/terraform');
    assert.deepEqual(finding, {
      severity: 'error',
      message: 'odd (at terraform.tfvars.json:3 of the module)',
    });
  });
});

/** As azurerm, azapi and the local Azure's stand-ins write it. */
const FORMS: readonly ((code: string) => string)[] = [
  (code) => `unexpected status 409 (409 Conflict) with error: ${code}: Api service x`,
  (code) => `RESPONSE 409: 409 Conflict\nERROR CODE: ${code}\n-----\n{"error":{"code":"${code}"}}`,
  (code) =>
    `polling failed: the Azure API returned the following error:\n\nStatus: "${code}"\nCode: ""`,
  (code) => `PUT /subscriptions/x: 409 Conflict: ${code}: Api service`,
];

describe('an error of Azure', () => {
  for (const advice of ADVICE) {
    for (const code of advice.codes ?? []) {
      it(`has advice, however a provider writes it: ${code}`, () => {
        for (const form of FORMS) assert.equal(adviceFor(form(code)), advice);
      });
    }
  }

  const service = 'module.gateway.azurerm_api_management.gateway';
  const plan = 'module.rotation[0].azurerm_service_plan.rotation';
  const cases: readonly (readonly [detail: string, address: string, where: string])[] = [
    ['409: ServiceNameNotAvailable: x', service, 'lb.yml:1 environment'],
    ['409: ServiceAlreadyExistsInSoftDeletedState: x', service, 'lb.yml:1 environment'],
    [
      '409: ConflictError: A vault with the same name already exists in deleted state.',
      'module.rotation[0].azurerm_key_vault.keys',
      'lb.yml:1 environment',
    ],
    [
      '409: InvalidResourceGroupLocation: x',
      'azurerm_resource_group.load_balancer',
      'lb.yml:2 location',
    ],
    ['400: LocationNotAvailableForResourceType: x', service, 'lb.yml:2 location'],
    ['400: SkuNotAvailable: x', service, 'lb.yml:4 gateway.sku'],
    ['401: SubscriptionIsOverQuotaForSku: x', plan, 'lb.yml:2 location'],
    [
      '404: ResourceNotFound: x',
      `module.gateway.azurerm_role_assignment.openai_user["${account('japan').toLowerCase()}"]`,
      'lb.yml:8 accounts.japan.id',
    ],
    [
      'A resource with the ID "/x" already exists - to be managed via Terraform this resource needs to be imported',
      service,
      'lb.yml:4 gateway',
    ],
  ];
  for (const [detail, address, where] of cases) {
    it(`is told at the key to change: ${detail.slice(0, 60)}`, () =>
      assert.equal(place({ detail, address }), where));
  }

  it('is told with cause and fix before the words of the provider', () => {
    const told = diagnosticOf({
      summary: 'creating',
      detail:
        "409: MissingSubscriptionRegistration: not registered to use namespace 'Microsoft.ApiManagement'",
    });
    const { message } = explain(told, '.');
    assert.match(
      message,
      /^the subscription has never used.*az provider register.*\ncreating: 409: Missing.*Microsoft\.ApiManagement/,
    );
  });

  it('stays at its line in a module of the user’s own', () => {
    const finding = explainOwn(diagnosticOf({ detail: '409: VaultAlreadyExists' }), 'infra');
    assert.equal(finding.file, 'infra/terraform.tfvars.json');
    assert.match(finding.message, /^the name is taken/);
  });

  it('that nobody foresaw has no advice', () => {
    assert.equal(
      adviceFor('409 Conflict: SomethingElse: the ServiceNameNotAvailableAnymore'),
      undefined,
    );
  });
});
