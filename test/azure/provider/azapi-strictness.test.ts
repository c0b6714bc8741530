/** Where azapi does something to a body that nobody asked for, or refuses it, and what it remembers of a secret one. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createAzapi } from './azapi/provider.ts';
import type { PrivateState, Provider } from './protocol/provider.ts';
import { complete } from './protocol/schema.ts';
import { type Attributes, Dynamic, impliedType, type Json, UNKNOWN } from './protocol/values.ts';
import { createFakeArm, type FakeArm } from './support/fake-arm.ts';

const none: PrivateState = new Uint8Array();
const running = new AbortController().signal;
const SERVICE = '/subscriptions/sub/resourceGroups/g/providers/Microsoft.ApiManagement/service/s';
const api = `${SERVICE}/apis/openai`;

let fake: FakeArm;
let azapi: Provider;

beforeEach(async () => {
  fake = createFakeArm();
  azapi = createAzapi(fake.edge);
  await azapi.configure({});
});

function dynamic(json: Json): Dynamic {
  return new Dynamic(impliedType(json), json);
}

function configuration(kind: string, given: Attributes): Attributes {
  return complete(azapi.schema.resources[kind]?.block ?? {}, given);
}

async function apply(kind: string, config: Attributes): Promise<PrivateState> {
  const request = { type: kind, config, prior: null, private: none };
  const { planned } = await azapi.plan(request, running);
  const result = await azapi.apply({ ...request, planned }, running);
  return result.private ?? none;
}

describe('an update of what somebody else owns', () => {
  const kind = 'azapi_update_resource';
  const update = (body: Json) =>
    configuration(kind, {
      type: 'Microsoft.ApiManagement/service/apis@2024-05-01',
      resource_id: api,
      body: dynamic(body),
    });
  const sent = () => fake.sent.findLast(({ method }) => method === 'PUT')?.body;

  beforeEach(() => {
    fake.documents.set(api, {
      id: api,
      name: 'openai',
      properties: { path: 'openai', isOnline: true, provisioningState: 'Succeeded' },
    });
  });

  it('sends nothing that the type does not have, at any depth, and says nothing of it', async () => {
    const names = { header: 'api-key', query: 'api-key', bearer: 'enabled' };
    const config = update({ properties: { subscriptionKeyParameterNames: names, color: 'red' } });
    assert.deepEqual(azapi.validate(kind, config), []);
    await apply(kind, config);
    assert.deepEqual(sent(), {
      properties: {
        path: 'openai',
        subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' },
      },
    });
  });

  it('looks into the items of lists as well', async () => {
    const pool = `${SERVICE}/backends/pool`;
    fake.documents.set(pool, { properties: { type: 'Pool' } });
    const services = [{ id: '/b', weight: 1, quota: 5 }];
    await apply(
      kind,
      configuration(kind, {
        type: 'microsoft.apimanagement/service/backends@2024-05-01',
        resource_id: pool,
        body: dynamic({ properties: { pool: { services } } }),
      }),
    );
    assert.deepEqual(sent(), {
      properties: { type: 'Pool', pool: { services: [{ id: '/b', weight: 1 }] } },
    });
  });

  it('of a type that is not known here is refused, since nobody can tell what would be sent', () => {
    const config = configuration(kind, {
      type: 'Microsoft.Web/sites/config@2024-04-01',
      name: 'web',
      parent_id: '/subscriptions/sub/resourceGroups/g/providers/Microsoft.Web/sites/app',
      body: dynamic({}),
    });
    const [fault] = azapi.validate(kind, config);
    assert.match(
      fault?.summary ?? '',
      /does not know what "Microsoft\.Web\/sites\/config" \(web\)/,
    );
    assert.deepEqual(azapi.validate(kind, { ...config, name: 'authsettingsV2' }), []);
    assert.deepEqual(azapi.validate(kind, { ...config, name: UNKNOWN }), []);
  });
});

describe('an id', () => {
  const faults = (kind: string, given: Attributes) =>
    azapi.validate(kind, configuration(kind, given)).map(({ summary }) => summary);
  const type = 'Microsoft.Web/sites/config@2024-04-01';
  const group = '/subscriptions/sub/resourceGroups/g';

  it('begins with a slash and does not end in the middle', () => {
    const isRefused = (parent: string) =>
      faults('azapi_resource', { type, parent_id: parent }).some((fault) =>
        fault.startsWith('`parent_id` must be a resource id'),
      );
    for (const wrong of [
      '',
      'g',
      '/subscriptions',
      '/subscriptions/sub/resourceGroups',
      `${group}/sites`,
      `${group}/providers/Microsoft.Web`,
      `${group}/providers/Microsoft.Web/sites`,
    ]) {
      assert.ok(isRefused(wrong), wrong);
    }
    for (const right of [
      '/subscriptions/sub',
      group,
      '/subscriptions/sub/providers/Microsoft.Web',
      `${group}/providers/Microsoft.Web/sites/a/slots/b`,
      '/anything',
    ]) {
      assert.ok(!isRefused(right), right);
    }
    const ids = ['/subscriptions/sub/resourceGroups'];
    assert.equal(faults('azapi_resource_action', { type, resource_id: ids[0] ?? '' }).length, 1);
  });

  it('of a parent is of the type above, where an update names it', () => {
    const update = { type, name: 'authsettingsV2', body: dynamic({}) };
    const below = (parent: string) =>
      faults('azapi_update_resource', { ...update, parent_id: `${group}/providers/${parent}` });
    assert.deepEqual(below('Microsoft.Web/sites/app'), []);
    assert.match(below('Microsoft.Storage/storageAccounts/a')[0] ?? '', /lies below/);
  });

  it('in an identity is that of an identity, and its type one of four', () => {
    const identity = (kind: string, id: string) =>
      faults('azapi_resource', { type, identity: [{ type: kind, identity_ids: [id] }] });
    const own = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i`;
    assert.deepEqual(identity('UserAssigned', own), []);
    assert.match(identity('UserAssigned', group)[0] ?? '', /must be ids of identities/);
    assert.match(identity('Own', own)[0] ?? '', /must be one of/);
  });
});

describe('the body of a resource', () => {
  const faults = (body: Json, given: Attributes = {}) =>
    azapi
      .validate(
        'azapi_resource',
        configuration('azapi_resource', {
          type: 'Microsoft.ApiManagement/service/apis@2024-05-01',
          name: 'openai',
          parent_id: SERVICE,
          body: dynamic(body),
          ...given,
        }),
      )
      .map(({ summary }) => summary);

  it('may have no property that the type does not have, and none that is read-only', () => {
    assert.match(
      faults({ properties: { pfad: 'x' } })[0] ?? '',
      /`properties\.pfad` is not expected/,
    );
    assert.match(
      faults({ properties: { isOnline: true } })[0] ?? '',
      /`properties\.isOnline` is read/,
    );
    assert.match(faults({ propertys: {} })[0] ?? '', /known are properties$/);
    assert.deepEqual(faults({ name: 'openai', properties: { path: 'x' } }), []);
  });

  it('is not looked at where validation is switched off, or the type is not known', () => {
    const wrong = { properties: { pfad: 'x' } };
    assert.deepEqual(faults(wrong, { schema_validation_enabled: false }), []);
    assert.deepEqual(faults(wrong, { type: 'Microsoft.Example/things@2024-01-01' }), []);
  });
});

describe('what is remembered of a secret body', () => {
  const kind = 'azapi_resource';
  const config = (secret: Json) =>
    configuration(kind, {
      type: 'Microsoft.ApiManagement/service/subscriptions@2024-05-01',
      name: 'team-a',
      parent_id: SERVICE,
      body: dynamic({ properties: { displayName: 'A' } }),
      sensitive_body: secret === null ? null : dynamic(secret),
      response_export_values: dynamic([]),
    });
  const state = (hash: string): PrivateState => {
    const record = Buffer.from(JSON.stringify({ hash })).toString('base64');
    return Buffer.from(JSON.stringify({ sensitive_body: record }));
  };
  const secret = { properties: { primaryKey: '<k&1>' } };
  // Of `null` and of the secret, as Go writes them; in base64, and in hexadecimal as earlier versions of this had it.
  const ofNothing = 'dCNOmK/nSY+12vHzasLXiswzlGT5UHA7jAGYkvmCuQs=';
  const ofSecret = 'bWJkwIvodCinXu34BygB+L97fZ0psuZ/rMwR5LQuA5c=';
  const formerlyOfNothing = '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b';

  async function isChanged(body: Json, known: PrivateState): Promise<boolean> {
    fake.documents.clear();
    const asked = config(body);
    const first = { type: kind, config: asked, prior: null, private: none };
    const { state: prior } = await azapi.apply(
      { ...first, planned: (await azapi.plan(first, running)).planned },
      running,
    );
    const next = { type: kind, config: asked, prior, private: known };
    return (await azapi.plan(next, running)).planned.output === UNKNOWN;
  }

  it('is a hash in base64, as the real azapi writes it', async () => {
    assert.deepEqual(await apply(kind, config(null)), state(ofNothing));
    assert.equal(await isChanged(null, state(ofNothing)), false);
    assert.equal(await isChanged(secret, state(ofSecret)), false);
  });

  it('is understood in the form of earlier versions of this stand-in', async () => {
    assert.equal(await isChanged(null, state(formerlyOfNothing)), false);
    assert.equal(await isChanged(secret, state(formerlyOfNothing)), true);
  });

  it('may be nothing, as in a state that azapi did not write: then a secret body is new', async () => {
    assert.equal(await isChanged(null, none), false);
    assert.equal(await isChanged(secret, none), true);
  });

  it('is the same for the same body, whatever the order of its keys', async () => {
    const two = { properties: { primaryKey: '<k&1>', allowTracing: true } };
    const kept = await apply(kind, config(two));
    const turned = { properties: { allowTracing: true, primaryKey: '<k&1>' } };
    assert.equal(await isChanged(turned, kept), false);
    assert.equal(await isChanged(secret, kept), true);
  });
});
