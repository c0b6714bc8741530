/** What azurerm does around its documents, call by call, where terraform alone would not show it. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createAzurerm } from './azurerm/provider.ts';
import type { PrivateState, Provider } from './protocol/provider.ts';
import { complete } from './protocol/schema.ts';
import type { Attributes, Value } from './protocol/values.ts';
import { createFakeArm, environment, type FakeArm } from './support/fake-arm.ts';

const none: PrivateState = new Uint8Array();
const running = new AbortController().signal;
const GROUP = '/subscriptions/sub/resourceGroups/g';
const service = `${GROUP}/providers/Microsoft.ApiManagement/service/s`;
const DELETED =
  '/subscriptions/sub/providers/Microsoft.ApiManagement/locations/japaneast/deletedServices/s';

let fake: FakeArm;
let azurerm: Provider;

beforeEach(async () => {
  fake = createFakeArm();
  azurerm = createAzurerm(fake.edge);
  await azurerm.configure({});
});

function configuration(type: string, given: { [name: string]: Value }): Attributes {
  return complete(azurerm.schema.resources[type]?.block ?? {}, given);
}

function serviceConfiguration(): Attributes {
  return configuration('azurerm_api_management', {
    name: 's',
    resource_group_name: 'g',
    location: 'Japan East',
    sku_name: 'BasicV2_1',
    publisher_name: 'p',
    publisher_email: 'p@example.com',
  });
}

async function create(type: string, config: Attributes, signal = running) {
  const { planned } = await azurerm.plan({ type, config, prior: null, private: none }, signal);
  return azurerm.apply({ type, config, prior: null, planned, private: none }, signal);
}

async function destroy(type: string, prior: Attributes) {
  const gone = { type, prior, planned: null, config: null, private: none };
  return azurerm.apply(gone, running);
}

describe('an azurerm resource', () => {
  const type = 'azurerm_resource_group';
  const config = () => configuration(type, { name: 'g', location: 'japaneast' });

  it('leaves unset collections unset, until the next refresh reads them as empty', async () => {
    const { state } = await create(type, config());
    assert.equal(state?.tags, null);
    const request = { type, state: state ?? {}, private: none };
    const refreshed = await azurerm.read(request, running);
    assert.deepEqual(refreshed?.tags, {});
    const next = { type, config: config(), prior: refreshed, private: none };
    assert.deepEqual((await azurerm.plan(next, running)).planned, refreshed);
  });

  it('that exists already must be imported', async () => {
    fake.documents.set(GROUP, {});
    await assert.rejects(create(type, config()), /"\/.*\/g" already exists.* needs to be imported/);
    assert.deepEqual(fake.take(), [`GET ${GROUP}`]);
  });

  it('that was made but cannot be read is in the state, tainted, with its id', async () => {
    fake.intercept = ({ method }) =>
      method === 'GET' && fake.documents.has(GROUP)
        ? new Response(null, { status: 403 })
        : undefined;
    const { state, diagnostics } = await create(type, config());
    assert.equal(state?.id, GROUP);
    assert.equal(diagnostics?.[0]?.summary, `GET ${GROUP}: 403 Forbidden`);
  });

  it('whose creation is stopped is not in the state, as with the real azurerm', async () => {
    const stop = new AbortController();
    fake.intercept = ({ method, path, body }, signal) => {
      if (method !== 'PUT') return undefined;
      fake.documents.set(path, body);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        stop.abort(new Error('context canceled'));
      });
    };
    await assert.rejects(create(type, config(), stop.signal), /PUT .*: context canceled/);
    await assert.rejects(create(type, config()), /already exists/);
  });

  it('that is a group is not deleted while it holds what Terraform does not know', async () => {
    const { state } = await create(type, config());
    fake.documents.set(`${GROUP}/resources`, { value: [{ id: `${GROUP}/foreign` }] });
    await assert.rejects(destroy(type, state ?? {}), {
      message: 'the Resource Group "g" still contains resources',
      detail: /\* \/subscriptions\/sub\/resourceGroups\/g\/foreign$/,
    });
    assert.ok(fake.documents.has(GROUP));

    await azurerm.configure({
      features: [{ resource_group: [{ prevent_deletion_if_contains_resources: false }] }],
    });
    await destroy(type, state ?? {});
    assert.ok(!fake.documents.has(GROUP));
  });
});

describe('an API Management service', () => {
  const type = 'azurerm_api_management';

  function answerForService(): void {
    fake.documents.set(`${service}/apis`, { value: [{ name: 'echo-api' }] });
    fake.documents.set(`${service}/products`, { value: [{ name: 'starter' }] });
    fake.documents.set(`${service}/apis/echo-api`, {});
    fake.documents.set(`${service}/products/starter`, {});
  }

  it('loses the samples that Azure puts into it', async () => {
    answerForService();
    await create(type, serviceConfiguration());
    assert.deepEqual(fake.take(), [
      `GET ${service}`,
      `GET ${DELETED}`,
      `PUT ${service}`,
      `GET ${service}/apis`,
      `GET ${service}/products`,
      `DELETE ${service}/apis/echo-api`,
      `DELETE ${service}/products/starter`,
      `GET ${service}`,
      `GET ${service}/policies/policy`,
    ]);
    const sample = fake.sent.find(({ path }) => path.endsWith('/starter'));
    assert.equal(sample?.query.get('deleteSubscriptions'), 'true');
  });

  it('that was soft-deleted is restored, unless the features say otherwise', async () => {
    const isRestored = async () => {
      answerForService();
      fake.documents.set(DELETED, {});
      fake.documents.delete(service);
      await create(type, serviceConfiguration());
      const { properties } = fake.documents.get(service) as { properties: { restore?: boolean } };
      return properties.restore === true;
    };
    assert.equal(await isRestored(), true);
    await azurerm.configure({ features: [{ api_management: [{ recover_soft_deleted: false }] }] });
    assert.equal(await isRestored(), false);
  });

  it('is purged after its deletion, so that its name is free', async () => {
    answerForService();
    const { state } = await create(type, serviceConfiguration());
    fake.documents.set(DELETED, {});
    fake.take();
    await destroy(type, state ?? {});
    assert.deepEqual(fake.take(), [
      `GET ${service}`,
      `DELETE ${service}`,
      `GET ${DELETED}`,
      `DELETE ${DELETED}`,
    ]);
  });

  it('is changed by a PATCH with what changed', async () => {
    answerForService();
    const { state } = await create(type, serviceConfiguration());
    const config = { ...serviceConfiguration(), publisher_name: 'other', tags: { a: 'b' } };
    const { planned } = await azurerm.plan({ type, config, prior: state, private: none }, running);
    fake.take();
    await azurerm.apply({ type, config, prior: state, planned, private: none }, running);
    const patch = fake.sent.find(({ method }) => method === 'PATCH');
    assert.deepEqual(patch?.body, { tags: { a: 'b' }, properties: { publisherName: 'other' } });
  });
});

describe('an API', () => {
  const type = 'azurerm_api_management_api';
  const api = `${service}/apis/a;rev=1`;
  const configured = (given: { [name: string]: Value }) =>
    configuration(type, {
      name: 'a',
      api_management_name: 's',
      resource_group_name: 'g',
      revision: '1',
      display_name: 'A',
      path: 'a',
      protocols: ['https'],
      ...given,
    });

  it('is written with If-Match, new or not, so that an import before it does not matter', async () => {
    await create(type, configured({}));
    const [, written] = fake.sent;
    assert.equal(written?.method, 'PUT');
    assert.equal(written?.headers.get('if-match'), '*');
  });

  it('keeps on an update what an import brought, and clears what the configuration has dropped', async () => {
    const { state } = await create(
      type,
      configured({ description: 'ours', terms_of_service_url: 't' }),
    );
    fake.documents.set(api, {
      properties: { path: 'a', description: 'ours', contact: { name: 'imported' }, isOnline: true },
    });
    const config = configured({ description: 'other' });
    const { planned } = await azurerm.plan({ type, config, prior: state, private: none }, running);
    await azurerm.apply({ type, config, prior: state, planned, private: none }, running);
    const last = fake.sent.filter(({ method }) => method === 'PUT').at(-1);
    assert.deepEqual(last?.body, {
      properties: {
        path: 'a',
        description: 'other',
        contact: { name: 'imported' },
        termsOfServiceUrl: '',
        apiType: 'http',
      },
    });
  });
});

describe('a storage account', () => {
  it('is replaced by one that is zone-redundant, and changed in place otherwise', async () => {
    const type = 'azurerm_storage_account';
    const replicated = (replication: string) =>
      configuration(type, {
        name: 'storage',
        resource_group_name: 'g',
        location: 'japaneast',
        account_tier: 'Standard',
        account_replication_type: replication,
      });
    const created = { type, config: replicated('LRS'), prior: null, private: none };
    const prior = (await azurerm.plan(created, running)).planned;
    const replacedBy = async (replication: string) => {
      const request = { type, config: replicated(replication), prior, private: none };
      return (await azurerm.plan(request, running)).replace;
    };
    assert.deepEqual(await replacedBy('GRS'), []);
    assert.deepEqual(await replacedBy('ZRS'), [['account_replication_type']]);
  });
});

describe('the provider block', () => {
  it('decides over the environment', async () => {
    await azurerm.configure({ subscription_id: 'other' });
    await create(
      'azurerm_resource_group',
      configuration('azurerm_resource_group', { name: 'g', location: 'x' }),
    );
    assert.match(fake.take()[0] ?? '', /^GET \/subscriptions\/other\//);
  });

  it('without a complete identity is refused by the names of what is missing', async () => {
    const incomplete = { ...environment, ARM_CLIENT_SECRET: '' };
    const other = createAzurerm({ ...fake.edge, environment: incomplete });
    await assert.rejects(other.configure({}), /needs client_secret \(or ARM_CLIENT_SECRET\)/);
  });
});
