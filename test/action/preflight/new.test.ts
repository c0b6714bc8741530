/** What is in the way of what is to be made: told before anything is, at the key that it follows from, with a fix that works. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readConfiguration } from '../../../action/config.ts';
import { suffixOf } from '../../../action/names.ts';
import { madeBy, PLACES } from '../../../action/preflight/made.ts';
import { type LocalAzure, startLocalAzure } from '../../azure/index.ts';
import type { JsonObject } from '../../azure/json.ts';
import type { Principal } from '../../azure/principals.ts';
import { createGroup, put, send, serviceBody } from '../../azure/support/documents.ts';
import { ACCOUNTS, type Asked, ask, configurationFor } from './support.ts';

describe('what is to be made', () => {
  let azure: LocalAzure;
  let owner: Principal;
  let group: string;
  let elsewhere: string;
  before(async () => {
    azure = await startLocalAzure({ accounts: ACCOUNTS });
    owner = azure.principal({ role: 'Owner' });
    group = await createGroup(azure, 'own');
    elsewhere = await createGroup(azure, 'elsewhere');
  });
  after(() => azure.close());

  const inGroup = (naming = '') =>
    configurationFor(azure, {
      more: `rotation: {}\nresourceGroup: { existing: ${group} }\n${naming}`,
    });

  async function finds(text: string, expected: readonly RegExp[], asked: Asked = {}) {
    const found = await ask(azure, owner, text, asked);
    assert.equal(found.length, expected.length, found.join('\n'));
    for (const pattern of expected) assert.match(found.join('\n'), pattern);
  }

  const remove = (id: string) => send(azure, 'DELETE', id);

  const bodies: Readonly<Record<string, () => JsonObject>> = {
    api_management: () => serviceBody,
    key_vault: () => ({
      location: 'japaneast',
      properties: { tenantId: azure.tenantId, sku: { family: 'A', name: 'standard' } },
    }),
    storage_account: () => ({
      location: 'japaneast',
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS' },
    }),
    service_plan: () => ({ location: 'japaneast', sku: { name: 'FC1' } }),
    log_workspace: () => ({
      location: 'japaneast',
      properties: { sku: { name: 'PerGB2018' } },
    }),
    application_insights: () => ({
      location: 'japaneast',
      kind: 'web',
      properties: { Application_Type: 'web' },
    }),
  };
  const bodyOf = (kind: string): JsonObject => bodies[kind]?.() ?? { location: 'japaneast' };

  function madeIn(text: string) {
    const { configuration } = readConfiguration(text, 'lb.yml');
    assert.ok(configuration);
    return madeBy(configuration, azure.subscriptionId, true);
  }

  it('is fine where nothing is in the way', async () => {
    await finds(inGroup(), []);
    await finds(configurationFor(azure), []);
  });

  it('is refused where the group stands and the state knows nothing of it, until it is named as one that exists', async () => {
    const suffix = suffixOf(azure.subscriptionId, 'prod', 'japaneast');
    const id = await createGroup(azure, `prod-openai-${suffix}`);
    await finds(configurationFor(azure), [
      /^environment ¦ the resource group prod-openai-\w+ is there already .*name it in resourceGroup\.existing if/,
    ]);
    await finds(
      configurationFor(azure, { more: `rotation: {}\nresourceGroup: { existing: ${id} }` }),
      [],
    );
    await remove(id);
  });

  for (const [kind, { label, type, address }] of Object.entries(PLACES)) {
    if (['resource_group', 'function_app'].includes(kind)) continue;
    it(`is refused where the place of the ${kind} is taken by another ${label}, unless the state holds it or an interrupted apply began it`, async () => {
      const text = inGroup();
      const id = madeIn(text).inGroup.find((one) => one.kind === kind)?.id ?? '';
      await put(azure, id, bodyOf(kind));
      await finds(text, [
        new RegExp(
          `^environment ¦ the ${label} \\S+ is there already \\(/subscriptions/.*${type}/`,
        ),
      ]);
      const instances = [{ attributes: { id: id.toUpperCase() } }];
      const state = {
        resources: [{ mode: 'managed', type: 'azapi_resource', name: 'x', instances }],
      };
      await finds(text, [], { state });
      await finds(text, [], { begun: [address] });
      await remove(id);
      await purgeAll();
      await finds(text, []);
    });
  }

  for (const [kind, key] of [
    ['api_management', 'apiManagement'],
    ['key_vault', 'keyVault'],
    ['storage_account', 'storageAccount'],
    ['function_app', 'functionApp'],
  ] as const) {
    it(`is refused where the name of the ${kind} is taken elsewhere, and fine under another one`, async () => {
      const { label, type } = PLACES[kind];
      if (kind === 'function_app') {
        await put(azure, plan(), { location: 'japaneast', sku: { name: 'B1' } });
      }
      const id = `${elsewhere}/providers/${type}/taken1`;
      await put(azure, id, kind === 'function_app' ? siteBody() : bodyOf(kind));
      await finds(inGroup(`naming: { ${key}: taken1 }`), [
        new RegExp(
          `^naming ¦ ${key} ¦ the name taken1 of the ${label} is taken: .*choose another naming\\.${key}`,
        ),
      ]);
      await finds(inGroup(`naming: { ${key}: taken2 }`), []);
      await remove(id);
      await purgeAll();
    });
  }

  const plan = () => `${elsewhere}/providers/Microsoft.Web/serverfarms/plan`;
  const siteBody = (): JsonObject => ({
    location: 'japaneast',
    kind: 'app',
    properties: { serverFarmId: plan() },
  });

  /** What the commands of the messages do. */
  async function purgeAll(): Promise<void> {
    for (const collection of [
      'Microsoft.ApiManagement/deletedservices',
      'Microsoft.KeyVault/deletedVaults',
    ]) {
      const { body } = await send(
        azure,
        'GET',
        `/subscriptions/${azure.subscriptionId}/providers/${collection}`,
      );
      for (const { id } of Object(body).value) {
        await (collection.endsWith('Vaults') ? purgeVault(id) : remove(id));
      }
    }
  }

  async function purgeVault(id: string): Promise<void> {
    const url = `https://management.azure.com${id}/purge?api-version=2023-07-01`;
    const { headers } = await azure.fetch(url, { method: 'POST' });
    await azure.fetch(headers.get('location') ?? '');
  }

  for (const [kind, key, purge] of [
    [
      'api_management',
      'apiManagement',
      'az apim deletedservice purge --service-name kept1 --location',
    ],
    ['key_vault', 'keyVault', 'az keyvault purge --name kept1 --location'],
  ] as const) {
    const { type, label } = PLACES[kind];
    const naming = `naming: { ${key}: kept1 }`;
    async function deleted(where: string, changes: JsonObject = {}): Promise<void> {
      const id = `${where}/providers/${type}/kept1`;
      await put(azure, id, { ...bodyOf(kind), ...changes });
      await remove(id);
    }

    it(`is said to come back where its ${label} was deleted, and is not refused`, async () => {
      await deleted(group);
      await finds(inGroup(naming), [
        new RegExp(
          `^warning ¦ naming ¦ ${key} ¦ the ${label} kept1 was deleted, and Azure keeps it until 20.*brings it back .*${purge} japaneast$`,
        ),
      ]);
      await purgeAll();
      await finds(inGroup(naming), []);
    });

    for (const [what, where, changes] of [
      ['another region', () => group, { location: 'Sweden Central' }],
      ['another group', () => elsewhere, {}],
    ] as const) {
      it(`is refused where a ${label} of its name was deleted in ${what}, until that is purged`, async () => {
        await deleted(where(), changes);
        const region = what === 'another region' ? 'swedencentral' : 'japaneast';
        await finds(inGroup(naming), [
          new RegExp(
            `^naming ¦ ${key} ¦ the name kept1 belongs to a deleted ${label}, .* in ${region}\\. Recover it .*${purge} ${region}; else choose another naming\\.${key}$`,
          ),
        ]);
        await purgeAll();
        await finds(inGroup(naming), []);
      });
    }
  }

  it('is refused where a deleted vault of its name is protected from being purged, without a command that would fail', async () => {
    const id = `${elsewhere}/providers/Microsoft.KeyVault/vaults/kept2`;
    const { properties, ...vault } = bodyOf('key_vault');
    await put(azure, id, {
      ...vault,
      properties: { ...Object(properties), enablePurgeProtection: true },
    });
    await remove(id);
    await finds(inGroup('naming: { keyVault: kept2 }'), [
      /^naming ¦ keyVault ¦ .* Nobody can end that earlier: choose another naming\.keyVault$/,
    ]);
  });

  it('is refused where the tenant has a role of its name', async () => {
    const suffix = suffixOf(azure.subscriptionId, 'prod', 'japaneast');
    const id = `/subscriptions/${azure.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${crypto.randomUUID()}`;
    await put(azure, id, {
      properties: {
        roleName: `prod-${suffix} secret writer`,
        type: 'CustomRole',
        assignableScopes: [`/subscriptions/${azure.subscriptionId}`],
        permissions: [{ actions: [], dataActions: [], notActions: [], notDataActions: [] }],
      },
    });
    await finds(inGroup(), [/^environment ¦ there is a role "prod-\w+ secret writer" already/]);
    const instances = [{ attributes: { id } }];
    const state = {
      resources: [{ mode: 'managed', type: 'azapi_resource', name: 'x', instances }],
    };
    await finds(inGroup(), [], { state });
    await remove(id);
  });

  it('is refused where the region has no room for a storage account', async () => {
    const { storageAccounts } = azure.quotas;
    azure.quotas.storageAccounts = 1;
    await finds(inGroup(), [
      /^location ¦ the subscription may have 1 storage accounts in japaneast and has \d+, and the rotation needs one more/,
    ]);
    await finds(configurationFor(azure, { more: '' }), []);
    azure.quotas.storageAccounts = storageAccounts;
  });

  it('is refused where Azure withholds the tier in the region', async () => {
    azure.quotas.withheldTiers.set('Japan East', ['Premium', 'BasicV2']);
    await finds(inGroup(), [
      /^gateway ¦ sku ¦ Azure gives this subscription no API Management service of the tier BasicV2 in japaneast \(NotAvailableForSubscription\)/,
    ]);
    azure.quotas.withheldTiers.clear();
  });

  it('is not asked for what the state holds', async () => {
    const text = inGroup();
    const { inGroup: made } = madeIn(text);
    const instances = made.map(({ id }) => ({ attributes: { id } }));
    const state = {
      resources: [{ mode: 'managed', type: 'azapi_resource', name: 'x', instances }],
    };
    const from = azure.requests.length;
    await finds(text, [], { state });
    const asked = azure.requests
      .slice(from)
      .map(({ url }) => url)
      .join('\n');
    assert.doesNotMatch(asked, /checkNameAvailability|deleted|usages|skus/i);
  });

  it('is said to be unknown where whoever runs may not ask, and planned all the same', async () => {
    azure.failNext({
      path: /Microsoft\.KeyVault\/checkNameAvailability/,
      status: 403,
      code: 'AuthorizationFailed',
    });
    azure.failNext({
      path: /locations\/japaneast\/usages/,
      status: 403,
      code: 'AuthorizationFailed',
    });
    await finds(inGroup(), [
      /^warning ¦ environment ¦ whether the name prod-kv-\w+ is free for the Key Vault cannot be known/m,
      /^warning ¦ location ¦ whether japaneast has room for a storage account cannot be known/m,
    ]);
  });

  it('is not passed where Azure does not say', async () => {
    azure.failNext({ path: /Microsoft\.Web\/checkNameAvailability/, status: 400, code: 'Odd' });
    await finds(inGroup(), [/Azure does not tell what has to be known: .* \(Odd\)$/]);
  });
});
