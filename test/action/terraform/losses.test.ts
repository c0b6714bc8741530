import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lossesOf, servicesOf } from '../../../action/terraform/losses.ts';
import type { Json } from '../../../policy/standards/json.ts';

const GROUP = '/subscriptions/S/resourceGroups/prod-openai-1';
const SERVICE = `${GROUP}/providers/Microsoft.ApiManagement/service/prod-openai-1`;

type Change = { readonly [name: string]: Json };

const change = (
  type: string,
  before: Json,
  actions: readonly string[],
  more: Change = {},
): Change => ({ address: `${type}.x`, type, change: { actions, before, after: before, ...more } });

const service = (actions: readonly string[], more: Change = {}) =>
  change(
    'azurerm_api_management',
    { id: SERVICE, name: 'prod-openai-1', sku_name: 'BasicV2_1' },
    actions,
    more,
  );
const vault = (actions: readonly string[]) =>
  change(
    'azurerm_key_vault',
    { id: `${GROUP}/providers/Microsoft.KeyVault/vaults/prod-kv-1`, name: 'prod-kv-1' },
    actions,
  );
const group = (actions: readonly string[]) =>
  change('azurerm_resource_group', { id: GROUP, name: 'prod-openai-1' }, actions);
const product = (actions: readonly string[]) =>
  change(
    'azurerm_api_management_product',
    { id: `${SERVICE}/products/openai_consumers`, product_id: 'openai_consumers' },
    actions,
  );
const subscription = (name: string, actions: readonly string[] = ['no-op']) =>
  change(
    'azapi_resource',
    {
      id: `${SERVICE}/subscriptions/${name}`,
      name,
      type: 'Microsoft.ApiManagement/service/subscriptions@2024-05-01',
      body: { properties: { scope: `${SERVICE}/products/openai_consumers` } },
    },
    actions,
  );

const told = (...resources: readonly Json[]) =>
  lossesOf({ resource_changes: resources }).map(({ kind, action, owners }) => [
    kind,
    action,
    owners.join(),
  ]);

describe('what a plan takes away that nobody gets back', () => {
  test('is the service, however it goes: replaced, created first, deleted, left over', () => {
    const kept = ['service', 'replace', 'prod-openai-1'];
    assert.deepEqual(told(service(['delete', 'create'])), [kept]);
    assert.deepEqual(told(service(['create', 'delete'])), [kept]);
    assert.deepEqual(told(service(['delete'])), [['service', 'delete', 'prod-openai-1']]);
    assert.deepEqual(told({ ...service(['delete']), deposed: 'abc' }), [
      ['service', 'delete', 'prod-openai-1'],
    ]);
  });

  test('is not what stays, is changed in place, made, read or forgotten', () => {
    for (const action of ['no-op', 'update', 'create', 'read', 'forget']) {
      assert.deepEqual(told(service([action]), vault([action]), group([action])), []);
    }
  });

  test('is what another module of the user’s has through azapi, too', () => {
    const before = {
      id: SERVICE,
      name: 'prod-openai-1',
      type: 'Microsoft.ApiManagement/service@2024-05-01',
    };
    assert.deepEqual(told(change('azapi_resource', before, ['delete'])), [
      ['service', 'delete', 'prod-openai-1'],
    ]);
  });

  test('is vault and group, which belong to the service beside them', () => {
    assert.deepEqual(told(service(['no-op']), vault(['delete'])), [
      ['vault', 'delete', 'prod-openai-1'],
    ]);
    assert.deepEqual(told(group(['delete', 'create'])), [
      ['resource group', 'replace', 'prod-openai-1'],
    ]);
    const planned = service(['create'], { before: null, after: { name: 'prod-openai-2' } });
    assert.deepEqual(told(planned, vault(['delete'])), [
      ['vault', 'delete', 'prod-openai-2,prod-kv-1'],
    ]);
  });

  test('is not what an interrupted apply left half made, but is what somebody tainted', () => {
    const tainted = {
      ...service(['delete', 'create']),
      action_reason: 'replace_because_tainted',
    };
    assert.deepEqual(told(tainted), []);
    assert.deepEqual(told(tainted, subscription('team-a')), [
      ['service', 'replace', 'prod-openai-1'],
    ]);
  });

  test('is not a group that a replacement left over, unless something is in it', () => {
    const left = { ...group(['delete']), deposed: 'abc' };
    assert.deepEqual(told(left), []);
    assert.deepEqual(told(left, vault(['no-op'])), [['resource group', 'delete', 'prod-openai-1']]);
  });

  test('is the product with the consumers’ subscriptions, and no empty one', () => {
    assert.deepEqual(told(product(['delete', 'create'])), []);
    const resources = [product(['delete', 'create']), subscription('team-a')];
    assert.deepEqual(told(...resources), [['product', 'replace', 'openai_consumers']]);
    assert.deepEqual(told(...resources, service(['no-op'])), [
      ['product', 'replace', 'prod-openai-1'],
    ]);
    assert.deepEqual(told(...resources, service(['delete'])), [
      ['service', 'delete', 'prod-openai-1'],
    ]);
  });

  test('takes the keys of its consumers along', () => {
    const plan = {
      resource_changes: [service(['delete']), subscription('team-a'), subscription('team-b')],
    };
    assert.deepEqual(lossesOf(plan)[0]?.keys, ['team-a', 'team-b']);
    assert.deepEqual(servicesOf(plan), ['prod-openai-1']);
  });

  test('is not a consumer who leaves', () => {
    assert.deepEqual(told(service(['no-op']), subscription('team-a', ['delete'])), []);
  });
});
