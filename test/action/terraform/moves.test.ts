import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movedBlocks, movesOf } from '../../../action/terraform/moves.ts';

const SCOPE = '/subscriptions/S/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/A';

const assigned = (name: string, index_key: string, type = 'azurerm_role_assignment') => ({
  module: 'module.gateway',
  mode: 'managed',
  type,
  name,
  instances: [{ index_key, attributes: { scope: SCOPE } }],
});

test('roles that were named after accounts move to what they are assigned on', () => {
  const moves = movesOf({
    version: 4,
    resources: [assigned('openai_user', 'japan'), assigned('openai_state', 'japan')],
  });
  const at = (name: string, key: string) =>
    `module.gateway.azurerm_role_assignment.${name}["${key}"]`;
  assert.deepEqual(
    moves,
    ['openai_user', 'openai_state'].map((name) => ({
      from: at(name, 'japan'),
      to: at(name, SCOPE.toLowerCase()),
    })),
  );
  assert.deepEqual(JSON.parse(movedBlocks(moves)), { moved: moves });
});

test('readers move to their id in lower case, the consumer as it is', () => {
  const [move] = movesOf({ version: 4, resources: [assigned('reader', 'Team-A/AB00')] });
  assert.match(move?.to ?? '', /reader\["Team-A\/ab00"\]$/);
});

test('nothing moves twice, and nothing else does', () => {
  assert.deepEqual(movesOf(null), []);
  const resources = [
    assigned('openai_user', SCOPE.toLowerCase()),
    assigned('telemetry', 'x'),
    assigned('openai_user', 'x', 'azapi_resource'),
  ];
  assert.deepEqual(movesOf({ version: 4, resources }), []);
});
