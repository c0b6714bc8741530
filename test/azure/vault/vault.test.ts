import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../index.ts';
import { type Json, listAt, textAt } from '../json.ts';
import { assignRole, createGroup, createVault, groupId, put, send } from '../support/documents.ts';

const SECRETS_OFFICER = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7';
const SECRETS_USER = '4633458b-17de-408a-b874-0445c86b69e6';

type Answer = { readonly status: number; readonly body: Json };

describe('Key Vault', () => {
  let azure: LocalAzure;
  let vault: string;
  const on =
    (name: string) =>
    async (method: string, path: string, body?: Json): Promise<Answer> => {
      const response = await azure.fetch(
        `https://${name}.vault.azure.net${path}${path.includes('?') ? '&' : '?'}api%2Dversion=7.4`,
        {
          method,
          body: body === undefined ? null : JSON.stringify(body),
          audience: 'https://vault.azure.net',
        },
      );
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    };
  const call = on('keys-vault');
  const inner = ({ body }: Answer): string | undefined =>
    textAt(body, 'error', 'innererror', 'code') ?? textAt(body, 'error', 'code');

  before(async () => {
    azure = await startLocalAzure({ accounts: [] });
    await createGroup(azure);
    vault = await createVault(azure);
    await assignRole(azure, vault, SECRETS_OFFICER, azure.operatorId);
  });
  after(() => azure.close());

  it('names tenant and resource to a caller without a token', async () => {
    const response = await azure.fetch(
      'https://keys-vault.vault.azure.net/secrets?api-version=7.4',
      {
        headers: { authorization: '' },
      },
    );
    assert.equal(response.status, 401);
    assert.equal(
      response.headers.get('www-authenticate'),
      `Bearer authorization="https://login.microsoftonline.com/${azure.tenantId}", resource="https://vault.azure.net"`,
    );
  });

  it('keeps every version, and the last one is current', async () => {
    const first = await call('PUT', '/secrets/s', { value: 'one', tags: { owner: 'me' } });
    await call('PUT', '/secrets/s', { value: 'two' });
    const id = new URL(textAt(first.body, 'id') ?? '');
    assert.match(id.pathname, /^\/secrets\/s\/[0-9a-f]{32}$/);
    assert.equal(textAt((await call('GET', '/secrets/s/')).body, 'value'), 'two');
    assert.equal(textAt((await call('GET', id.pathname)).body, 'value'), 'one');
    const versions = listAt((await call('GET', '/secrets/s/versions')).body, 'value');
    assert.equal(versions.length, 2);
    assert.ok(versions.every((version) => textAt(version, 'value') === undefined));
  });

  it('does not fall back from a disabled current version', async () => {
    await call('PUT', '/secrets/off', { value: 'one' });
    const { body } = await call('PUT', '/secrets/off', { value: 'two' });
    const path = new URL(textAt(body, 'id') ?? '').pathname;
    await call('PATCH', path, { attributes: { enabled: false } });
    const answer = await call('GET', '/secrets/off');
    assert.deepEqual([answer.status, inner(answer)], [403, 'SecretDisabled']);
  });

  it('replaces the members that an update names and keeps the others', async () => {
    await call('PUT', '/secrets/t', { value: 'v', contentType: 'key', tags: { a: '1', b: '2' } });
    const { body } = await call('PATCH', '/secrets/t', { tags: { a: '3' } });
    assert.equal(textAt(body, 'contentType'), 'key');
    assert.deepEqual(Object(body).tags, { a: '3' });
  });

  it('refuses what exceeds its limits', async () => {
    const tags = Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`t${index}`, 'x']));
    const answers = [
      await call('PUT', '/secrets/s', { value: 'x', tags }),
      await call('PUT', '/secrets/s', { value: 'x'.repeat(25_601) }),
      await call('PUT', '/secrets/under_score', { value: 'x' }),
      await call('GET', '/secrets?maxresults=26'),
    ];
    assert.deepEqual(answers.map(inner), Array(4).fill('BadParameter'));
  });

  it('lists 25 at a time, ordered by name', async () => {
    const names = Array.from(
      { length: 30 },
      (_, index) => `page-${String(index).padStart(2, '0')}`,
    );
    for (const name of names.toReversed()) await call('PUT', `/secrets/${name}`, { value: name });
    const found: string[] = [];
    let path: string | undefined = '/secrets';
    let pages = 0;
    while (path !== undefined) {
      const { body }: Answer = await call('GET', path);
      found.push(
        ...listAt(body, 'value').map((item) => textAt(item, 'id')?.split('/').at(-1) ?? ''),
      );
      const next: string | undefined = textAt(body, 'nextLink');
      path = next === undefined ? undefined : `/secrets${new URL(next).search}`;
      pages += 1;
    }
    assert.deepEqual(
      found.filter((name) => name.startsWith('page-')),
      names,
    );
    assert.equal(pages, 2);
  });

  it('keeps a deleted name until it is purged or recovered', async () => {
    await call('PUT', '/secrets/d', { value: 'v' });
    await call('DELETE', '/secrets/d');
    assert.equal((await call('GET', '/secrets/d')).status, 404);
    const again = await call('PUT', '/secrets/d', { value: 'w' });
    assert.deepEqual([again.status, inner(again)], [409, 'ObjectIsDeletedButRecoverable']);
    await call('POST', '/deletedsecrets/d/recover');
    assert.equal(textAt((await call('GET', '/secrets/d')).body, 'value'), 'v');
    await call('DELETE', '/secrets/d');
    assert.equal((await call('DELETE', '/deletedsecrets/d')).status, 204);
    assert.equal((await call('PUT', '/secrets/d', { value: 'w' })).status, 200);
  });

  it('gives a role on one secret for that secret only', async () => {
    await createVault(azure, 'narrow-vault');
    const narrow = on('narrow-vault');
    const scope = vault.replace(/[^/]+$/, 'narrow-vault');
    assert.equal(inner(await narrow('GET', '/secrets/mine')), 'ForbiddenByRbac');
    await assignRole(azure, `${scope}/secrets/mine`, SECRETS_USER, azure.operatorId);
    assert.equal(inner(await narrow('GET', '/secrets/mine')), 'SecretNotFound');
    assert.equal(inner(await narrow('GET', '/secrets/other')), 'ForbiddenByRbac');
    assert.equal(inner(await narrow('PUT', '/secrets/mine', { value: 'x' })), 'ForbiddenByRbac');
  });

  it('asks access policies where role-based access is off', async () => {
    const id = `${groupId(azure)}/providers/Microsoft.KeyVault/vaults/policy-vault`;
    const properties = {
      tenantId: azure.tenantId,
      sku: { family: 'A', name: 'standard' },
      enableRbacAuthorization: false,
      accessPolicies: [
        {
          tenantId: azure.tenantId,
          objectId: azure.operatorId,
          permissions: { secrets: ['Get', 'List'] },
        },
      ],
    };
    await put(azure, id, { location: 'japaneast', properties });
    const policy = on('policy-vault');
    assert.equal(inner(await policy('GET', '/secrets/s')), 'SecretNotFound');
    assert.equal(inner(await policy('PUT', '/secrets/s', { value: 'x' })), 'AccessDenied');
  });

  it('keeps a deleted vault, its name and its secrets until the purge has been polled', async () => {
    const id = await createVault(azure, 'old-vault');
    const deleted = `/subscriptions/${azure.subscriptionId}/providers/Microsoft.KeyVault/locations/japaneast/deletedVaults/old-vault`;
    await send(azure, 'DELETE', id);
    assert.equal((await send(azure, 'GET', deleted)).status, 200);
    await assert.rejects(createVault(azure, 'old-vault'), /409 .*ConflictError/);
    const purge = await azure.fetch(
      `https://management.azure.com${deleted}/purge?api-version=2026-02-01`,
      { method: 'POST' },
    );
    assert.equal(purge.status, 202);
    const end = await azure.fetch(purge.headers.get('location') ?? '');
    assert.deepEqual([end.status, await end.text()], [200, '']);
    await createVault(azure, 'old-vault');
  });
});
