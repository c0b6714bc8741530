import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../../azure/index.ts';
import type { Principal } from '../../azure/principals.ts';
import {
  createGroup,
  createIdentity,
  createService,
  createVault,
  put,
} from '../../azure/support/documents.ts';
import { ACCOUNTS, type Asked, ask, configurationFor } from './support.ts';

describe('what exists already', () => {
  let azure: LocalAzure;
  let owner: Principal;
  let group: string;
  let identity: string;
  let service: string;
  let vault: string;
  let workspace: string;
  let account: string;

  before(async () => {
    azure = await startLocalAzure({ accounts: ACCOUNTS });
    owner = azure.principal({ role: 'Owner' });
    group = await createGroup(azure);
    identity = (await createIdentity(azure, 'apim-openai')).id;
    await createIdentity(azure, 'apim-other');
    vault = await createVault(azure);
    account = `${group}/providers/Microsoft.Storage/storageAccounts/hearers`;
    const sku = { name: 'Standard_LRS' };
    await put(azure, account, { location: 'japaneast', kind: 'StorageV2', sku });
    await put(azure, `${account}/queueServices/default/queues/new-keys`, {});
    workspace = `${group}/providers/Microsoft.OperationalInsights/workspaces/central`;
    await put(azure, workspace, {
      location: 'japaneast',
      properties: { sku: { name: 'PerGB2018' } },
    });
  });
  beforeEach(async () => {
    service = await createService(azure, 'shared', {
      identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } },
    });
  });
  after(() => azure.close());

  const all = (change: (text: string) => string = (text) => text, sku = 'BasicV2_1') =>
    change(
      configurationFor(azure, {
        sku,
        gateway: `existing: ${service}, identity: ${identity}`,
        more: `rotation: { vault: { existing: ${vault} }, notify: { queue: { storageAccount: ${account}, name: new-keys } } }
resourceGroup: { existing: ${group} }
logs: { existing: ${workspace} }`,
      }),
    );

  async function refuses(text: string, expected: RegExp, asked: Asked = {}): Promise<void> {
    const found = await ask(azure, owner, text, asked);
    assert.match(found.join('\n'), expected);
    assert.equal(found.length, 1, found.join('\n'));
  }

  it('is taken as it is where it fits, whatever the case of its ids', async () => {
    assert.deepEqual(await ask(azure, owner, all()), []);
    const other = (text: string) => text.replace('/service/shared', '/service/SHARED');
    assert.deepEqual(await ask(azure, owner, all(other)), []);
  });

  for (const [key, wrong] of [
    ['gateway ¦ existing', (text: string) => text.replace('/service/shared', '/service/gone')],
    ['gateway ¦ identity', (text: string) => text.replace('/apim-openai', '/gone')],
    ['rotation ¦ vault ¦ existing', (text: string) => text.replace('/keys-vault', '/gone')],
    [
      'rotation ¦ notify ¦ queue ¦ name',
      (text: string) => text.replace('name: new-keys', 'name: others'),
    ],
    ['logs ¦ existing', (text: string) => text.replace('/central', '/gone')],
  ] as const) {
    it(`is refused at ${key} where it is not there`, async () => {
      const found = await ask(azure, owner, all(wrong));
      assert.ok(
        found.some((line) => line.startsWith(`${key} ¦ there is no `)),
        found.join('\n'),
      );
    });
  }

  it('is refused where the group is not there', async () => {
    const text = configurationFor(azure, {
      more: `resourceGroup: { existing: ${group}-gone }`,
    });
    await refuses(text, /^resourceGroup ¦ existing ¦ there is no resource group/);
  });

  it('is refused in another region', async () => {
    const found = await ask(
      azure,
      owner,
      all((text) => text.replace('location: japaneast', 'location: swedencentral')),
    );
    for (const what of ['API Management service', 'Key Vault', 'Log Analytics workspace']) {
      assert.match(found.join('\n'), new RegExp(`the ${what} is in japaneast, and location says`));
    }
  });

  it('is refused with another SKU, at the line that says which', async () => {
    await refuses(
      all(undefined, 'StandardV2_1'),
      /^gateway ¦ sku ¦ the existing service has the SKU BasicV2_1: write BasicV2_1/,
    );
  });

  it('is refused where the identity is not attached, with the request that attaches it', async () => {
    const found = await ask(
      azure,
      owner,
      all((text) => text.replace('/apim-openai', '/apim-other')),
    );
    assert.equal(found.length, 1, found.join('\n'));
    const [, url = '', body = ''] =
      /^gateway ¦ identity ¦ .* --url '([^']+)' --body '([^']+)'$/.exec(found[0] ?? '') ?? [];
    const answer = await azure.call('PATCH', url, JSON.parse(body));
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const ids = Object.keys(Object(answer.body).identity.userAssignedIdentities);
    assert.deepEqual(ids.map((id) => id.split('/').at(-1)).toSorted(), [
      'apim-openai',
      'apim-other',
    ]);
  });

  it('is refused where another API has the path', async () => {
    await put(azure, `${service}/apis/legacy`, {
      properties: { displayName: 'Legacy', path: 'OpenAI', protocols: ['https'] },
    });
    await refuses(all(), /^gateway ¦ path ¦ the API "legacy" of the existing service has the path/);
    await azure.call('DELETE', `${service}/apis/legacy?api-version=2024-05-01`);
  });

  for (const [collection, name, body, key] of [
    ['products', 'openai_consumers', { displayName: 'P' }, 'gateway ¦ existing'],
    ['namedValues', 'identity-client-id', { displayName: 'n', value: 'x' }, 'gateway ¦ existing'],
    ['backends', 'japan--ANY', { url: 'https://x.example', protocol: 'http' }, undefined],
    ['backends', 'japan', { url: 'https://x.example', protocol: 'http' }, 'accounts'],
    ['subscriptions', 'TEAM-A', { displayName: 'T', scope: '/apis' }, 'consumers ¦ team-a'],
  ] as const) {
    const way = key === undefined ? 'not in the way' : 'in the way';
    it(`says that ${collection}/${name}, which it did not make, is ${way}`, async () => {
      const id = `${service}/${collection}/${name}`;
      const scope = 'scope' in body ? { scope: `${service}/apis` } : {};
      await put(azure, id, { properties: { ...body, ...scope } });
      const found = await ask(azure, owner, all());
      if (key === undefined) assert.deepEqual(found, []);
      else {
        assert.equal(found.length, 1, found.join('\n'));
        assert.ok(
          found[0]?.startsWith(`${key} ¦ the existing service has ${collection}/`),
          found[0],
        );
        const type = 'azapi_resource';
        const state = {
          resources: [{ mode: 'managed', type, name: 'x', instances: [{ attributes: { id } }] }],
        };
        assert.deepEqual(await ask(azure, owner, all(), { state }), [], 'its own');
      }
      await azure.call('DELETE', `${id}?api-version=2024-05-01`);
    });
  }

  it('is refused where the vault uses access policies', async () => {
    const id = `${vault}-old`;
    await put(azure, id, {
      location: 'japaneast',
      properties: { tenantId: azure.tenantId, sku: { family: 'A', name: 'standard' } },
    });
    await refuses(
      all((text) => text.replace(vault, id)),
      /^rotation ¦ vault ¦ existing ¦ the vault uses access policies.*az keyvault update --name keys-vault-old/,
    );
  });

  it('is refused where this load balancer made it, since Terraform would destroy it', async () => {
    const instances = [{ index_key: 0, attributes: { id: vault } }];
    const state = {
      resources: [
        {
          mode: 'managed',
          module: 'module.rotation[0]',
          type: 'azurerm_key_vault',
          name: 'keys',
          instances,
        },
      ],
    };
    await refuses(
      all(),
      /^rotation ¦ vault ¦ existing ¦ this load balancer made .*terraform state rm 'module\.rotation\[0\]\.azurerm_key_vault\.keys\[0\]'/,
      { state },
    );
  });

  it('is refused where a secret of the consumer’s name is somebody else’s', async () => {
    const officer = azure.principal({ role: 'Key Vault Secrets Officer', scope: vault });
    const { token } = await officer.getToken('https://vault.azure.net/.default');
    const answer = await azure.fetch(
      'https://keys-vault.vault.azure.net/secrets/subscription-key-team-a?api-version=7.4',
      {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ value: 'x', tags: { 'managed-by': 'somebody' } }),
      },
    );
    assert.equal(answer.status, 200);
    await refuses(
      all(),
      /^consumers ¦ team-a ¦ its key would be the secret subscription-key-team-a of keys-vault/,
    );
  });
});
