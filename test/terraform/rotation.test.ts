/** What `rotation` and `readers` of the configuration deploy, on the local Azure with its roles enforced. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalAzure } from '../azure/index.ts';
import { createGroup, createIdentity, groupId, put } from '../azure/support/documents.ts';
import { callAzure } from './call-azure.ts';
import { variablesFor } from './variables.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const APIM_VERSION = 'api-version=2024-05-01';
const VAULT_VERSION = 'api-version=7.4';

type Principal = { readonly clientId: string; readonly principalId: string };

async function identityOf(azure: LocalAzure, id: string): Promise<Principal> {
  const { body } = await azure.call('GET', `${id}?api-version=2024-11-30`);
  return JSON.parse(JSON.stringify(body)).properties;
}

describe('a rotation with everything that can be asked for', () => {
  let workspace: Workspace;
  let reader: Principal;
  let queue: { readonly storage_account_id: string; readonly name: string };
  before(async () => {
    workspace = await openWorkspace({
      accounts: [{ name: 'japan', location: 'japaneast', deployments: { 'gpt-4o': {} } }],
    });
    // An app of a consumer's own, there before the load balancer names it.
    await createGroup(workspace.azure);
    reader = await createIdentity(workspace.azure, 'team-a-app');
    const account = `${groupId(workspace.azure)}/providers/Microsoft.Storage/storageAccounts/hearers`;
    await put(workspace.azure, account, {
      location: 'japaneast',
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS' },
    });
    await put(workspace.azure, `${account}/queueServices/default/queues/new-keys`, {});
    queue = { storage_account_id: account, name: 'new-keys' };
  });
  after(() => workspace?.close());

  const callers = ['00000000-0000-4000-8000-00000000000d'];
  const variables = (changes: object = {}) => ({
    ...variablesFor(workspace.accounts),
    consumers: { 'team-a': { readers: [reader.principalId] }, 'team-b': {} },
    rotation: {
      schedule: '0 0 3 * * *',
      interval: 'P30D',
      discipline: 'conditional',
      http: { audience: '00000000-0000-4000-8000-00000000000c', allowed_principals: callers },
      notify: { webhook: 'https://hooks.example.com/keys', queue },
      ...changes,
    },
  });

  async function statuses(clientId: string, requests: Parameters<typeof callAzure>[1]) {
    const { azure } = workspace;
    const environment = { ...azure.environment, ...azure.identityEnvironment(clientId) };
    return (await callAzure(environment, requests)).map(({ status }) => status);
  }

  it('is created as planned, and the next plan has nothing to do', async () => {
    await workspace.apply(variables());
    const next = await workspace.plan(variables());
    assert.equal(next.changes, false, next.text);
    const outputs = await workspace.outputs();
    const [checkUrl] = outputs.gateway_check_urls ?? [];
    assert.equal(checkUrl, `${outputs.gateway_url}/v1/models`);
    assert.match(
      outputs.rotation_url ?? '',
      /^https:\/\/test-rotation-\w+\.azurewebsites\.net\/api\/rotate-keys$/,
    );
  });

  it("lets a consumer's reader read that consumer's secret, once there is one, and no other", async () => {
    const outputs = await workspace.outputs();
    const secret = (consumer: string) =>
      `${outputs.key_vault_url}secrets/subscription-key-${consumer}?${VAULT_VERSION}`;
    const functionIdentity = await rotationIdentity();
    const written = ['team-a', 'team-b'].map((consumer) => ({
      method: 'PUT',
      url: secret(consumer),
      body: { value: 'a key' },
    }));
    assert.deepEqual(await statuses(functionIdentity.clientId, written), [200, 200]);
    assert.deepEqual(
      await statuses(reader.clientId, [
        { method: 'GET', url: secret('team-a') },
        { method: 'GET', url: secret('team-b') },
        { method: 'GET', url: `${outputs.key_vault_url}secrets?${VAULT_VERSION}` },
        { method: 'PUT', url: secret('team-a'), body: { value: 'another' } },
      ]),
      [200, 403, 403, 403],
    );
  });

  it("gives the function's identity the actions of its discipline, and takes the others away", async () => {
    const { api_management_id } = await workspace.outputs();
    const subscription = `https://management.azure.com${api_management_id}/subscriptions/team-a`;
    const { clientId } = await rotationIdentity();
    const may = async () =>
      statuses(clientId, [
        { method: 'POST', url: `${subscription}/regeneratePrimaryKey?${APIM_VERSION}` },
        {
          method: 'PATCH',
          url: `${subscription}?${APIM_VERSION}`,
          body: { properties: { primaryKey: 'k'.repeat(32) } },
        },
      ]);
    // 412 or 400 without If-Match: allowed, but badly asked for.
    const [regenerate, write] = await may();
    assert.equal(regenerate, 403);
    assert.notEqual(write, 403);
    await workspace.apply(variables({ discipline: 'regenerate' }));
    assert.deepEqual(await may(), [204, 403]);
  });

  it('asks Entra ID who calls, for the named principals of this tenant only', async () => {
    const { azure } = workspace;
    const site = azure.resourceIds().find((id) => /\/Microsoft\.Web\/sites\/[^/]+$/i.test(id));
    const { body } = await azure.call(
      'GET',
      `${site}/config/authsettingsV2?api-version=2024-04-01`,
    );
    const { platform, globalValidation, identityProviders } = JSON.parse(
      JSON.stringify(body),
    ).properties;
    assert.equal(platform.enabled, true);
    assert.deepEqual(globalValidation, {
      requireAuthentication: true,
      unauthenticatedClientAction: 'Return401',
    });
    const { registration, validation } = identityProviders.azureActiveDirectory;
    assert.equal(
      registration.openIdIssuer,
      `https://login.microsoftonline.com/${azure.tenantId}/v2.0`,
    );
    assert.deepEqual(validation.defaultAuthorizationPolicy.allowedPrincipals.identities, callers);
  });

  it('tells a webhook and a queue of new versions of the consumers’ secrets, and of nothing else', async () => {
    const { azure } = workspace;
    const events = azure.resourceIds().filter((id) => /\/eventSubscriptions\//i.test(id));
    const found = await Promise.all(
      events.map((id) => azure.call('GET', `${id}?api-version=2022-06-15`)),
    );
    const told = found.map(({ body }) => JSON.parse(JSON.stringify(body)).properties);
    assert.deepEqual(
      told.map(({ destination, filter, topic }) => [
        destination.endpointType,
        filter,
        /\/vaults\/[^/]+$/i.test(topic),
      ]),
      ['StorageQueue', 'WebHook'].map((type) => [
        type,
        {
          includedEventTypes: ['Microsoft.KeyVault.SecretNewVersionCreated'],
          subjectBeginsWith: 'subscription-key-',
        },
        true,
      ]),
    );
  });

  it('stays protected when nobody may call any more, and the function is gone', async () => {
    await workspace.apply(variables({ http: null, notify: {} }));
    const { azure } = workspace;
    assert.ok(!azure.resourceIds().some((id) => /\/eventSubscriptions\//i.test(id)));
    const site = azure.resourceIds().find((id) => /\/Microsoft\.Web\/sites\/[^/]+$/i.test(id));
    const settings = await azure.call(
      'POST',
      `${site}/config/appsettings/list?api-version=2024-04-01`,
    );
    assert.ok(!JSON.stringify(settings.body).includes('ROTATION_HTTP_PRINCIPALS'));
    const kept = await azure.call('GET', `${site}/config/authsettingsV2?api-version=2024-04-01`);
    assert.match(JSON.stringify(kept.body), /"requireAuthentication":true/);
  });

  it('looks at the telemetry of the function for what needs a person', async () => {
    const alerts = workspace.azure
      .resourceIds()
      .filter((id) => /\/scheduledQueryRules\//i.test(id))
      .map((id) => id.split('/').at(-1));
    assert.deepEqual(alerts, [
      'test-rotation-drift',
      'test-rotation-failed',
      'test-rotation-overdue',
      'test-rotation-silent',
      'test-rotation-unfinished',
      'test-rotation-unsuitable',
      'test-rotation-unverified',
    ]);
  });

  async function rotationIdentity(): Promise<Principal> {
    const { azure } = workspace;
    const id = azure
      .resourceIds()
      .find((one) => one.endsWith('/test-rotation') && one.includes('userAssigned'));
    return identityOf(azure, id ?? '');
  }
});
