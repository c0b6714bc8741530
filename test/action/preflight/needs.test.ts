import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readConfiguration } from '../../../action/config.ts';
import { namespacesAtVault, namespacesOf, needsOf } from '../../../action/preflight/needs.ts';

const TERRAFORM = join(import.meta.dirname, '../../../terraform');
const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';

const SERVICE = 'Microsoft.ApiManagement/service';

/** What azurerm calls a type; azapi says itself. */
const AZURERM: Readonly<Record<string, string>> = {
  azurerm_resource_group: 'Microsoft.Resources/subscriptions/resourceGroups',
  azurerm_application_insights: 'Microsoft.Insights/components',
  azurerm_user_assigned_identity: 'Microsoft.ManagedIdentity/userAssignedIdentities',
  azurerm_role_assignment: 'Microsoft.Authorization/roleAssignments',
  azurerm_api_management: SERVICE,
  azurerm_api_management_api: `${SERVICE}/apis`,
  azurerm_api_management_api_policy: `${SERVICE}/apis/policies`,
  azurerm_api_management_logger: `${SERVICE}/loggers`,
  azurerm_api_management_named_value: `${SERVICE}/namedValues`,
  azurerm_api_management_product: `${SERVICE}/products`,
  azurerm_api_management_product_api: `${SERVICE}/products/apis`,
  azurerm_key_vault: 'Microsoft.KeyVault/vaults',
  azurerm_service_plan: 'Microsoft.Web/serverfarms',
};

/** Every type of which the shipped modules write a resource. */
function typesInTerraform(): readonly string[] {
  const text = globSync(['*.tf', 'modules/*/*.tf'], { cwd: TERRAFORM })
    .map((file) => readFileSync(join(TERRAFORM, file), 'utf8'))
    .join('\n');
  const backends = /backend_type += "([^@"]+)@/.exec(text)?.[1] ?? '';
  const blocks = [...text.matchAll(/^resource "([^"]+)" "[^"]+" \{\n([\s\S]*?)^\}/gm)];
  const types = blocks.flatMap(([, resource = '', body = '']) => {
    if (resource === 'terraform_data') return [];
    if (!resource.startsWith('azapi')) {
      const type = AZURERM[resource];
      assert.notEqual(type, undefined, `say in this test what type ${resource} is`);
      return [type ?? ''];
    }
    const type = /^ {2}type += (?:"([^@"]+)@|local\.backend_type)/m.exec(body);
    assert.notEqual(type, null, body);
    return [type?.[1] ?? backends];
  });
  return [...new Set(types)].toSorted();
}

function configurationWith(more: string) {
  const { configuration, findings } = readConfiguration(
    `environment: prod
location: japaneast
gateway: { sku: BasicV2_1, publisher: { name: A, email: a@example.com } }
accounts:
  japan:
    id: /subscriptions/${SUBSCRIPTION}/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/japan
    endpoint: https://openai-japan.openai.azure.com/
    models: [gpt-4o]
consumers: { team-a: }
${more}`,
    'lb.yml',
  );
  assert.ok(configuration, JSON.stringify(findings));
  return configuration;
}

describe('what an apply needs', () => {
  const queue = `/subscriptions/${SUBSCRIPTION}/resourceGroups/ops/providers/Microsoft.Storage/storageAccounts/queues`;
  const everything = configurationWith(
    `rotation: { notify: { queue: { storageAccount: ${queue}, name: new-keys } } }\n`,
  );

  it('is every type that the Terraform files write, and no other', () => {
    const needed = needsOf(everything, SUBSCRIPTION, 'apply', true)
      .flatMap(({ actions }) => actions)
      .flatMap((action) => /^(.*)\/write$/.exec(action)?.[1] ?? []);
    assert.deepEqual([...new Set(needed)].toSorted(), typesInTerraform());
  });

  it('is the providers of these types', () => {
    const namespaces = typesInTerraform().map((type) => type.split('/')[0] ?? '');
    assert.deepEqual(
      namespacesOf(everything),
      [...new Set(namespaces)].filter((one) => !/\.(Authorization|Resources)$/.test(one)),
    );
  });

  it('is nothing of Event Grid where nobody is told of new keys', () => {
    const silent = configurationWith('rotation: {}\n');
    assert.ok(!namespacesOf(silent).includes('Microsoft.EventGrid'));
    assert.ok(!JSON.stringify(needsOf(silent, SUBSCRIPTION, 'apply', true)).includes('EventGrid'));
    assert.ok(namespacesOf(everything).includes('Microsoft.EventGrid'));
  });

  it('is a look at the queue that is told of new keys, and its place at an existing vault', () => {
    const vault = `/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/ops/providers/Microsoft.KeyVault/vaults/keys`;
    const there = configurationWith(
      `rotation: { vault: { existing: ${vault} }, notify: { queue: { storageAccount: ${queue}, name: new-keys } } }\n`,
    );
    const needs = new Map(
      needsOf(there, SUBSCRIPTION, 'apply', true).map(({ scope, actions }) => [scope, actions]),
    );
    assert.deepEqual(needs.get(queue), [
      'Microsoft.Storage/storageAccounts/queueServices/queues/read',
    ]);
    assert.ok(needs.get(vault)?.includes('Microsoft.EventGrid/eventSubscriptions/write'));
    assert.ok(!namespacesOf(there).includes('Microsoft.EventGrid'));
    assert.deepEqual(namespacesAtVault(there), ['Microsoft.EventGrid']);
  });

  it('is less without a rotation', () => {
    assert.deepEqual(namespacesOf(configurationWith('')), [
      'Microsoft.ApiManagement',
      'Microsoft.Insights',
      'Microsoft.ManagedIdentity',
      'Microsoft.OperationalInsights',
    ]);
  });
});
