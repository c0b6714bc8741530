/** Where azurerm is stricter than its schema's types: values it refuses, changes that replace, changes it overlooks. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createAzurerm } from './azurerm/provider.ts';
import type { PrivateState, Provider } from './protocol/provider.ts';
import { complete } from './protocol/schema.ts';
import { type Attributes, mapValues, UNKNOWN, type Value } from './protocol/values.ts';
import { createFakeArm, type FakeArm } from './support/fake-arm.ts';

const none: PrivateState = new Uint8Array();
const running = new AbortController().signal;
const GROUP = '/subscriptions/sub/resourceGroups/g';
const service = `${GROUP}/providers/Microsoft.ApiManagement/service/s`;
const PERSON = '0b000000-0000-4000-8000-000000000001';

let fake: FakeArm;
let azurerm: Provider;

before(async () => {
  fake = createFakeArm();
  azurerm = createAzurerm(fake.edge);
  await azurerm.configure({});
});

function configuration(type: string, given: Attributes): Attributes {
  return complete(azurerm.schema.resources[type]?.block ?? {}, given);
}

function faults(type: string, given: Attributes): string[] {
  return azurerm.validate(type, configuration(type, given)).map(({ summary }) => summary);
}

type Row = readonly [type: string, attribute: string, wrong: Value, right: Value];

/** An attribute of a block is named by the way to it, and the block is made of nothing else. */
function nested(path: string, value: Value): Attributes {
  const [name = '', ...rest] = path.split('.');
  return { [name]: rest.length === 0 ? value : [nested(rest.join('.'), value)] };
}

const insights = `${GROUP}/providers/Microsoft.Insights/components/i`;
const vault = `${GROUP}/providers/Microsoft.KeyVault/vaults/v`;
const identity = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/u`;
const rows: readonly Row[] = [
  ['azurerm_api_management_logger', 'resource_id', '/insights', insights],
  ['azurerm_api_management_logger', 'resource_id', `${insights}/odd`, insights.toLowerCase()],
  ['azurerm_api_management_logger', 'application_insights.identity_client_id', 'me', PERSON],
  [
    'azurerm_api_management_logger',
    'application_insights.identity_client_id',
    'UserAssigned',
    'SystemAssigned',
  ],
  [
    'azurerm_api_management_api_diagnostic',
    'api_management_logger_id',
    'l',
    `${service}/loggers/l`,
  ],
  ['azurerm_api_management_subscription', 'product_id', '/products/p', `${service}/products/p`],
  ['azurerm_api_management_subscription', 'api_id', `${service}/products/p`, `${service}/apis/a`],
  ['azurerm_api_management_subscription', 'user_id', 'u', `${service}/users/u`],
  ['azurerm_role_assignment', 'scope', 'group', GROUP],
  ['azurerm_role_assignment', 'principal_id', 'principal', PERSON],
  ['azurerm_role_assignment', 'name', 'name', PERSON],
  ['azurerm_role_assignment', 'principal_type', 'Robot', 'ServicePrincipal'],
  ['azurerm_key_vault', 'tenant_id', 'tenant', PERSON],
  ['azurerm_key_vault', 'access_policy.object_id', 'somebody', PERSON],
  ['azurerm_key_vault_secret', 'key_vault_id', '/vault', vault],
  ['azurerm_key_vault_secret', 'key_vault_id', vault.replace('resourceG', 'resourceg'), vault],
  ['azurerm_key_vault_secret', 'expiration_date', 'tomorrow', '2030-01-01T00:00:00Z'],
  [
    'azurerm_storage_container',
    'storage_account_id',
    'a',
    vault.replace(/Microsoft.*/, 'Microsoft.Storage/storageAccounts/a'),
  ],
  [
    'azurerm_application_insights',
    'workspace_id',
    '/workspace',
    vault.replace(/Microsoft.*/, 'Microsoft.OperationalInsights/workspaces/w'),
  ],
  ['azurerm_application_insights', 'retention_in_days', 31, 30],
  ['azurerm_api_management', 'identity.identity_ids', ['/identity'], [identity]],
  ['azurerm_api_management', 'identity.type', 'Both', 'SystemAssigned, UserAssigned'],
  ['azurerm_resource_group', 'location', '', 'japaneast'],
  ['azurerm_key_vault', 'resource_group_name', 'group.', 'group'],
  ['azurerm_api_management_api', 'import.content_format', 'openapi-json', 'openapi+json'],
  ['azurerm_service_plan', 'sku_name', 'FC2', 'FC1'],
  ['azurerm_log_analytics_workspace', 'retention_in_days', 29, 7],
];

describe('a value that azurerm refuses before it plans', () => {
  for (const [type, attribute, wrong, right] of rows) {
    it(`${type}.${attribute} = ${JSON.stringify(wrong)}`, () => {
      const name = attribute.split('.').at(-1) ?? '';
      const named = (given: Value) =>
        faults(type, nested(attribute, given)).filter(
          (fault) => /^`(?<named>\w+)` (?:must|may) /.exec(fault)?.groups?.named === name,
        );
      assert.equal(named(wrong).length, 1);
      assert.deepEqual(named(right), []);
      assert.deepEqual(named(UNKNOWN), []);
    });
  }

  it('an approval without a limit of subscriptions', () => {
    const product = { subscription_required: true, approval_required: true };
    const refused = (limit: Value) =>
      faults('azurerm_api_management_product', { ...product, subscriptions_limit: limit }).length >
      0;
    assert.deepEqual([null, 0, 1].map(refused), [true, true, false]);
  });

  it('an id to import that is not of the type', () => {
    for (const type of Object.keys(azurerm.schema.resources)) {
      assert.throws(() => azurerm.import(type, '/x'), /the ID to import must/, type);
    }
    assert.throws(() => azurerm.import('azurerm_key_vault', vault.toLowerCase()), /in this case/);
    assert.deepEqual(azurerm.import('azurerm_key_vault', vault), { id: vault });
  });
});

/** What a change of one attribute from a state to a configuration would do. */
async function change(type: string, state: Attributes, given: Attributes) {
  const first = { type, prior: null, config: configuration(type, state), private: none };
  const { planned: made } = await azurerm.plan(first, running);
  const prior = mapValues(made, (value) => (value === UNKNOWN ? null : value));
  const config = configuration(type, { ...state, ...given });
  const { planned, replace } = await azurerm.plan({ type, prior, config, private: none }, running);
  return { replace, isChanged: JSON.stringify(planned) !== JSON.stringify(prior) };
}

describe('a change that only a new resource can have', () => {
  const sku = async (from: string, to: Value) =>
    (await change('azurerm_api_management', { sku_name: from }, { sku_name: to })).replace;

  it('of a service from a classic tier to v2 or back, not within a family', async () => {
    assert.deepEqual(await sku('Developer_1', 'BasicV2_1'), [['sku_name']]);
    assert.deepEqual(await sku('PremiumV2_3', 'Premium_3'), [['sku_name']]);
    assert.deepEqual(await sku('BasicV2_1', 'StandardV2_2'), []);
    assert.deepEqual(await sku('Consumption_0', 'Premium_1'), []);
    assert.deepEqual(await sku('BasicV2_1', 'BasicV2_2'), []);
    assert.deepEqual(await sku('BasicV2_1', UNKNOWN), [['sku_name']]);
  });

  it('of a service that leaves its network, not of one that joins', async () => {
    const network = async (from: string, to: string) =>
      (
        await change(
          'azurerm_api_management',
          { virtual_network_type: from },
          { virtual_network_type: to },
        )
      ).replace.length;
    assert.deepEqual(
      [
        await network('None', 'Internal'),
        await network('Internal', 'External'),
        await network('External', 'None'),
      ],
      [0, 1, 1],
    );
  });

  it('of a storage account to an older kind', async () => {
    const kind = async (from: string, to: string) =>
      (await change('azurerm_storage_account', { account_kind: from }, { account_kind: to }))
        .replace.length;
    assert.deepEqual(
      [await kind('Storage', 'StorageV2'), await kind('StorageV2', 'BlobStorage')],
      [0, 1],
    );
  });
});

describe('a change that azurerm overlooks', () => {
  it('another case of letters in a role, and none in a scope', async () => {
    const role = `${GROUP}/providers/Microsoft.Authorization/roleDefinitions/r`;
    const state = { role_definition_id: role, role_definition_name: 'Reader', scope: GROUP };
    const assignment = (given: Attributes) => change('azurerm_role_assignment', state, given);
    const other = { role_definition_id: role.toUpperCase(), role_definition_name: 'reader' };
    assert.deepEqual(await assignment(other), { replace: [], isChanged: false });
    assert.deepEqual((await assignment({ scope: GROUP.toUpperCase() })).replace, [['scope']]);
  });
});

describe('a change that azurerm refuses when it applies', () => {
  const type = 'azurerm_key_vault';
  const vaultWith = (given: Attributes) =>
    configuration(type, {
      id: vault,
      name: 'v',
      resource_group_name: 'g',
      location: 'japaneast',
      tenant_id: PERSON,
      sku_name: 'standard',
      soft_delete_retention_days: 90,
      ...given,
    });
  const update = (before: Attributes, after: Attributes) => {
    const [prior, planned] = [vaultWith(before), vaultWith(after)];
    return azurerm.apply({ type, prior, planned, config: planned, private: none }, running);
  };

  it('of a vault that loses its purge protection, or keeps what is deleted for another time', async () => {
    await assert.rejects(
      update({ purge_protection_enabled: true }, {}),
      /not possible to disable it/,
    );
    await assert.rejects(update({}, { soft_delete_retention_days: 7 }), /cannot be modified/);
  });
});

describe('what azurerm writes', () => {
  async function written(type: string, given: Attributes): Promise<{ properties: Attributes }> {
    const config = configuration(type, given);
    const { planned } = await azurerm.plan({ type, config, prior: null, private: none }, running);
    const from = fake.sent.length;
    await azurerm.apply({ type, config, prior: null, planned, private: none }, running);
    const put = fake.sent.slice(from).find(({ method }) => method === 'PUT');
    return put?.body as { properties: Attributes };
  }
  const product = (given: Attributes) =>
    written('azurerm_api_management_product', {
      product_id: `p${fake.sent.length}`,
      api_management_name: 's',
      resource_group_name: 'g',
      display_name: 'P',
      published: true,
      ...given,
    });

  it('a product has neither approval nor limit unless a limit is configured', async () => {
    const { properties } = await product({ approval_required: false });
    assert.ok(!('approvalRequired' in properties) && !('subscriptionsLimit' in properties));
    const limited = (await product({ subscriptions_limit: 0 })).properties;
    assert.deepEqual([limited.approvalRequired, limited.subscriptionsLimit], [false, 0]);
  });

  it('a vault has no network rules unless they are configured', async () => {
    const { properties } = await written('azurerm_key_vault', {
      name: 'v',
      resource_group_name: 'g',
      location: 'japaneast',
      tenant_id: PERSON,
      sku_name: 'standard',
      rbac_authorization_enabled: true,
    });
    assert.equal(properties.networkAcls, undefined);
    assert.equal(properties.softDeleteRetentionInDays, undefined);
  });

  it('a role assignment with a condition says by which version of the language', async () => {
    const assign = (given: Attributes) =>
      written('azurerm_role_assignment', {
        scope: `${GROUP}${fake.sent.length}`,
        role_definition_id: '/r',
        principal_id: PERSON,
        ...given,
      });
    assert.equal((await assign({ condition: 'c' })).properties.conditionVersion, '2.0');
    assert.equal((await assign({})).properties.conditionVersion, undefined);
  });

  it('a plan says that it does not scale elastically', async () => {
    const { properties } = await written('azurerm_service_plan', {
      name: 'plan',
      resource_group_name: 'g',
      location: 'japaneast',
      os_type: 'Linux',
      sku_name: 'FC1',
    });
    assert.equal(properties.elasticScaleEnabled, false);
  });

  it('a service has every cipher switched off, and Consumption the protocols alone', async () => {
    const ciphers = async (sku: string) => {
      const name = sku.replace('_', '-');
      const id = service.replace(/s$/, name);
      fake.documents.set(`${id}/apis`, { value: [] }).set(`${id}/products`, { value: [] });
      const { properties } = await written('azurerm_api_management', {
        name,
        resource_group_name: 'g',
        location: 'japaneast',
        sku_name: sku,
        publisher_name: 'AI',
        publisher_email: 'ai@example.com',
      });
      return properties.customProperties as { [name: string]: string };
    };
    const basic = await ciphers('BasicV2_1');
    const triple = 'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TripleDes168';
    assert.equal(basic[triple], 'false');
    assert.equal(Object.keys(basic).length, 17);
    assert.equal(Object.keys(await ciphers('Consumption_0')).length, 5);
  });
});
