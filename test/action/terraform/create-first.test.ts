import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createFirst } from '../../../action/terraform/create-first.ts';
import type { Json } from '../../../policy/standards/json.ts';

const configuration = {
  root_module: { module_calls: { gateway: { source: './modules/gateway' } } },
};
const plan = (...resources: readonly Json[]): Json => ({
  configuration,
  resource_changes: resources,
});

const REPLACE = ['delete', 'create'];
const group = { type: 'azurerm_resource_group', name: 'load_balancer' };
const service = { module_address: 'module.gateway', type: 'azurerm_api_management', name: 'x' };
const change = (actions: readonly string[], before = 'old', after = 'new') => ({
  change: { actions, before: { name: before }, after: { name: after } },
});

describe('a new gateway stands before the old one goes', () => {
  test('where it gets another name: whatever is replaced is created first, in its own directory', () => {
    const found = createFirst(
      plan({ ...group, ...change(REPLACE) }, { ...service, ...change(REPLACE) }),
    );
    assert.deepEqual(
      found.map(({ directory, text }) => [directory, JSON.parse(text)]),
      [
        [
          '',
          {
            resource: {
              azurerm_resource_group: {
                load_balancer: { lifecycle: [{ create_before_destroy: true }] },
              },
            },
          },
        ],
        [
          'modules/gateway',
          {
            resource: {
              azurerm_api_management: { x: { lifecycle: [{ create_before_destroy: true }] } },
            },
          },
        ],
      ],
    );
  });

  test('also when an earlier apply was interrupted before the old one had gone', () => {
    const left = { ...service, deposed: 'abc', ...change(['delete']) };
    assert.equal(createFirst(plan(left, { ...group, ...change(REPLACE) })).length, 1);
  });

  test('not where the name stays, nor where something is made again under its own', () => {
    assert.deepEqual(createFirst(plan({ ...service, ...change(REPLACE, 'old', 'old') })), []);
    assert.deepEqual(createFirst(plan({ ...group, ...change(REPLACE) })), []);
    for (const reason of ['replace_because_tainted', 'replace_by_request']) {
      const again = { ...group, action_reason: reason, ...change(REPLACE, 'new', 'new') };
      assert.deepEqual(createFirst(plan({ ...service, ...change(REPLACE) }, again)), []);
    }
  });
});
