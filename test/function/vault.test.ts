import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RemoteError } from '../../function/errors.ts';
import { connectSecretStore } from '../../function/vault.ts';
import { type Answer, credential, type SentRequest, virtualClock, wire } from './http.ts';

const URL = 'https://vault-1.vault.azure.net';
const challenge: Answer = {
  status: 401,
  headers: {
    'www-authenticate':
      'Bearer authorization="https://login.microsoftonline.com/00000000-0000-0000-0000-0000000000ff", resource="https://vault.azure.net"',
  },
};

/** A vault that challenges the first request, as the real one does, and then answers. */
async function connect(answer: (request: SentRequest, index: number) => Answer) {
  const { client, requests } = wire((request, index) =>
    index === 0 ? challenge : answer(request, index - 1),
  );
  const clock = virtualClock();
  const secrets = await connectSecretStore(URL, credential, clock, {
    requestTimeout: 20_000,
    endsAt: clock.time + 720_000,
    httpClient: client,
  });
  return { secrets, requests, clock };
}

const permit = async () => undefined;
const created = Date.UTC(2029, 11, 1) / 1000;
const bundle = {
  value: 'the key',
  id: `${URL}/secrets/name/v7`,
  attributes: { enabled: true, created, updated: created },
  tags: { slot: 'primary' },
};
const refusal = (status: number, code: string, inner: string): Answer => ({
  status,
  body: { error: { code, message: 'refused', innererror: { code: inner } } },
});

describe('a secret', () => {
  it('is read with its version, tags and date, and the clock of the vault', async () => {
    const { secrets, clock } = await connect(() => ({
      status: 200,
      headers: { date: new Date(Date.UTC(2030, 0, 2)).toUTCString() },
      body: bundle,
    }));
    clock.time = Date.UTC(1999, 0, 1);
    assert.deepEqual(await secrets.get('name'), {
      kind: 'found',
      secret: {
        value: 'the key',
        version: 'v7',
        createdOn: created * 1000,
        expiresOn: undefined,
        tags: { slot: 'primary' },
      },
      now: Date.UTC(2030, 0, 2),
    });
  });

  it('is absent, or disabled, as a value', async () => {
    const absent = await connect(() => refusal(404, 'SecretNotFound', 'SecretNotFound'));
    assert.equal((await absent.secrets.get('name')).kind, 'absent');
    const disabled = await connect(() => refusal(403, 'Forbidden', 'SecretDisabled'));
    assert.equal((await disabled.secrets.get('name')).kind, 'disabled');
  });

  it('that may not be read is not taken for a disabled one', async () => {
    const { secrets } = await connect(() => refusal(403, 'Forbidden', 'ForbiddenByRbac'));
    await assert.rejects(
      secrets.get('name'),
      (error) => error instanceof RemoteError && error.failure === 'forbidden',
    );
  });

  it('is written with tags, content type and expiry', async () => {
    const { secrets, requests } = await connect(() => ({ status: 200, body: bundle }));
    const attributes = {
      tags: { slot: 'primary' },
      contentType: 'text/plain',
      expiresOn: Date.UTC(2030, 2, 1),
    };
    const written = await secrets.set('name', 'the key', attributes, permit);
    assert.deepEqual(written, { version: 'v7' });
    const request = requests.at(-1);
    assert.equal(request?.method, 'PUT');
    assert.equal(request?.url.pathname, '/secrets/name');
    assert.deepEqual(request?.body, {
      value: 'the key',
      tags: { slot: 'primary' },
      contentType: 'text/plain',
      attributes: { exp: Date.UTC(2030, 2, 1) / 1000 },
    });
  });

  it('is not written when its name is soft-deleted', async () => {
    const { secrets } = await connect(() =>
      refusal(409, 'Conflict', 'ObjectIsDeletedButRecoverable'),
    );
    const attributes = { tags: {}, contentType: '', expiresOn: 0 };
    assert.equal(await secrets.set('name', 'the key', attributes, permit), 'deleted');
  });

  it('has a version disabled, and nothing else of it changed', async () => {
    const { secrets, requests } = await connect(() => ({ status: 200, body: bundle }));
    await secrets.disable('name', 'v6');
    const request = requests.at(-1);
    assert.equal(request?.method, 'PATCH');
    assert.equal(request?.url.pathname, '/secrets/name/v6');
    assert.deepEqual(request?.body, { attributes: { enabled: false } });
  });

  it('is written again after a 500 and a reset connection', async () => {
    const { secrets, clock } = await connect((_request, index) => {
      if (index === 0) return { status: 500 };
      if (index === 1) return { broken: 'ECONNRESET' };
      return { status: 200, body: index === 2 ? { ...bundle, value: 'the key before' } : bundle };
    });
    const attributes = { tags: {}, contentType: '', expiresOn: 0 };
    const written = await secrets.set('name', 'the key', attributes, permit);
    assert.deepEqual(written, { version: 'v7' });
    assert.deepEqual(clock.slept, [1000, 2000]);
  });

  it('is not written again when only the answer was lost: nobody would own the second version', async () => {
    const { secrets, requests } = await connect((_request, index) =>
      index === 0 ? { broken: 'ECONNRESET' } : { status: 200, body: bundle },
    );
    const attributes = { tags: {}, contentType: '', expiresOn: 0 };
    const written = await secrets.set('name', 'the key', attributes, permit);
    assert.deepEqual(written, { version: 'v7' });
    assert.deepEqual(
      requests.map(({ method }) => method),
      ['PUT', 'PUT', 'GET'],
      'the challenge, the write, the look',
    );
  });

  it('tells its versions that can be read, with their values, but for the newest and those of others', async () => {
    const ours = { 'managed-by': 'apim-openai-load-balancer' };
    const version = (id: string, enabled: boolean, tags: object) => ({
      id: `${URL}/secrets/name/${id}`,
      attributes: { enabled, created },
      tags,
    });
    const { secrets } = await connect(({ url: { pathname } }) => ({
      status: 200,
      body: pathname.endsWith('/versions')
        ? {
            value: [
              version('v1', true, ours),
              version('v2', false, ours),
              version('v3', true, {}),
              version('v4', true, ours),
            ],
          }
        : pathname === '/secrets/name/'
          ? { ...bundle, id: `${URL}/secrets/name/v4` }
          : { ...bundle, value: `value of ${pathname}` },
    }));
    assert.deepEqual(await secrets.succeeded('name'), [
      { version: 'v1', value: 'value of /secrets/name/v1' },
    ]);
  });

  it('has the tags of a version replaced, and nothing else', async () => {
    const { secrets, requests } = await connect(() => ({ status: 200, body: bundle }));
    assert.equal(await secrets.retag('name', 'v6', { slot: 'secondary' }, permit), 'noted');
    const request = requests.at(-1);
    assert.equal(`${request?.method} ${request?.url.pathname}`, 'PATCH /secrets/name/v6');
    assert.deepEqual(request?.body, { attributes: {}, tags: { slot: 'secondary' } });
  });

  it('is not written again when the permission ended meanwhile', async () => {
    const { secrets, requests } = await connect(({ method }) =>
      method === 'PUT'
        ? { status: 500 }
        : { status: 200, body: { ...bundle, value: 'the key before' } },
    );
    const attributes = { tags: {}, contentType: '', expiresOn: 0 };
    let asked = 0;
    const result = await secrets.set('name', 'the key', attributes, async () => {
      asked += 1;
      return asked === 1 ? undefined : 'out-of-time';
    });
    assert.equal(result, 'out-of-time');
    assert.equal(requests.length, 3, 'the challenge, one attempt, and a look whether it succeeded');
  });
});

describe('the secrets of a vault', () => {
  it('are listed page by page without values; the challenge costs one request', async () => {
    const { secrets, requests } = await connect((_request, index) => ({
      status: 200,
      body:
        index === 0
          ? { value: [item('one')], nextLink: `${URL}/secrets?$skiptoken=x` }
          : { value: [item('two')] },
    }));
    const { secrets: listed } = await secrets.list();
    assert.deepEqual(
      listed.map(({ name, enabled, createdOn }) => ({ name, enabled, createdOn })),
      [
        { name: 'one', enabled: true, createdOn: created * 1000 },
        { name: 'two', enabled: true, createdOn: created * 1000 },
      ],
    );
    assert.equal(requests.length, 3);
    for (const { timeout } of requests) {
      assert.equal(timeout, 20_000, 'each page in its own time');
    }
  });
});

describe('a listing that is not whole', () => {
  const cases: [string, object][] = [
    ['no list in it', {}],
    ['something else in its place', { value: 'none' }],
    [
      'a secret without a date',
      { value: [{ id: `${URL}/secrets/one`, attributes: { enabled: true } }] },
    ],
    [
      'a page that leads to itself',
      { value: [item('one')], nextLink: `${URL}/secrets?$skiptoken=x` },
    ],
  ];
  for (const [what, body] of cases) {
    it(`is an error, never fewer secrets: ${what}`, async () => {
      const { secrets } = await connect(() => ({ status: 200, body }));
      await assert.rejects(
        secrets.list(),
        (error) => error instanceof RemoteError && error.failure === 'unexpected',
      );
    });
  }
});

function item(name: string) {
  return { id: `${URL}/secrets/${name}`, attributes: { enabled: true, created }, tags: {} };
}
