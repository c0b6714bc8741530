import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../action/config.ts';
import { startLocalAzure } from '../azure/index.ts';
import { makeExisting, standInsOf } from './stand-ins.ts';

const OURS = '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/Platform';
const THEIRS = '/subscriptions/99999999-2222-4333-8444-555555555555/resourceGroups/Data';
const READER = '00000000-0000-4000-8000-00000000000a';
const FILE = `environment: test
location: japaneast
resourceGroup: { existing: ${OURS} }
logs: { existing: ${OURS}/providers/Microsoft.OperationalInsights/workspaces/central }
gateway:
  sku: StandardV2_2
  existing: ${OURS}/providers/Microsoft.ApiManagement/service/shared
  identity: ${OURS}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/caller
accounts:
  one:
    id: ${OURS}/providers/Microsoft.CognitiveServices/accounts/My.Account
    endpoint: https://mine.cognitiveservices.azure.com
    models: { gpt-4o: { deployment: gpt-4o-mine } }
  two:
    id: ${THEIRS}/providers/Microsoft.CognitiveServices/accounts/My.Account
    endpoint: https://theirs.services.ai.azure.com/
    location: swedencentral
consumers: { team-a: { readers: [${READER}] } }
rotation:
  vault: { existing: ${OURS}/providers/Microsoft.KeyVault/vaults/keys-of-ours }
  actionGroup: ${OURS}/providers/Microsoft.Insights/actionGroups/oncall
`;

test('everything that a file takes for granted is there, and is there the next time', async (t) => {
  const { configuration, document, findings } = readConfiguration(FILE, 'load-balancer.yml');
  assert.ok(configuration !== undefined, JSON.stringify(findings));
  const { accounts, existing, principals, subscriptionId } = standInsOf(configuration, document);
  assert.deepEqual(
    accounts.map(({ deployments, location }) => [Object.keys(deployments), location]),
    [
      [['gpt-4o-mine'], 'japaneast'],
      [['gpt-4o'], 'swedencentral'],
    ],
  );
  assert.deepEqual(principals, [READER]);
  const options = { accounts, principals, subscriptionId };
  const azure = await startLocalAzure(options);
  t.after(azure.close);
  await makeExisting(azure, existing);
  const ids = azure.resourceIds();
  for (const [id] of FILE.matchAll(/(?<=(existing|identity|actionGroup|id): )\/[^ }\n]+/g)) {
    assert.ok(
      ids.some((one) => one.toLowerCase() === id.toLowerCase()),
      id,
    );
  }
  const again = await startLocalAzure({ ...options, saved: azure.save() });
  t.after(again.close);
  await makeExisting(again, existing);
  assert.deepEqual(again.resourceIds(), ids);
  assert.match(again.gatewayUrl('shared'), /^http:\/\/127\.0\.0\.1:/);
});
