import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../index.ts';
import { listAt, textAt } from '../json.ts';
import {
  createGroup,
  createIdentity,
  createService,
  groupId,
  put,
  send,
  serviceBody,
} from '../support/documents.ts';

const codeOf = (body: Parameters<typeof textAt>[0]): string | undefined =>
  textAt(body, 'error', 'code');

describe('Azure Resource Manager', () => {
  let azure: LocalAzure;
  before(async () => {
    azure = await startLocalAzure({
      accounts: [{ name: 'japan', location: 'japaneast', deployments: { 'gpt-4o': {} } }],
    });
    await createGroup(azure);
  });
  after(() => azure.close());

  const refusals: readonly (readonly [
    what: string,
    method: string,
    id: (azure: LocalAzure) => string,
    status: number,
    code: string,
  ])[] = [
    [
      'a call without api-version',
      'GET',
      (azure) => groupId(azure),
      400,
      'MissingApiVersionParameter',
    ],
    [
      'an api-version that is no date',
      'GET',
      (azure) => `${groupId(azure)}?api-version=latest`,
      400,
      'InvalidApiVersionParameter',
    ],
    [
      'a subscription that does not exist',
      'GET',
      () => '/subscriptions/nobody/resourceGroups/rg?api-version=2023-07-01',
      404,
      'SubscriptionNotFound',
    ],
    [
      'a resource group that does not exist',
      'GET',
      (azure) => `${groupId(azure, 'none')}?api-version=2023-07-01`,
      404,
      'ResourceGroupNotFound',
    ],
    [
      'a resource in a group that does not exist',
      'PUT',
      (azure) =>
        `${groupId(azure, 'none')}/providers/Microsoft.ApiManagement/service/a?api-version=2024-05-01`,
      404,
      'ResourceGroupNotFound',
    ],
    [
      'a resource that does not exist',
      'GET',
      (azure) =>
        `${groupId(azure)}/providers/Microsoft.ApiManagement/service/none?api-version=2024-05-01`,
      404,
      'ResourceNotFound',
    ],
    [
      'a child of a resource that does not exist',
      'PUT',
      (azure) =>
        `${groupId(azure)}/providers/Microsoft.ApiManagement/service/none/backends/b?api-version=2024-05-01`,
      404,
      'ParentResourceNotFound',
    ],
    [
      'a resource outside of any group',
      'PUT',
      (azure) =>
        `/subscriptions/${azure.subscriptionId}/providers/Microsoft.ApiManagement/service/a?api-version=2024-05-01`,
      400,
      'InvalidResourceScope',
    ],
    [
      'a resource type that is not emulated',
      'GET',
      (azure) =>
        `${groupId(azure)}/providers/Microsoft.Compute/virtualMachines/vm?api-version=2024-05-01`,
      501,
      'NotEmulated',
    ],
    [
      'a write to an account that Terraform must not touch',
      'PUT',
      (azure) => `${azure.account('japan').id}?api-version=2024-10-01`,
      405,
      'MethodNotAllowed',
    ],
  ];
  for (const [what, method, id, status, code] of refusals) {
    it(`refuses ${what}`, async () => {
      const answer = await azure.call(method, id(azure), method === 'PUT' ? {} : undefined);
      assert.deepEqual([answer.status, codeOf(answer.body)], [status, code]);
    });
  }

  it('refuses callers without a token, or with one for somebody else', async () => {
    const url = `https://management.azure.com${groupId(azure)}?api-version=2023-07-01`;
    const none = await azure.fetch(url, { headers: { authorization: 'Basic x' } });
    const vault = await azure.fetch(url, { audience: 'https://vault.azure.net' });
    const forged = await azure.fetch(url, { headers: { authorization: 'Bearer a.e30.c' } });
    assert.deepEqual([none.status, vault.status, forged.status], [401, 401, 401]);
  });

  it('refuses a URL and a body that nobody can read', async () => {
    const url = `https://management.azure.com${groupId(azure)}`;
    const encoded = await azure.fetch(
      `${url}/providers/Microsoft.Web/sites/%zz?api-version=2024-04-01`,
    );
    const bodies = ['{', '[]', '"text"'].map((body) =>
      azure.fetch(`${url}?api-version=2023-07-01`, { method: 'PUT', body }),
    );
    const statuses = (await Promise.all(bodies)).map(({ status }) => status);
    assert.deepEqual([encoded.status, ...statuses], [400, 400, 400, 400]);
  });

  it('compares ids and regions without regard to case, and keeps the first spelling', async () => {
    const id = groupId(azure, 'Mixed');
    await put(azure, id, { location: 'Japan East' });
    const again = await send(
      azure,
      'PUT',
      id.toUpperCase().replace('SUBSCRIPTIONS', 'subscriptions'),
      {
        location: 'japaneast',
      },
    );
    assert.deepEqual([again.status, textAt(again.body, 'id')], [200, id]);
    const moved = await send(azure, 'PUT', id, { location: 'westeurope' });
    assert.deepEqual([moved.status, codeOf(moved.body)], [409, 'InvalidResourceLocation']);
  });

  it('takes everything along with a resource group', async () => {
    const before = azure.resourceIds();
    const group = groupId(azure, 'short-lived');
    await put(azure, group, { location: 'japaneast' });
    const service = `${group}/providers/Microsoft.ApiManagement/service/short-lived`;
    await put(azure, service, serviceBody);
    await put(azure, `${service}/backends/b`, {
      properties: { url: 'https://example.com', protocol: 'http' },
    });
    assert.equal((await send(azure, 'DELETE', group)).status, 200);
    assert.deepEqual(azure.resourceIds(), before);
    const purge = `/subscriptions/${azure.subscriptionId}/providers/Microsoft.ApiManagement/locations/japaneast/deletedservices/short-lived`;
    assert.equal((await send(azure, 'GET', purge)).status, 200);
  });

  it('fails on demand, as often as asked, and says when to come back', async () => {
    azure.failNext({ path: /resourceGroups\/rg\?/, status: 429, retryAfter: 7, times: 2 });
    const url = `https://management.azure.com${groupId(azure)}?api-version=2023-07-01`;
    const answers = [await azure.fetch(url), await azure.fetch(url), await azure.fetch(url)];
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers.get('retry-after')]),
      [
        [429, '7'],
        [429, '7'],
        [200, null],
      ],
    );
    assert.deepEqual(
      azure.requests.slice(-3).map(({ method, status }) => `${method} ${status}`),
      ['GET 429', 'GET 429', 'GET 200'],
    );
  });
});

describe('long-running operations', () => {
  let azure: LocalAzure;
  let service: string;
  const request = (method: string, id: string, body?: object) =>
    azure.fetch(
      id.startsWith('https:') ? id : `https://management.azure.com${id}?api-version=2024-05-01`,
      {
        method,
        body: body === undefined ? null : JSON.stringify(body),
      },
    );
  beforeEach(async () => {
    azure = await startLocalAzure({ accounts: [], longRunning: true });
    await createGroup(azure);
    service = `${groupId(azure)}/providers/Microsoft.ApiManagement/service/slow`;
  });

  it('end when they have been polled, and a deletion takes effect then', async (context) => {
    context.after(() => azure.close());
    const created = await request('PUT', service, serviceBody);
    assert.equal(created.status, 201);
    const status = created.headers.get('azure-asyncoperation') ?? '';
    const states = [await request('GET', status), await request('GET', status)];
    assert.deepEqual(
      (await Promise.all(states.map((state) => state.json())))
        .map(Object)
        .map(({ status }) => status),
      ['InProgress', 'Succeeded'],
    );

    const imported = await request('PUT', `${service}/apis/a`, {
      properties: { displayName: 'A', path: 'a' },
    });
    assert.deepEqual([imported.status, await imported.text()], [202, '']);
    const api = imported.headers.get('location') ?? '';
    assert.match(api, /\/apis\/a\?.*asyncId=/);
    assert.equal((await request('GET', api)).status, 202);
    assert.equal((await request('GET', api)).status, 200);

    const deletion = await request('DELETE', service);
    const location = deletion.headers.get('location') ?? '';
    assert.equal(deletion.status, 202);
    assert.equal((await request('GET', location)).status, 202);
    assert.equal((await request('GET', service)).status, 200, 'still there');
    assert.equal((await request('GET', location)).status, 200);
    assert.equal((await request('GET', service)).status, 404);
  });
});

describe('role-based access', () => {
  let azure: LocalAzure;
  let service: string;
  let principal: { readonly principalId: string; readonly clientId: string };
  before(async () => {
    azure = await startLocalAzure({ accounts: [] });
    await createGroup(azure);
    service = await createService(azure);
    principal = await createIdentity(azure, 'reader');
    await put(azure, `${service}/subscriptions/team-a`, {
      properties: { displayName: 'team-a', scope: '/apis', state: 'active' },
    });
  });
  after(() => azure.close());

  const authorization = 'providers/Microsoft.Authorization';
  const role = (guid: string): string =>
    `/subscriptions/${azure.subscriptionId}/${authorization}/roleDefinitions/${guid}`;
  const customRole = (guid: string, actions: readonly string[], roleName = 'Key reader') =>
    send(azure, 'PUT', role(guid), {
      properties: {
        roleName,
        type: 'CustomRole',
        permissions: [{ actions, notActions: [], dataActions: [], notDataActions: [] }],
        assignableScopes: [`/subscriptions/${azure.subscriptionId}`],
      },
    });
  const assign = (guid: string, roleGuid: string, principalId: string) =>
    send(azure, 'PUT', `${service}/${authorization}/roleAssignments/${guid}`, {
      properties: { roleDefinitionId: role(roleGuid), principalId },
    });
  const asPrincipal = async (method: string, path: string): Promise<number> => {
    const identity = azure.identityEnvironment(principal.clientId);
    const url = new URL(identity.IDENTITY_ENDPOINT ?? '');
    url.search = `api-version=2019-08-01&resource=https://management.azure.com&client_id=${principal.clientId}`;
    const answer = await fetch(url, {
      headers: { 'x-identity-header': identity.IDENTITY_HEADER ?? '' },
    });
    const { access_token: token } = Object(await answer.json());
    const response = await azure.fetch(
      `https://management.azure.com${service}${path}?api-version=2024-05-01`,
      { method, headers: { authorization: `Bearer ${token}` } },
    );
    return response.status;
  };
  const guid = (last: number): string => `00000000-0000-4000-8000-00000000000${last}`;

  it('derives the action from type and verb, and a custom role gives exactly what it lists', async () => {
    assert.equal(await asPrincipal('POST', '/subscriptions/team-a/listSecrets'), 403);
    const actions = ['Microsoft.ApiManagement/service/subscriptions/listSecrets/action'];
    assert.equal((await customRole(guid(1), actions)).status, 201);
    assert.equal((await assign(guid(2), guid(1), principal.principalId)).status, 201);
    assert.equal(await asPrincipal('POST', '/subscriptions/team-a/listSecrets'), 200);
    assert.equal(await asPrincipal('POST', '/subscriptions/team-a/regeneratePrimaryKey'), 403);
    assert.equal(await asPrincipal('GET', '/subscriptions'), 403);
  });

  it('refuses roles, principals and assignments that cannot be', async () => {
    const answers = [
      await customRole(
        guid(3),
        ['Microsoft.ApiManagement/service/subscriptions/listKeys/action'],
        'Typo',
      ),
      await customRole(guid(4), ['*'], 'Owner'),
      await assign(guid(5), guid(9), principal.principalId),
      await assign(guid(5), guid(1), guid(9)),
      await assign(guid(5), guid(1), principal.principalId),
      await send(azure, 'DELETE', role(guid(1))),
    ];
    assert.deepEqual(
      answers.map(({ status, body }) => [status, codeOf(body)]),
      [
        [400, 'InvalidActionOrNotAction'],
        [409, 'RoleDefinitionWithSameNameExists'],
        [400, 'RoleDefinitionDoesNotExist'],
        [400, 'PrincipalNotFound'],
        [409, 'RoleAssignmentExists'],
        [400, 'RoleDefinitionHasAssignments'],
      ],
    );
  });

  it('finds one role by its name, with its own id', async () => {
    const { body } = await azure.call(
      'GET',
      `${service}/${authorization}/roleDefinitions?api-version=2022-05-01-preview&$filter=${encodeURIComponent("roleName eq 'Cognitive Services OpenAI User'")}`,
    );
    assert.deepEqual(
      listAt(body, 'value').map((item) => textAt(item, 'name')),
      ['5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'],
    );
  });

  it('gives no identity token for another identity, or for one that the app does not have', async () => {
    const ask = async (environment: Readonly<Record<string, string>>, clientId: string) => {
      const url = `${environment.IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=https://vault.azure.net&client_id=${clientId}`;
      const headers = { 'x-identity-header': environment.IDENTITY_HEADER ?? '' };
      return (await fetch(url, { headers })).status;
    };
    const mine = azure.identityEnvironment(principal.clientId);
    const ofSite = azure.identityEnvironment(
      principal.clientId,
      `${groupId(azure)}/providers/Microsoft.Web/sites/none`,
    );
    assert.equal(await ask(mine, principal.clientId), 200);
    assert.equal(await ask(mine, azure.tenantId), 400);
    assert.equal(await ask(ofSite, principal.clientId), 400);
    assert.equal(await ask({ ...mine, IDENTITY_HEADER: 'guess' }, principal.clientId), 403);
  });
});
