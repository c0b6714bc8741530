/** API Management's documents. More than 400 lines: one local Azure, which is slow to start, serves all of these tests. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../../index.ts';
import { type Json, type JsonObject, listAt, textAt } from '../../json.ts';
import {
  createGroup,
  createIdentity,
  createService,
  createVault,
  groupId,
  put,
  send,
  serviceBody,
} from '../../support/documents.ts';
import { description } from '../../support/gateway.ts';

const single: JsonObject = { url: 'https://example.com/openai', protocol: 'http' };

/** The text that says why; API Management hides it in `details`. */
function reasonOf(body: Json): string {
  const [detail] = listAt(body, 'error', 'details');
  return textAt(detail, 'message') ?? textAt(body, 'error', 'message') ?? '';
}

function codeOf(body: Json): string | undefined {
  return textAt(body, 'error', 'code');
}

const rule = (more: JsonObject = {}, condition: JsonObject = {}): JsonObject => ({
  name: 'rule',
  tripDuration: 'PT30S',
  failureCondition: {
    count: 1,
    interval: 'PT1M',
    statusCodeRanges: [{ min: 429, max: 429 }],
    ...condition,
  },
  ...more,
});

const broken = (...rules: readonly JsonObject[]): JsonObject => ({
  ...single,
  circuitBreaker: { rules },
});

const withPaths = (paths: JsonObject): string => JSON.stringify({ ...description, paths });

const policy = (inbound: string, backend = '<base />'): string =>
  `<policies><inbound><base />${inbound}</inbound><backend>${backend}</backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;

describe('API Management documents', () => {
  let azure: LocalAzure;
  let service: string;
  const write = (path: string, properties: JsonObject) =>
    send(azure, 'PUT', `${service}${path}`, { properties });

  before(async () => {
    azure = await startLocalAzure({ accounts: [] });
    await createGroup(azure);
    service = await createService(azure);
    await put(azure, `${service}/backends/one`, { properties: single });
    await put(azure, `${service}/backends/two`, { properties: single });
    await put(azure, `${service}/backends/pool`, {
      properties: { type: 'Pool', pool: { services: [{ id: `${service}/backends/one` }] } },
    });
    await put(azure, `${service}/namedValues/client`, {
      properties: { displayName: 'client-id', value: 'x' },
    });
    await put(azure, `${service}/apis/openai`, {
      properties: { path: 'openai', format: 'openapi+json', value: JSON.stringify(description) },
    });
  });
  after(() => azure.close());

  const member = (more: JsonObject = {}): JsonObject => ({
    id: `${service}/backends/one`,
    ...more,
  });
  const pool = (...services: readonly JsonObject[]): JsonObject => ({
    type: 'Pool',
    pool: { services },
  });
  const api = (value: string, more: JsonObject = {}): JsonObject => ({
    path: 'other',
    format: 'openapi+json',
    value,
    ...more,
  });

  const refused: readonly (readonly [
    what: string,
    path: string,
    properties: () => JsonObject,
    reason: RegExp,
  ])[] = [
    ['a backend without url', '/backends/b', () => ({ protocol: 'http' }), /absolute http/],
    ['a backend of another kind', '/backends/b', () => ({ type: 'Group' }), /Single or Pool/],
    ['two breaker rules', '/backends/b', () => broken(rule(), rule()), /[Oo]nly one/],
    [
      'a breaker with count and percentage',
      '/backends/b',
      () => broken(rule({}, { percentage: 5 })),
      /either/,
    ],
    [
      'a breaker duration that is none',
      '/backends/b',
      () => broken(rule({ tripDuration: '30s' })),
      /tripDuration.*ISO 8601/,
    ],
    [
      'a status that no server sends',
      '/backends/b',
      () => broken(rule({}, { statusCodeRanges: [{ min: 100, max: 700 }] })),
      /200 to 599/,
    ],
    ['a pool without members', '/backends/b', () => pool(), /1 to 30/],
    [
      'a pool with an unknown member',
      '/backends/b',
      () => pool({ id: `${service}/backends/none` }),
      /does not exist/,
    ],
    [
      'a pool in a pool',
      '/backends/b',
      () => pool({ id: `${service}/backends/pool` }),
      /is a pool itself/,
    ],
    ['a weight over 100', '/backends/b', () => pool(member({ weight: 101 })), /weight.*0 to 100/],
    [
      'a priority below 0',
      '/backends/b',
      () => pool(member({ priority: -1 })),
      /priority.*0 to 100/,
    ],
    [
      'a pool with a url',
      '/backends/b',
      () => ({ ...pool(member()), url: 'https://example.com' }),
      /url is not supported/,
    ],
    [
      'session affinity in an api-version that has none',
      '/backends/b',
      () => ({ type: 'Pool', pool: { services: [member()], sessionAffinity: {} } }),
      /2024-10-01-preview/,
    ],
    [
      'a display name of a named value twice',
      '/namedValues/other',
      () => ({ displayName: 'client-id', value: 'y' }),
      /'client' has it/,
    ],
    ['a named value without a value', '/namedValues/v', () => ({ displayName: 'v' }), /value/],
    [
      'a second API on a path',
      '/apis/second',
      () => api(JSON.stringify(description), { path: 'OpenAI' }),
      /same Path/,
    ],
    ['a description that is not JSON', '/apis/other', () => api('{'), /cannot be parsed/],
    ['a description without version', '/apis/other', () => api('{"info":{}}'), /'openapi'/],
    [
      'a parameter that is not declared',
      '/apis/other',
      () => api(withPaths({ '/a/{b}': { get: {} } })),
      /'b' without declaring it/,
    ],
    [
      'an operationId twice',
      '/apis/other',
      () =>
        api(
          withPaths({ '/a': { get: { operationId: 'x' } }, '/b': { get: { operationId: 'X' } } }),
        ),
      /two operations have the operationId/,
    ],
    [
      'a reference out of the document',
      '/apis/other',
      () => api(withPaths({ '/a': { $ref: 'other.json#/a' } })),
      /outside of the document/,
    ],
    [
      'a reference to nothing',
      '/apis/other',
      () => api(withPaths({ '/a': { $ref: '#/none' } })),
      /points nowhere/,
    ],
    [
      'a policy that is not closed',
      '/apis/openai/policies/policy',
      () => ({ format: 'rawxml', value: '<policies><inbound>' }),
      /line 1/,
    ],
    [
      'a policy that does not exist',
      '/apis/openai/policies/policy',
      () => ({ format: 'rawxml', value: policy('<set-hedaer name="x" />') }),
      /set-hedaer/,
    ],
    [
      'a backend that does not exist',
      '/apis/openai/policies/policy',
      () => ({ format: 'rawxml', value: policy('<set-backend-service backend-id="none" />') }),
      /no backend "none"/,
    ],
    [
      'a named value that does not exist',
      '/apis/openai/policies/policy',
      () => ({ format: 'rawxml', value: policy('<set-backend-service base-url="{{none}}" />') }),
      /no named value "none"/,
    ],
    [
      'a fragment that does not exist',
      '/apis/openai/policies/policy',
      () => ({ format: 'rawxml', value: policy('<include-fragment fragment-id="none" />') }),
      /no fragment "none"/,
    ],
    [
      'two policies in the backend section',
      '/apis/openai/policies/policy',
      () => ({ format: 'rawxml', value: policy('', '<base /><forward-request />') }),
      /only one policy/,
    ],
    [
      'a policy that is too large for the tier',
      '/apis/openai/policies/policy',
      () => ({ format: 'rawxml', value: policy(`<!-- ${'x'.repeat(512 * 1024)} -->`) }),
      /524288 at most/,
    ],
    [
      'a raw document that is sent as xml',
      '/apis/openai/policies/policy',
      () => ({ format: 'xml', value: policy('<set-variable name="a" value="@("b")" />') }),
      /line 1/,
    ],
    [
      'a scope that does not exist',
      '/subscriptions/s',
      () => ({ displayName: 's', scope: '/products/none' }),
      /was not found/,
    ],
    [
      'a scope of another service',
      '/subscriptions/s',
      () => ({ displayName: 's', scope: service.replace(/[^/]+$/, 'other/apis') }),
      /of this service/,
    ],
    [
      'a key that is too long',
      '/subscriptions/s',
      () => ({ displayName: 's', scope: '/apis', primaryKey: 'x'.repeat(257) }),
      /1 to 256/,
    ],
    [
      'a product state that is none',
      '/products/p',
      () => ({ displayName: 'p', state: 'on' }),
      /state/,
    ],
    [
      'a diagnostic without its logger',
      '/apis/openai/diagnostics/applicationinsights',
      () => ({ loggerId: `${service}/loggers/none` }),
      /does not exist/,
    ],
  ];
  for (const [what, path, properties, reason] of refused) {
    it(`refuses ${what} and keeps nothing of it`, async () => {
      const before = azure.resourceIds();
      const { status, body } = await write(path, properties());
      assert.deepEqual([status, codeOf(body)], [400, 'ValidationError']);
      assert.match(reasonOf(body), reason);
      assert.deepEqual(azure.resourceIds(), before);
    });
  }

  it('refuses a SKU, a capacity and an identity that do not exist', async () => {
    const other = `${groupId(azure)}/providers/Microsoft.ApiManagement/service/other`;
    const identity = `${groupId(azure)}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/none`;
    const bodies: readonly JsonObject[] = [
      { ...serviceBody, sku: { name: 'BasicV3', capacity: 1 } },
      { ...serviceBody, sku: { name: 'Developer', capacity: 2 } },
      {
        ...serviceBody,
        identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } },
      },
    ];
    const codes = [];
    for (const body of bodies) codes.push(codeOf((await send(azure, 'PUT', other, body)).body));
    assert.deepEqual(codes, ['InvalidParameters', 'InvalidParameters', 'FailedIdentityOperation']);
  });

  it('imports operations under their own ids, and an import replaces them', async () => {
    const id = `${service}/apis/imported`;
    const names = async (): Promise<readonly (string | undefined)[]> => {
      const { body } = await send(azure, 'GET', `${id}/operations`);
      return listAt(body, 'value').map((operation) => textAt(operation, 'name'));
    };
    await put(azure, id, { properties: api(JSON.stringify(description), { path: 'imported' }) });
    assert.deepEqual(await names(), ['ChatCompletions_Create', 'embeddings_create']);
    const kept = `${id}/operations/embeddings_create/policies/policy`;
    await put(azure, kept, { properties: { format: 'rawxml', value: policy('') } });
    const [, [path = '', item] = []] = Object.entries(description.paths);
    const less = withPaths({ [path]: JSON.parse(JSON.stringify(item)), '/files': { get: {} } });
    await put(azure, id, { properties: api(less, { path: 'imported' }) });
    assert.deepEqual(await names(), ['embeddings_create', 'get-files']);
    assert.equal((await send(azure, 'GET', kept)).status, 200);
  });

  it('creates with If-Match: *, and never with the entity tag of another document', async () => {
    const write = (name: string, etag: string) =>
      azure.fetch(`https://management.azure.com${service}/apis/${name}?api-version=2022-08-01`, {
        method: 'PUT',
        headers: { 'if-match': etag },
        body: JSON.stringify({ properties: { displayName: name, path: name } }),
      });
    assert.equal((await write('unconditional', '*')).status, 201);
    assert.equal((await write('conditional', '"AAAAAAAAAAE="')).status, 412);
  });

  it('is the same API with and without the suffix of its current revision', async () => {
    const { status, body } = await send(azure, 'GET', `${service}/apis/openai;rev=1`);
    assert.deepEqual([status, textAt(body, 'name')], [200, 'openai']);
  });

  it('refuses to delete what is still referred to', async () => {
    const value = policy(
      '<include-fragment fragment-id="used" /><set-backend-service backend-id="two" /><set-header name="x" exists-action="override"><value>{{client-id}}</value></set-header>',
    );
    await put(azure, `${service}/policyFragments/used`, {
      properties: { format: 'rawxml', value: '<fragment />' },
    });
    await put(azure, `${service}/apis/openai/policies/policy`, {
      properties: { format: 'rawxml', value },
    });
    for (const id of [
      'backends/one',
      'backends/two',
      'namedValues/client',
      'policyFragments/used',
    ]) {
      const { status, body } = await send(azure, 'DELETE', `${service}/${id}`);
      assert.deepEqual([id, status, codeOf(body)], [id, 400, 'ValidationError']);
    }
    await send(azure, 'DELETE', `${service}/apis/openai/policies/policy`);
    assert.equal((await send(azure, 'DELETE', `${service}/backends/two`)).status, 200);
    await put(azure, `${service}/backends/two`, { properties: single });
  });

  it('answers memberships with HEAD 204, and refuses an API that does not exist', async () => {
    await put(azure, `${service}/products/p`, { properties: { displayName: 'p' } });
    const id = `${service}/products/p/apis/openai?api-version=2022-08-01`;
    const head = () => azure.fetch(`https://management.azure.com${id}`, { method: 'HEAD' });
    assert.equal((await head()).status, 404);
    assert.equal((await azure.call('PUT', id)).status, 201);
    assert.equal((await head()).status, 204);
    const missing = await azure.call('PUT', id.replace('openai', 'none'));
    assert.equal(missing.status, 404);
    await put(azure, `${service}/subscriptions/of-p`, {
      properties: { displayName: 'of-p', scope: `${service}/products/p` },
    });
    assert.equal((await send(azure, 'DELETE', `${service}/products/p`)).status, 400);
    const forced = await send(azure, 'DELETE', `${service}/products/p?deleteSubscriptions=true`);
    assert.equal(forced.status, 200);
    assert.equal((await send(azure, 'GET', `${service}/subscriptions/of-p`)).status, 404);
  });

  it('shows keys to who writes them and to listSecrets, with the entity tag, and to no GET', async () => {
    const id = `${service}/subscriptions/team-b`;
    const url = `https://management.azure.com${id}`;
    const call = (method: string, path = '', init: RequestInit = {}) =>
      azure.fetch(`${url}${path}?api-version=2024-05-01`, { ...init, method });
    const created = await put(azure, id, {
      properties: { displayName: 'team-b', scope: '/apis', primaryKey: 'own-key' },
    });
    assert.equal(textAt(created, 'properties', 'primaryKey'), 'own-key');
    const entity = await call('GET');
    assert.doesNotMatch(await entity.text(), /own-key|Key"/);
    const secrets = await call('POST', '/listSecrets');
    assert.equal(secrets.headers.get('etag'), entity.headers.get('etag'));
    const patch = (headers: Record<string, string>) =>
      call('PATCH', '', {
        headers,
        body: JSON.stringify({ properties: { secondaryKey: 'mine' } }),
      });
    assert.equal((await patch({})).status, 400, 'If-Match is required');
    const etag = entity.headers.get('etag') ?? '';
    const racing = await Promise.all([patch({ 'if-match': etag }), patch({ 'if-match': etag })]);
    assert.deepEqual(racing.map(({ status }) => status).toSorted(), [200, 412]);
    assert.equal((await patch({ 'if-match': etag })).status, 412);
    assert.equal((await call('POST', '/regenerateSecondaryKey')).status, 204);
    const after: unknown = await (await call('POST', '/listSecrets')).json();
    const { primaryKey, secondaryKey } = Object(after);
    assert.equal(primaryKey, 'own-key');
    assert.match(secondaryKey, /^[0-9a-f]{32}$/);
  });

  it('lists subscriptions in pages and by filter, the built-in one among them', async () => {
    const first = await send(azure, 'GET', `${service}/subscriptions?$top=1`);
    assert.equal(listAt(first.body, 'value').length, 1);
    const next = new URL(textAt(first.body, 'nextLink') ?? '');
    const second = await azure.call('GET', `${next.pathname}${next.search}`);
    assert.equal(listAt(second.body, 'value').length, 1);
    const filtered = await send(azure, 'GET', `${service}/subscriptions?$filter=name eq 'master'`);
    assert.deepEqual(
      listAt(filtered.body, 'value').map((item) => textAt(item, 'name')),
      ['master'],
    );
    const wrong = await send(azure, 'GET', `${service}/subscriptions?$filter=name like 'm'`);
    assert.equal(wrong.status, 400);
  });

  it('reads a named value from a vault only if its identity may', async () => {
    await createVault(azure, 'secret-vault');
    const identity = await createIdentity(azure, 'unrelated');
    const reference = {
      displayName: 'from-vault',
      keyVault: {
        secretIdentifier: 'https://secret-vault.vault.azure.net/secrets/s',
        identityClientId: identity.clientId,
      },
    };
    const { status, body } = await write('/namedValues/from-vault', reference);
    assert.equal(status, 400);
    assert.match(reasonOf(body), /identity is not assigned to the service/);
  });

  it('keeps the name of a deleted service until it is purged', async () => {
    const id = await createService(azure, 'gone-and-back');
    const purge = `/subscriptions/${azure.subscriptionId}/providers/Microsoft.ApiManagement/locations/japaneast/deletedservices/gone-and-back`;
    assert.equal((await send(azure, 'GET', purge)).status, 404);
    await send(azure, 'DELETE', id);
    const again = await send(azure, 'PUT', id, serviceBody);
    assert.deepEqual(
      [again.status, codeOf(again.body)],
      [409, 'ServiceAlreadyExistsInSoftDeletedState'],
    );
    assert.equal((await send(azure, 'DELETE', purge)).status, 200);
    assert.equal((await send(azure, 'PUT', id, serviceBody)).status, 201);
  });
});
