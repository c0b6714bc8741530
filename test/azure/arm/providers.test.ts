import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../index.ts';
import { type JsonObject, textAt } from '../json.ts';
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
