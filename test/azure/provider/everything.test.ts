/** Every azurerm resource of the stand-in in one configuration, with the requests it makes. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../index.ts';
import { resources } from './azurerm/resources/index.ts';
import { createWorkspace, type Workspace } from './support/workspace.ts';

const configuration = await readFile(new URL('fixtures/everything.tf', import.meta.url), 'utf8');

/**
 * Below each address: what azurerm 5.2.0 was seen to request to create and read the resource, without the
 * requests by which it only waits (it asks up to five times whether what it wrote can be read).
 */
const requests: { readonly [address: string]: readonly string[] } = {
  '{group}': ['GET 404', 'PUT 201', 'GET 200'],
  '{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/identity': [
    'GET 404',
    'PUT 201',
    'GET 200',
  ],
  '{service}': ['GET 404', 'PUT 201', 'GET 200'],
  '{sub}/providers/Microsoft.ApiManagement/locations/japaneast/deletedServices/service': [
    'GET 404',
  ],
  '{service}/apis': ['GET 200'],
  '{service}/products': ['GET 200'],
  '{service}/policies/policy': ['GET 404'],
  '{service}/portalsettings/signin': ['PUT 200', 'GET 200'],
  '{service}/portalsettings/signup': ['PUT 200', 'GET 200'],
  '{service}/portalsettings/delegation': ['GET 200'],
  '{service}/tenant/access/listSecrets': ['POST 200'],
  '{service}/namedValues/plain': ['GET 404', 'PUT 201', 'GET 200'],
  '{service}/apis/openai;rev=1': ['GET 404', 'PUT 201', 'PUT 200', 'GET 200'],
  '{service}/backends/japan': ['GET 404', 'PUT 201', 'GET 200'],
  '{service}/apis/openai/policies/policy': ['GET 404', 'PUT 201', 'GET 200'],
  '{service}/products/team-a': ['GET 404', 'PUT 201', 'GET 200'],
  '{service}/products/team-a/apis/openai': ['HEAD 404', 'PUT 201', 'HEAD 204'],
  '{service}/subscriptions/team-a': ['GET 404', 'PUT 201', 'GET 200'],
  '{service}/subscriptions/team-a/listSecrets': ['POST 200'],
  '{service}/loggers/logger': ['GET 404', 'PUT 201', 'GET 200'],
  '{service}/apis/openai/diagnostics/applicationinsights': ['GET 404', 'PUT 201', 'GET 200'],
  '{group}/providers/Microsoft.OperationalInsights/workspaces/workspace': [
    'GET 404',
    'PUT 201',
    'PUT 200',
    'GET 200',
  ],
  '{group}/providers/Microsoft.OperationalInsights/workspaces/workspace/sharedKeys': ['POST 200'],
  '{group}/providers/Microsoft.Insights/components/insights': [
    'GET 404',
    'PUT 200',
    'GET 200',
    'GET 200',
  ],
  '{group}/providers/Microsoft.Insights/components/insights/currentbillingfeatures': [
    'GET 200',
    'PUT 200',
    'GET 200',
  ],
  '{sub}/providers/Microsoft.KeyVault/locations/japaneast/deletedVaults/kv-all': ['GET 404'],
  'https://kv-all.vault.azure.net/secrets/key/': ['GET 404', 'GET 200'],
  'https://kv-all.vault.azure.net/secrets/key': ['PUT 200'],
  '{group}/providers/Microsoft.Storage/storageAccounts/storageall': [
    'GET 404',
    'PUT 200',
    'GET 200',
  ],
  '{group}/providers/Microsoft.Storage/storageAccounts/storageall/listKeys': ['POST 200'],
  '{group}/providers/Microsoft.Storage/storageAccounts/storageall/blobServices/default/containers/leases':
    ['GET 404', 'PUT 201', 'GET 200'],
  '{group}/providers/Microsoft.Web/serverFarms/plan': ['GET 404', 'PUT 200', 'GET 200'],
};

describe('every azurerm resource at once', () => {
  let azure: LocalAzure;
  let workspace: Workspace;
  let idsAtStart: readonly string[];

  before(async () => {
    const japan = { name: 'openai-japan', location: 'japaneast', deployments: {} };
    azure = await startLocalAzure({ accounts: [japan], longRunning: false });
    idsAtStart = azure.resourceIds();
    workspace = await createWorkspace(azure.environment);
    await workspace.write(configuration);
  });

  after(async () => {
    await workspace?.close();
    await azure?.close();
  });

  it('is in the configuration', () => {
    const missing = Object.keys(resources).filter(
      (type) => !configuration.includes(`resource "${type}"`),
    );
    assert.deepEqual(missing, []);
  });

  it("is created by azurerm's requests, in their order", async () => {
    await workspace.apply();
    const sub = `/subscriptions/${azure.subscriptionId}`;
    const group = `${sub}/resourceGroups/all`;
    const service = `${group}/providers/Microsoft.ApiManagement/service/service`;
    const made = workspace.requests.map((line) => {
      const [method = '', address = '', status = ''] = line.split(' ');
      return { address: address.split('?')[0], request: `${method} ${status}` };
    });
    for (const [pattern, expected] of Object.entries(requests)) {
      const address = pattern
        .replace('{sub}', sub)
        .replace('{group}', group)
        .replace('{service}', service);
      const own = made.filter((each) => each.address === address).map(({ request }) => request);
      // Others may look at a vault or a group as well; the own requests come first.
      assert.deepEqual(own.slice(0, expected.length), expected, address);
    }
  });

  it('leaves nothing to do for the next plan', async () => {
    assert.deepEqual((await workspace.plan()).actions, {});
  });

  it('holds the keys that azurerm holds in its state, and no write-only value', async () => {
    const state = await workspace.state();
    const id = azure.resourceIds().find((each) => each.endsWith('/subscriptions/team-a'));
    const answer = await azure.call('POST', `${id}/listSecrets?api-version=2022-08-01`);
    const { primaryKey } = JSON.parse(JSON.stringify(answer.body));
    assert.ok(state.includes(primaryKey));
    assert.ok(!state.includes('given write-only'));
  });

  it('gives a secret with a new value a new version and a new id, and reads it unchanged', async () => {
    const version = async () => {
      const { output } = await workspace.run('state', 'show', 'azurerm_key_vault_secret.all');
      return /secrets\/key\/(?<version>[0-9a-f]{32})" /.exec(output)?.groups?.version;
    };
    const first = await version();
    assert.ok(first);
    await workspace.write(configuration.replace(/"one"(?=\s+depends_on)/, '"three"'));
    assert.deepEqual((await workspace.plan()).actions, {
      'azurerm_key_vault_secret.all': 'updated',
    });
    await workspace.apply();
    assert.notEqual(await version(), first);
    assert.deepEqual((await workspace.plan()).actions, {});
  });

  it('is destroyed without a trace', async () => {
    await workspace.apply('-destroy');
    assert.deepEqual(azure.resourceIds(), idsAtStart);
  });
});

describe('every azurerm resource on an Azure that answers before it is done', () => {
  it('is created, found unchanged and destroyed', async () => {
    const japan = { name: 'openai-japan', location: 'japaneast', deployments: {} };
    const azure = await startLocalAzure({ accounts: [japan], longRunning: true });
    const workspace = await createWorkspace(azure.environment, azure.clientFetch);
    try {
      const idsAtStart = azure.resourceIds();
      await workspace.write(configuration);
      await workspace.apply();
      assert.deepEqual((await workspace.plan()).actions, {});
      assert.ok(workspace.requests.some((line) => line.endsWith(' 202')));
      await workspace.apply('-destroy');
      assert.deepEqual(azure.resourceIds(), idsAtStart);
    } finally {
      await workspace.close();
      await azure.close();
    }
  });
});
