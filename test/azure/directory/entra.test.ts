import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../index.ts';
import { createVirtualClock } from '../support/clock.ts';
import { groupId } from '../support/documents.ts';

describe('login.microsoftonline.com', () => {
  const clock = createVirtualClock();
  let azure: LocalAzure;
  before(async () => {
    azure = await startLocalAzure({ accounts: [], clock });
  });
  after(() => azure.close());

  const sign = async (
    changes: Readonly<Record<string, string | undefined>>,
    tenant = azure.tenantId,
  ): Promise<{ status: number; access_token: string; error: string; error_codes: number[] }> => {
    const form = new URLSearchParams();
    const fields = {
      grant_type: 'client_credentials',
      client_id: azure.environment.ARM_CLIENT_ID,
      client_secret: azure.environment.ARM_CLIENT_SECRET,
      scope: 'https://management.azure.com/.default',
      ...changes,
    };
    for (const [name, value] of Object.entries(fields)) {
      if (value !== undefined) form.set(name, value);
    }
    const url = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
    const response = await azure.fetch(url, { method: 'POST', body: form });
    return { ...Object(await response.json()), status: response.status };
  };
  const read = (token: string): Promise<Response> =>
    azure.fetch(
      `https://management.azure.com/subscriptions/${azure.subscriptionId}/resourceGroups?api-version=2023-07-01`,
      { headers: { authorization: `Bearer ${token}` } },
    );

  it('gives a token that says who it is for and who has it', async () => {
    const { access_token } = await sign({});
    const claims = JSON.parse(
      Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString(),
    );
    assert.deepEqual(
      [claims.aud, claims.oid, claims.appid, claims.tid],
      [
        'https://management.azure.com',
        azure.operatorId,
        azure.environment.ARM_CLIENT_ID,
        azure.tenantId,
      ],
    );
    assert.equal((await read(access_token)).status, 200);
  });

  it('takes an assertion instead of a secret, but not just any text', async () => {
    const federated = { client_secret: undefined, client_assertion: 'e30.e30.c2ln' };
    assert.equal((await sign(federated)).status, 200);
    assert.deepEqual((await sign({ ...federated, client_assertion: 'x' })).error_codes, [50027]);
  });

  it('refuses the wrong secret, application, tenant and grant by their known numbers', async () => {
    const answers = [
      await sign({ client_secret: 'guess' }),
      await sign({ client_id: 'nobody' }),
      await sign({}, 'elsewhere'),
      await sign({ grant_type: 'password' }),
    ];
    assert.deepEqual(
      answers.map(({ status, error, error_codes }) => [status, error, ...error_codes]),
      [
        [401, 'invalid_client', 7000215],
        [400, 'unauthorized_client', 700016],
        [400, 'invalid_request', 90002],
        [400, 'unsupported_grant_type', 70003],
      ],
    );
  });

  it('gives tokens that end after an hour, and that nobody can lengthen', async () => {
    const { access_token } = await sign({});
    const [head, body = '', signature] = access_token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const longer = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 9999 }));
    clock.advance(3_600_000);
    const expired = await read(access_token);
    assert.equal(expired.status, 401);
    assert.match(await expired.text(), /ExpiredAuthenticationToken/);
    assert.match(
      await (await read(`${head}.${longer.toString('base64url')}.${signature}`)).text(),
      /InvalidAuthenticationToken"/,
    );
    assert.equal(
      (await azure.call('GET', `${groupId(azure, 'state')}?api-version=2023-07-01`)).status,
      200,
    );
  });

  it('describes itself to MSAL', async () => {
    const instance = await azure.fetch(
      'https://login.microsoftonline.com/common/discovery/instance?api-version=1.1',
    );
    const { tenant_discovery_endpoint: endpoint } = Object(await instance.json());
    const configuration = Object(await (await azure.fetch(endpoint)).json());
    assert.match(configuration.token_endpoint, new RegExp(`/${azure.tenantId}/oauth2/v2.0/token$`));
  });
});
