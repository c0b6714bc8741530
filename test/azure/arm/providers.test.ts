import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../index.ts';
import { type JsonObject, textAt } from '../json.ts';
import type { Grant } from '../principals.ts';
import {
  assignRole,
  createGroup,
  createIdentity,
  groupId,
  put,
  send,
} from '../support/documents.ts';

const BLOB_OWNER = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b';
const ZIP = new Uint8Array([0x50, 0x4b, 0x05, 0x06, 1, 2, 3]);

describe('a function app and what it stands on', () => {
  let azure: LocalAzure;
  let plan: string;
  let site: string;
  let storage: string;
  let identity: { readonly id: string; readonly clientId: string };
  const provider = (path: string): string => `${groupId(azure)}/providers/${path}`;

  before(async () => {
    azure = await startLocalAzure({ accounts: [] });
    await createGroup(azure);
    identity = await createIdentity(azure, 'rotation');
    plan = provider('Microsoft.Web/serverfarms/plan');
    site = provider('Microsoft.Web/sites/rotation-app');
    storage = provider('Microsoft.Storage/storageAccounts/packages');
    await put(azure, plan, { location: 'japaneast', sku: { name: 'FC1' } });
    await put(azure, storage, {
      location: 'japaneast',
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS' },
    });
    await put(azure, `${storage}/blobServices/default/containers/zips`, {});
    await put(azure, site, siteBody());
  });
  after(() => azure.close());

  function siteBody(
    changes: {
      readonly config?: JsonObject;
      readonly settings?: Readonly<Record<string, string>>;
      readonly properties?: JsonObject;
      readonly identity?: JsonObject;
    } = {},
  ): JsonObject {
    const settings = changes.settings ?? { KEY_VAULT_URL: 'https://v.vault.azure.net' };
    return {
      location: 'japaneast',
      kind: 'functionapp,linux',
      identity: changes.identity ?? {
        type: 'UserAssigned',
        userAssignedIdentities: { [identity.id]: {} },
      },
      properties: {
        serverFarmId: plan,
        functionAppConfig: {
          runtime: { name: 'node', version: '24' },
          deployment: {
            storage: {
              type: 'blobContainer',
              value: 'https://packages.blob.core.windows.net/zips',
              authentication: {
                type: 'UserAssignedIdentity',
                userAssignedIdentityResourceId: identity.id,
              },
            },
          },
          ...changes.config,
        },
        siteConfig: {
          appSettings: Object.entries(settings).map(([name, value]) => ({ name, value })),
        },
        ...changes.properties,
      },
    };
  }

  const refusals: readonly (readonly [string, () => JsonObject, RegExp])[] = [
    [
      'an unknown runtime',
      () => siteBody({ config: { runtime: { name: 'nodejs', version: '24' } } }),
      /nodejs/,
    ],
    [
      'no package container',
      () => siteBody({ config: { deployment: {} } }),
      /existing blob container/,
    ],
    [
      'an identity it does not have',
      () => siteBody({ identity: { type: 'SystemAssigned' } }),
      /not assigned to the app/,
    ],
    [
      'a setting that Flex Consumption replaces',
      () => siteBody({ settings: { FUNCTIONS_WORKER_RUNTIME: 'node' } }),
      /FUNCTIONS_WORKER_RUNTIME.*invalid/,
    ],
    ['no plan', () => siteBody({ properties: { serverFarmId: `${plan}-none` } }), /Server farm/],
  ];
  for (const [what, body, reason] of refusals) {
    it(`refuses an app with ${what}`, async () => {
      const answer = await send(azure, 'PUT', site, body());
      assert.ok(answer.status === 400 || answer.status === 404);
      assert.match(textAt(answer.body, 'error', 'message') ?? '', reason);
    });
  }

  it('shows settings to nobody but who asks for the list, and keeps them over other writes', async () => {
    const { body } = await send(azure, 'GET', site);
    assert.doesNotMatch(JSON.stringify(body), /KEY_VAULT_URL/);
    const list = () => send(azure, 'POST', `${site}/config/appsettings/list`);
    const expected = { KEY_VAULT_URL: 'https://v.vault.azure.net' };
    assert.deepEqual(Object((await list()).body).properties, expected);
    await put(azure, site, siteBody({ properties: { siteConfig: {} } }));
    assert.deepEqual(Object((await list()).body).properties, expected);
    const changed = await send(azure, 'PATCH', `${site}/config/web`, {
      properties: { appSettings: [{ name: 'A', value: 'b' }] },
    });
    assert.equal(changed.status, 200);
    assert.deepEqual(Object((await list()).body).properties, { A: 'b' });
    const replaced = await send(azure, 'PUT', `${site}/config/appsettings`, {
      properties: { C: 'd' },
    });
    assert.deepEqual(Object(replaced.body).properties, { C: 'd' });
    assert.deepEqual(Object((await list()).body).properties, { C: 'd' });
  });

  it('takes the tags of a PATCH as all there are', async () => {
    await put(azure, site, { ...siteBody(), tags: { team: 'ai', stage: 'test' } });
    await send(azure, 'PATCH', site, { tags: { team: 'platform' } });
    const { body } = await send(azure, 'GET', site);
    assert.deepEqual(Object(body).tags, { team: 'platform' });
  });

  it('takes a package from who may publish, and nothing that is no zip', async () => {
    const publish = (body: Uint8Array, headers: Record<string, string> = {}) =>
      azure.fetch('https://rotation-app.scm.azurewebsites.net/api/publish?type=zip', {
        method: 'POST',
        headers,
        body: new Uint8Array(body),
      });
    assert.equal((await publish(ZIP, { authorization: 'Basic eDp5' })).status, 401);
    assert.equal((await publish(new TextEncoder().encode('text'))).status, 400);
    assert.equal(azure.deployedPackage(site), undefined);
    assert.equal((await publish(ZIP)).status, 202);
    assert.deepEqual(azure.deployedPackage(site), ZIP);
  });

  it('fetches a package from a blob when told through Azure Resource Manager', async () => {
    await assignRole(azure, storage, BLOB_OWNER, azure.operatorId);
    const url = 'https://packages.blob.core.windows.net/zips/app.zip';
    const content = new Uint8Array([...ZIP, 9]);
    await azure.fetch(url, {
      method: 'PUT',
      headers: { 'x-ms-blob-type': 'BlockBlob' },
      body: content,
      audience: 'https://storage.azure.com',
    });
    const deploy = (packageUri: string) =>
      send(azure, 'PUT', `${site}/extensions/onedeploy`, {
        properties: { packageUri, type: 'zip' },
      });
    assert.equal((await deploy(`${url}-none`)).status, 400);
    assert.equal((await deploy(url)).status, 200);
    assert.deepEqual(azure.deployedPackage(site), content);
  });

  it('refuses to delete a plan that hosts an app, and frees the name with the app', async () => {
    assert.equal((await send(azure, 'DELETE', plan)).status, 409);
    await send(azure, 'DELETE', site);
    assert.equal(azure.deployedPackage(site), undefined);
    assert.equal((await send(azure, 'DELETE', plan)).status, 200);
  });

  it('refuses names that are taken in the world or not allowed', async () => {
    const account = (name: string) =>
      send(azure, 'PUT', provider(`Microsoft.Storage/storageAccounts/${name}`), {
        location: 'japaneast',
        kind: 'StorageV2',
        sku: { name: 'Standard_LRS' },
      });
    const codes = [];
    for (const name of ['Upper', 'localazurestate']) {
      codes.push(textAt((await account(name)).body, 'error', 'code'));
    }
    assert.deepEqual(codes, ['AccountNameInvalid', 'StorageAccountAlreadyTaken']);
  });
});

describe('names that are unique in all of Azure', () => {
  let azure: LocalAzure;
  before(async () => {
    azure = await startLocalAzure({ accounts: [], registered: ['Microsoft.KeyVault'] });
    await createGroup(azure);
  });
  after(() => azure.close());

  const check = (namespace: string, body: JsonObject) =>
    send(
      azure,
      'POST',
      `/subscriptions/${azure.subscriptionId}/providers/${namespace}/checkNameAvailability`,
      body,
    );
  const vaultType = { type: 'Microsoft.KeyVault/vaults' };

  it('are free, taken, kept for what was deleted, or no names', async () => {
    const vault = `${groupId(azure)}/providers/Microsoft.KeyVault/vaults/some-keys`;
    const ask = async (name: string) =>
      (await check('Microsoft.KeyVault', { name, ...vaultType })).body;
    assert.deepEqual(await ask('some-keys'), { nameAvailable: true });
    await put(azure, vault, {
      location: 'japaneast',
      properties: { tenantId: azure.tenantId, sku: { family: 'A', name: 'standard' } },
    });
    assert.equal(textAt(await ask('SOME-keys'), 'reason'), 'AlreadyExists');
    await send(azure, 'DELETE', vault);
    assert.equal(textAt(await ask('some-keys'), 'reason'), 'AlreadyExists');
    assert.equal(textAt(await ask('a--b'), 'reason'), 'AccountNameInvalid');
  });

  for (const [what, namespace, body, status, code] of [
    ['without a name', 'Microsoft.KeyVault', vaultType, 400, 'InvalidRequest'],
    ['without a type', 'Microsoft.KeyVault', { name: 'a' }, 400, 'InvalidRequest'],
    [
      'of a provider that is not registered',
      'Microsoft.Web',
      { name: 'a', type: 'Microsoft.Web/sites' },
      409,
      'MissingSubscriptionRegistration',
    ],
  ] as const) {
    it(`are not told ${what}`, async () => {
      const answer = await check(namespace, body);
      assert.equal(answer.status, status);
      assert.equal(textAt(answer.body, 'error', 'code'), code);
    });
  }

  it('are asked for by a Reader, and by nobody without a role', async () => {
    const url = `https://management.azure.com/subscriptions/${azure.subscriptionId}/providers/Microsoft.KeyVault/checkNameAvailability?api-version=2023-07-01`;
    const statusFor = async (...grants: readonly Grant[]) => {
      const { token } = await azure
        .principal(...grants)
        .getToken('https://management.azure.com/.default');
      const response = await azure.fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'free-keys', ...vaultType }),
      });
      return response.status;
    };
    assert.equal(await statusFor({ role: 'Reader' }), 200);
    assert.equal(await statusFor(), 403);
  });

  it('are kept in the subscription and region of what was deleted, and come back as what they were', async () => {
    const list = `/subscriptions/${azure.subscriptionId}/providers/Microsoft.KeyVault/deletedVaults`;
    const { body } = await send(azure, 'GET', list);
    const [kept] = Object(body).value;
    assert.match(kept.id, /\/locations\/japaneast\/deletedVaults\/some-keys$/);
    assert.match(kept.properties.vaultId, /\/resourceGroups\/rg\/.*\/vaults\/some-keys$/);
    assert.ok(
      Date.parse(kept.properties.scheduledPurgeDate) > Date.parse(kept.properties.deletionDate),
    );
    const elsewhere = await createGroup(azure, 'elsewhere');
    const answer = await send(
      azure,
      'PUT',
      `${elsewhere}/providers/Microsoft.KeyVault/vaults/some-keys`,
      {
        location: 'japaneast',
        properties: {
          createMode: 'recover',
          tenantId: azure.tenantId,
          sku: { family: 'A', name: 'standard' },
        },
      },
    );
    assert.equal(answer.status, 409, JSON.stringify(answer.body));
  });
});

describe('a region that is full', () => {
  it('refuses one more storage account, and says so to whoever asks before', async () => {
    const azure = await startLocalAzure({ accounts: [] });
    const group = await createGroup(azure);
    azure.quotas.storageAccounts = 1;
    const usages = `/subscriptions/${azure.subscriptionId}/providers/Microsoft.Storage/locations/japaneast/usages`;
    const { body } = await send(azure, 'GET', usages);
    const [{ currentValue, limit, name }] = Object(body).value;
    assert.deepEqual([currentValue, limit, name.value], [1, 1, 'StorageAccounts']);
    const account = `${group}/providers/Microsoft.Storage/storageAccounts/onemore`;
    const write = (location: string) =>
      send(azure, 'PUT', account, { location, kind: 'StorageV2', sku: { name: 'Standard_LRS' } });
    const refused = await write('japaneast');
    assert.equal(
      textAt(refused.body, 'error', 'code'),
      'MaxStorageAccountsCountPerSubscriptionExceeded',
    );
    assert.ok((await write('swedencentral')).status < 300);
    await azure.close();
  });
});
