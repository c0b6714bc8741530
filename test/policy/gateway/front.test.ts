import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Operation, Product, Subscription } from '../../../policy/gateway/index.ts';
import { laboratory, policies, service } from './laboratory.ts';

function operation(id: string, method: string, urlTemplate: string, policy?: string): Operation {
  return { id, name: id, method, urlTemplate, policy };
}

/** Answers with a header that says which policies ran, the outermost first. */
const mark = (name: string, base = '<base/>') =>
  policies({
    inbound: base,
    backend: base,
    outbound: `${base}<set-header name="x-ran" exists-action="append"><value>${name}</value></set-header>`,
    onError: `${base}<set-header name="x-failed-in" exists-action="append"><value>${name}</value></set-header>`,
  });
const globalPolicy = `<policies><inbound/><backend><forward-request/></backend><outbound>
  <set-header name="x-ran"><value>global</value></set-header></outbound><on-error>
  <set-header name="x-failed-in"><value>global</value></set-header></on-error></policies>`;

describe('finding API and operation', () => {
  const api = service({}).apis[0];
  if (api === undefined) throw new Error('no api');
  const lab = laboratory({
    service: {
      policy: globalPolicy,
      apis: [
        {
          ...api,
          policy: mark('openai'),
          operations: [
            operation('any', 'POST', '/*', mark('any')),
            operation(
              'chat',
              'POST',
              '/deployments/{deployment-id}/chat/completions',
              mark('chat'),
            ),
            operation('mine', 'POST', '/deployments/mine/chat/completions', mark('mine')),
            operation('file', 'GET', '/files/{id}.json', mark('file')),
            operation('root', 'GET', '/', mark('root')),
          ],
        },
        {
          ...api,
          id: 'v1',
          path: 'openai/v1',
          policy: mark('v1'),
          operations: [operation('x', 'GET', '/x')],
        },
      ],
    },
  });
  const ran = async (method: string, path: string) => {
    const response = await lab.send(path, { method });
    return (
      response.headers.get('x-ran')?.[0] ??
      `${response.status} ${response.headers.get('x-failed-in')?.[0]}`
    );
  };

  const cases: readonly (readonly [string, string, string])[] = [
    ['POST', '/openai/deployments/gpt-4o/chat/completions', 'global,openai,chat'],
    ['POST', '/openai/deployments/MINE/chat/completions', 'global,openai,mine'],
    ['POST', '/openai/deployments/gpt-4o/other', 'global,openai,any'],
    ['GET', '/openai/files/a%20b.json', 'global,openai,file'],
    ['GET', '/openai', 'global,openai,root'],
    ['GET', '/OpenAI/v1/x', 'global,v1'],
    ['GET', '/openai/v1/y', '404 global,v1'],
    ['PUT', '/openai/deployments/gpt-4o/chat/completions', '404 global,openai'],
    ['GET', '/elsewhere', '404 global'],
    ['GET', '/openaix', '404 global'],
  ];
  for (const [method, path, expected] of cases) {
    it(`takes ${method} ${path} to ${expected}`, async () => {
      assert.equal(await ran(method, path), expected);
    });
  }

  it('tells methods apart on a path that was asked before, in whatever case they come', async () => {
    const path = '/openai/deployments/mine/chat/completions';
    assert.equal(await ran('DELETE', path), '404 global,openai');
    assert.equal(await ran('post', path), 'global,openai,mine');
    assert.equal(await ran('DELETE', path), '404 global,openai');
    assert.equal(await ran('POST', path), 'global,openai,mine');
  });

  it('answers what it does not find as the real service does', async () => {
    const { status, text } = await lab.send('/elsewhere');
    assert.deepEqual(
      [status, JSON.parse(text)],
      [404, { statusCode: 404, message: 'Resource not found' }],
    );
  });
});

describe('subscription keys', () => {
  const subscription = (id: string, scope: Subscription['scope'], active = true): Subscription => ({
    id,
    name: id,
    scope,
    active,
    primaryKey: `${id}-1`,
    secondaryKey: `${id}-2`,
  });
  const product = (id: string, more: Partial<Product> = {}): Product => ({
    id,
    name: id,
    published: true,
    subscriptionRequired: true,
    apis: ['openai'],
    policy: mark(id),
    ...more,
  });
  const setup = {
    policy: mark('openai'),
    api: { subscriptionRequired: true },
    service: {
      policy: globalPolicy,
      products: [
        product('team'),
        product('elsewhere', { apis: ['other'] }),
        product('hidden', { published: false }),
      ],
      subscriptions: [
        subscription('all', { type: 'all' }),
        subscription('api', { type: 'api', api: 'openai' }),
        subscription('team', { type: 'product', product: 'team' }),
        subscription('hidden', { type: 'product', product: 'hidden' }),
        subscription('elsewhere', { type: 'product', product: 'elsewhere' }),
        subscription('other', { type: 'api', api: 'other' }),
        subscription('suspended', { type: 'all' }, false),
      ],
    },
  };
  const send = async (
    request: Parameters<ReturnType<typeof laboratory>['send']>[1],
    query = '',
  ) => {
    const response = await laboratory(setup).send(`/openai/x${query}`, request);
    return { ...response, ran: response.headers.get('x-ran')?.[0] };
  };
  const withKey = (key: string) => ({ headers: { 'api-key': key } });

  it("of a product bring that product's policy, other keys none", async () => {
    assert.equal((await send(withKey('team-1'))).ran, 'global,team,openai');
    assert.equal((await send(withKey('team-2'))).ran, 'global,team,openai');
    assert.equal((await send(withKey('hidden-1'))).ran, 'global,hidden,openai');
    assert.equal((await send(withKey('all-1'))).ran, 'global,openai');
    assert.equal((await send(withKey('api-1'))).ran, 'global,openai');
  });

  it('may stand in the query, which counts only without the header', async () => {
    assert.equal((await send({}, '?api-key=all-1')).status, 200);
    assert.equal((await send(withKey('wrong'), '?api-key=all-1')).status, 401);
  });

  for (const key of ['wrong', 'elsewhere-1', 'other-1', 'suspended-1']) {
    it(`are refused when they do not open the API: ${key}`, async () => {
      const { status, text, headers } = await send(withKey(key));
      assert.deepEqual(
        [status, JSON.parse(text)],
        [
          401,
          {
            statusCode: 401,
            message:
              'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
          },
        ],
      );
      assert.deepEqual(headers.get('www-authenticate'), [
        'AzureApiManagementKey realm="https://apim.azure-api.net/openai",name="api-key",type="header"',
      ]);
    });
  }

  it('are asked for when they are missing', async () => {
    const { status, text } = await send({});
    assert.equal(status, 401);
    assert.match(text, /missing subscription key. Make sure to include subscription key/);
  });

  it('are not needed for an API without that requirement, but a wrong one is refused there too', async () => {
    const lab = laboratory({ ...setup, api: { subscriptionRequired: false } });
    assert.equal((await lab.send('/openai/x')).status, 200);
    assert.equal((await lab.send('/openai/x', withKey('wrong'))).status, 401);
  });

  it('are taken as bearer tokens where the API says so, behind header and query', async () => {
    const bearer = { headers: { authorization: 'Bearer all-1' } };
    assert.equal((await laboratory(setup).send('/openai/x', bearer)).status, 401);
    const lab = laboratory({
      ...setup,
      api: {
        subscriptionRequired: true,
        subscriptionKey: { header: 'api-key', query: 'api-key', bearer: true },
      },
    });
    assert.equal((await lab.send('/openai/x', bearer)).status, 200);
    const headers = { authorization: 'Bearer wrong' };
    assert.equal((await lab.send('/openai/x', { headers })).status, 401);
    assert.equal((await lab.send('/openai/x?api-key=all-1', { headers })).status, 200);
    assert.equal((await lab.send('/openai/x?api-key=wrong', bearer)).status, 401);
    assert.equal(
      (await lab.send('/openai/x', { headers: { authorization: 'Basic all-1' } })).status,
      401,
    );
  });

  it('are not needed for an open product, whose policy applies then', async () => {
    const lab = laboratory({
      ...setup,
      service: { ...setup.service, products: [product('open', { subscriptionRequired: false })] },
    });
    assert.equal((await lab.send('/openai/x')).headers.get('x-ran')?.[0], 'global,open,openai');
  });

  it('reach the backend unless a policy deletes them', async () => {
    const lab = laboratory(setup);
    await lab.send('/openai/x?api-key=ignored', withKey('all-1'));
    assert.deepEqual(lab.calls[0]?.headers.get('api-key'), ['all-1']);
    assert.equal(lab.calls[0]?.url, 'https://service.example/openai/x?api-key=ignored');
  });
});
