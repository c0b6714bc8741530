import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBeWrittenAgain } from '../../../action/terraform/healing.ts';

const at = (address: string, ...actions: readonly string[]) => ({ address, change: { actions } });
const WRITER = 'module.gateway.azapi_resource_action.backend["japan--gpt-4o"]';
const WATCHER = 'module.gateway.azapi_update_resource.backend["japan--gpt-4o"]';

const found = (writer: string, watcher: string, drift = 'delete') =>
  toBeWrittenAgain({
    resource_drift: [at(WATCHER, drift)],
    resource_changes: [at(WRITER, writer), at(WATCHER, watcher)],
  });

test('a backend that somebody deleted is written again', () => {
  assert.deepEqual(found('no-op', 'create'), [WRITER]);
});

test('nothing is written again that is there, is made anyway, or is to go', () => {
  assert.deepEqual(found('no-op', 'update', 'update'), []);
  assert.deepEqual(found('create', 'create'), []);
  assert.deepEqual(found('delete', 'delete'), []);
});

test('nothing of the user’s own is written again', () => {
  const own = 'azapi_update_resource.settings["x"]';
  const plan = {
    resource_drift: [at(own, 'delete')],
    resource_changes: [at(own, 'create'), at('azapi_resource_action.settings["x"]', 'no-op')],
  };
  assert.deepEqual(toBeWrittenAgain(plan), []);
});
