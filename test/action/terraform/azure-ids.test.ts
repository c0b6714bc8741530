import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  subscriptionOf,
  type Target,
  targetOf,
  targetOfId,
} from '../../../action/terraform/azure-ids.ts';
import type { Json } from '../../../policy/standards/json.ts';

const GROUP = '/subscriptions/s/resourceGroups/g';
const SERVICE = `${GROUP}/providers/Microsoft.ApiManagement/service/m`;
const IN_SERVICE = { resource_group_name: 'g', api_management_name: 'm' };

function target(type: string, after: Json, subscription: string | undefined = 's') {
  return targetOf({ address: `${type}.x`, type, after }, subscription);
}
function named(found: Target | undefined) {
  assert.equal(found?.kind, 'named');
  const { method, path } = found.probe;
  return [found.importId, `${method} ${path}`];
}

test('azurerm’s resources are known by their names', () => {
  const rows: readonly (readonly [string, Json, string])[] = [
    ['azurerm_resource_group', { name: 'g' }, GROUP],
    [
      'azurerm_key_vault',
      { name: 'v', resource_group_name: 'g' },
      `${GROUP}/providers/Microsoft.KeyVault/vaults/v`,
    ],
    ['azurerm_api_management', { name: 'm', resource_group_name: 'g' }, SERVICE],
    [
      'azurerm_api_management_api',
      { ...IN_SERVICE, name: 'a', revision: '2' },
      `${SERVICE}/apis/a;rev=2`,
    ],
    [
      'azurerm_api_management_named_value',
      { ...IN_SERVICE, name: 'n' },
      `${SERVICE}/namedValues/n`,
    ],
    [
      'azurerm_storage_container',
      { name: 'c', storage_account_id: `${GROUP}/x` },
      `${GROUP}/x/blobServices/default/containers/c`,
    ],
    ['azurerm_api_management_tag', { api_management_id: SERVICE, name: 't' }, `${SERVICE}/tags/t`],
  ];
  for (const [type, after, id] of rows) {
    assert.deepEqual(named(target(type, after)), [id, `GET ${id}`], type);
  }
});

test('a policy has the id of what it is for, and is looked for below it', () => {
  const api = { ...IN_SERVICE, api_name: 'a;rev=1' };
  assert.deepEqual(named(target('azurerm_api_management_api_policy', api)), [
    `${SERVICE}/apis/a`,
    `GET ${SERVICE}/apis/a/policies/policy`,
  ]);
});

test('a link has no document: its head says whether it is there', () => {
  const link = { ...IN_SERVICE, product_id: 'p', api_name: 'a' };
  const id = `${SERVICE}/products/p/apis/a`;
  assert.deepEqual(named(target('azurerm_api_management_product_api', link)), [id, `HEAD ${id}`]);
});

test('azapi’s resources are known by parent, type and name, and imported with a version', () => {
  const rows: readonly (readonly [string, string | undefined, string])[] = [
    [
      'Microsoft.Storage/storageAccounts@1',
      GROUP,
      `${GROUP}/providers/Microsoft.Storage/storageAccounts/n`,
    ],
    ['Microsoft.ApiManagement/service/subscriptions@1', SERVICE, `${SERVICE}/subscriptions/n`],
    [
      'Microsoft.Authorization/roleDefinitions@1',
      '/subscriptions/s',
      '/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/n',
    ],
    ['Microsoft.Resources/resourceGroups@1', undefined, '/subscriptions/s/resourceGroups/n'],
    [
      'Microsoft.Management/managementGroups@1',
      '/',
      '/providers/Microsoft.Management/managementGroups/n',
    ],
  ];
  for (const [type, parent, id] of rows) {
    const after = { type, name: 'n', ...(parent === undefined ? {} : { parent_id: parent }) };
    assert.deepEqual(named(target('azapi_resource', after)), [`${id}?api-version=1`, `GET ${id}`]);
  }
});

test('a role assignment is looked for by what it grants: its name may be Azure’s', () => {
  const assignment = { scope: GROUP, principal_id: 'p', role_definition_name: 'Reader' };
  assert.deepEqual(target('azurerm_role_assignment', assignment), {
    kind: 'assignment',
    scope: GROUP,
    principalId: 'p',
    role: { name: 'Reader' },
  });
  assert.equal(target('azurerm_role_assignment', { ...assignment, principal_id: null }), undefined);
});

test('what is not known is not guessed: a type, a parent, a subscription', () => {
  assert.equal(target('azurerm_something_new', { name: 'n', resource_group_name: 'g' }), undefined);
  assert.equal(target('constructor', { name: 'n' }), undefined);
  assert.equal(target('azapi_resource', { type: 'Microsoft.Web/sites@1', name: 'n' }), undefined);
  assert.equal(target('azurerm_key_vault', { name: 'v' }), undefined);
  const group = { address: 'x', type: 'azurerm_resource_group', after: { name: 'g' } };
  assert.equal(targetOf(group, undefined), undefined);
});

test('by its id alone a resource is looked for as well', () => {
  const version = '?api-version=7';
  const found = targetOfId('azapi_resource', `${GROUP}${version}`);
  assert.deepEqual(named(found), [`${GROUP}${version}`, `GET ${GROUP}`]);
  assert.equal(targetOfId('azurerm_something_new', '/x'), undefined);
});

test('a resource’s subscription is its provider’s, else the environment’s', () => {
  const resource = (address: string, key: string) => ({ address, provider_config_key: key });
  const plan = {
    variables: { hub: { value: 'from-variable' } },
    configuration: {
      provider_config: {
        azurerm: { expressions: {} },
        'azurerm.hub': { expressions: { subscription_id: { references: ['var.hub'] } } },
        'azurerm.fixed': { expressions: { subscription_id: { constant_value: 'from-block' } } },
      },
      root_module: {
        resources: [resource('azurerm_a.x', 'azurerm'), resource('azurerm_b.x', 'azurerm.fixed')],
        module_calls: {
          m: { module: { resources: [resource('azurerm_c.x', 'azurerm.hub')] } },
        },
      },
    },
  };
  const environment = { ARM_SUBSCRIPTION_ID: 'from-environment' };
  const of = (address: string) => subscriptionOf(plan, address, environment);
  assert.equal(of('azurerm_a.x[0]'), 'from-environment');
  assert.equal(of('azurerm_b.x["a.b[0]"]'), 'from-block');
  assert.equal(of('module.m["k"].azurerm_c.x["k"]'), 'from-variable');
  assert.equal(subscriptionOf(plan, 'azurerm_a.x', {}), undefined);
});
