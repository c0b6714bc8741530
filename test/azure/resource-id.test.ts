import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWithin, parsePath } from './resource-id.ts';

const GROUP = '/subscriptions/s/resourceGroups/g';
const SERVICE = `${GROUP}/providers/Microsoft.ApiManagement/service/a`;

describe('the path of a resource', () => {
  const cases: readonly (readonly [
    path: string,
    type: string,
    parent: string,
    trailing: string | undefined,
  ])[] = [
    ['/subscriptions/s', 'Microsoft.Resources/subscriptions', '', undefined],
    ['/subscriptions/s/resourcegroups', 'Microsoft.Resources/subscriptions', '', 'resourcegroups'],
    ['/subscriptions/s/providers', 'Microsoft.Resources/subscriptions', '', 'providers'],
    [GROUP, 'Microsoft.Resources/resourceGroups', '/subscriptions/s', undefined],
    [`${GROUP}/resources`, 'Microsoft.Resources/resourceGroups', '/subscriptions/s', 'resources'],
    [SERVICE, 'Microsoft.ApiManagement/service', GROUP, undefined],
    [`${SERVICE}/apis`, 'Microsoft.ApiManagement/service', GROUP, 'apis'],
    [
      `${SERVICE}/subscriptions/x/listSecrets`,
      'Microsoft.ApiManagement/service/subscriptions',
      SERVICE,
      'listSecrets',
    ],
    [
      `${SERVICE}/apis/o;rev=1/policies/policy`,
      'Microsoft.ApiManagement/service/apis/policies',
      `${SERVICE}/apis/o`,
      undefined,
    ],
    [
      `${SERVICE}/providers/Microsoft.Authorization/roleAssignments/r`,
      'Microsoft.Authorization/roleAssignments',
      SERVICE,
      undefined,
    ],
    [
      '/providers/Microsoft.Authorization/roleDefinitions/r',
      'Microsoft.Authorization/roleDefinitions',
      '',
      undefined,
    ],
  ];
  for (const [path, type, parent, trailing] of cases) {
    it(`${path} is a ${trailing === undefined ? '' : `${trailing} of a `}${type}`, () => {
      const parsed = parsePath(path);
      assert.deepEqual([parsed?.type, parsed?.parent, parsed?.trailing], [type, parent, trailing]);
    });
  }

  it('is none when it begins elsewhere', () => {
    assert.equal(parsePath('/metadata/endpoints'), undefined);
    assert.equal(parsePath('/'), undefined);
    assert.equal(parsePath(`${GROUP}/a/b`), undefined);
  });

  it('contains what lies below it and no neighbour with a longer name', () => {
    assert.ok(isWithin(SERVICE.toUpperCase(), GROUP));
    assert.ok(isWithin(GROUP, GROUP));
    assert.ok(!isWithin(`${GROUP}2`, GROUP));
  });
});
