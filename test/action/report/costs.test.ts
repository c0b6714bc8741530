import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { COSTS, costsOf } from '../../../action/report/costs.ts';
import { lossesOf } from '../../../action/terraform/losses.ts';
import { summarizePlan } from '../../../action/terraform/plan.ts';

const TERRAFORM = join(import.meta.dirname, '../../../terraform');

const instance = (body: string) =>
  /^ {2}for_each/m.test(body) ? '["x"]' : /^ {2}count/m.test(body) ? '[0]' : '';

/** Every resource of the shipped modules, as a plan names it. */
const addresses = globSync(['*.tf', 'modules/*/*.tf'], { cwd: TERRAFORM }).flatMap((file) => {
  const [, module] = /^modules\/([^/]+)\//.exec(file) ?? [];
  const prefix =
    module === undefined ? '' : `module.${module}${module === 'rotation' ? '[0]' : ''}.`;
  const text = readFileSync(join(TERRAFORM, file), 'utf8');
  return [...text.matchAll(/^resource "([^"]+)" "([^"]+)" \{\n([\s\S]*?)^\}/gm)].map(
    ([, type = '', name = '', body = '']) => ({
      type,
      address: `${prefix}${type}.${name}${instance(body)}`,
    }),
  );
});

test('each cost is of a resource that the shipped modules have', () => {
  assert.ok(addresses.length > 20, String(addresses.length));
  for (const { type, name } of COSTS) {
    const meant = addresses.filter((one) => one.type === type && (name?.test(one.address) ?? true));
    assert.equal(meant.length > 0, true, `${type} ${name}`);
    if (name !== undefined) assert.equal(meant.length, 1, `${type} ${name}`);
  }
});

test('what is destroyed or replaced is told by what is missed, the most costly first', () => {
  const change = (address: string, type: string, ...actions: readonly string[]) => ({
    address,
    type,
    change: { actions, before: {}, after: {} },
  });
  const { resources } = summarizePlan(
    {
      format_version: '1.2',
      resource_changes: [
        change('module.gateway.azapi_resource.subscription["team-a"]', 'azapi_resource', 'delete'),
        change('module.gateway.azapi_resource.pool["x"]', 'azapi_resource', 'delete'),
        change(
          'azurerm_resource_group.load_balancer',
          'azurerm_resource_group',
          'delete',
          'create',
        ),
        change(
          'module.gateway.azurerm_api_management_api.openai',
          'azurerm_api_management_api',
          'update',
        ),
      ],
    },
    (text) => text,
  );
  assert.deepEqual(costsOf(resources), [
    '**replace** `azurerm_resource_group.load_balancer`: everything in it goes with it: gateway, keys, vault, logs',
    '**delete** `module.gateway.azapi_resource.subscription["team-a"]`: the consumer’s keys end',
  ]);
});

test('with a group everything goes, with a service what is in its module: only that is told', () => {
  const plan = {
    format_version: '1.2',
    resource_changes: [
      ['azurerm_api_management', 'module.gateway.azurerm_api_management.gateway'],
      ['azurerm_api_management_api', 'module.gateway.azurerm_api_management_api.openai'],
      ['azapi_resource', 'module.rotation[0].azapi_resource.function_app'],
    ].map(([type = '', address = '']) => ({
      type,
      address,
      change: {
        actions: ['delete', 'create'],
        before: { name: 'a', id: '/subscriptions/s/resourceGroups/g/x' },
        after: { name: 'a', sku_name: 'BasicV2_1' },
      },
    })),
  };
  const { resources } = summarizePlan(plan, (text) => text);
  const [service = '', ...others] = costsOf(resources, lossesOf(plan));
  assert.match(service, /nobody is served until the new one stands, some minutes on this tier/);
  assert.deepEqual(others, [
    '**replace** `module.rotation[0].azapi_resource.function_app`: keys are no longer rotated',
  ]);
});
