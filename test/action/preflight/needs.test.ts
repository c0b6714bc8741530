import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readConfiguration } from '../../../action/config.ts';
import { namespacesOf, needsOf } from '../../../action/preflight/needs.ts';

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
  const everything = configurationWith('rotation: {}\n');

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

  it('is less without a rotation', () => {
    assert.deepEqual(namespacesOf(configurationWith('')), [
      'Microsoft.ApiManagement',
      'Microsoft.Insights',
      'Microsoft.ManagedIdentity',
      'Microsoft.OperationalInsights',
    ]);
  });
});
