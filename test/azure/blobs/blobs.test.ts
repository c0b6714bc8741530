import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../index.ts';
import { createVirtualClock } from '../support/clock.ts';
import { createGroup, groupId, put } from '../support/documents.ts';

describe('blob storage', () => {
  const clock = createVirtualClock();
  let azure: LocalAzure;
  let container: string;
  const call = (method: string, path: string, headers: Record<string, string> = {}, body = '') =>
    azure.fetch(`${container}${path}`, {
      method,
      headers,
      body: ['GET', 'HEAD'].includes(method) ? null : body,
      audience: 'https://storage.azure.com',
    });
  const block = { 'x-ms-blob-type': 'BlockBlob' };
  const outcome = (response: Response) => [
    response.status,
    response.headers.get('x-ms-error-code'),
  ];

  before(async () => {
    azure = await startLocalAzure({ accounts: [], clock });
    const { storage_account_name, container_name } = azure.stateBackend;
    container = `https://${storage_account_name}.blob.core.windows.net/${container_name}`;
  });
  after(() => azure.close());

  it('keeps content, type and metadata, and reads ranges', async () => {
    await call(
      'PUT',
      '/a/b.txt',
      { ...block, 'x-ms-meta-one': '1', 'content-type': 'text/plain' },
      'hello world',
    );
    const blob = await call('GET', '/a/b.txt');
    assert.deepEqual(
      [await blob.text(), blob.headers.get('content-type'), blob.headers.get('x-ms-meta-one')],
      ['hello world', 'text/plain', '1'],
    );
    const part = await call('GET', '/a/b.txt', { 'x-ms-range': 'bytes=6-8' });
    assert.deepEqual(
      [part.status, await part.text(), part.headers.get('content-range')],
      [206, 'wor', 'bytes 6-8/11'],
    );
    const head = await call('HEAD', '/a/b.txt');
    assert.deepEqual([head.headers.get('content-length'), await head.text()], ['11', '']);
    assert.deepEqual(outcome(await call('GET', '/a/none')), [404, 'BlobNotFound']);
  });

  it('writes only under the conditions that the caller names', async () => {
    const created = await call('PUT', '/c', { ...block, 'if-none-match': '*' }, '1');
    assert.equal(created.status, 201);
    const taken = await call('PUT', '/c', { ...block, 'if-none-match': '*' }, '2');
    assert.deepEqual(outcome(taken), [409, 'BlobAlreadyExists']);
    const etag = created.headers.get('etag') ?? '';
    assert.equal((await call('PUT', '/c', { ...block, 'if-match': etag }, '3')).status, 201);
    const stale = await call('PUT', '/c', { ...block, 'if-match': etag }, '4');
    assert.deepEqual(outcome(stale), [412, 'ConditionNotMet']);
    const current = (await call('HEAD', '/c')).headers.get('etag') ?? '';
    assert.equal((await call('GET', '/c', { 'if-none-match': current })).status, 304);
  });

  it('lets one of two writers win that create the same blob at once', async () => {
    const create = () => call('PUT', '/race', { ...block, 'if-none-match': '*' }, 'mine');
    const statuses = (await Promise.all([create(), create()])).map(({ status }) => status);
    assert.deepEqual(statuses.toSorted(), [201, 409]);
  });

  it('keeps writers out of a leased blob until the lease has expired', async () => {
    await call('PUT', '/lock', block, 'x');
    const lease = (headers: Record<string, string>) => call('PUT', '/lock?comp=lease', headers);
    const acquire = { 'x-ms-lease-action': 'acquire', 'x-ms-lease-duration': '15' };
    const first = await lease(acquire);
    const id = first.headers.get('x-ms-lease-id') ?? '';
    assert.equal(first.status, 201);
    assert.deepEqual(outcome(await lease(acquire)), [409, 'LeaseAlreadyPresent']);
    assert.deepEqual(outcome(await call('PUT', '/lock', block)), [412, 'LeaseIdMissing']);
    assert.deepEqual(outcome(await call('DELETE', '/lock')), [412, 'LeaseIdMissing']);
    const holder = await call('PUT', '/lock?comp=metadata', {
      'x-ms-lease-id': id,
      'x-ms-meta-a': '1',
    });
    assert.equal(holder.status, 200);
    const head = await call('HEAD', '/lock');
    assert.deepEqual(
      [head.headers.get('x-ms-lease-state'), head.headers.get('x-ms-lease-duration')],
      ['leased', 'fixed'],
    );
    clock.advance(15_000);
    assert.equal((await lease(acquire)).status, 201, 'somebody else takes the expired lease');
    const wrong = await lease({ 'x-ms-lease-action': 'acquire', 'x-ms-lease-duration': '5' });
    assert.deepEqual(outcome(wrong), [400, 'InvalidHeaderValue']);
  });

  it('puts blocks together in the order of the list', async () => {
    for (const [id, text] of [
      ['YQ==', 'one '],
      ['Yg==', 'two '],
    ]) {
      await call('PUT', `/blocks?comp=block&blockid=${encodeURIComponent(id ?? '')}`, {}, text);
    }
    assert.equal((await call('HEAD', '/blocks')).status, 404, 'not committed yet');
    const list = '<BlockList><Latest>Yg==</Latest><Latest>YQ==</Latest></BlockList>';
    assert.equal((await call('PUT', '/blocks?comp=blocklist', {}, list)).status, 201);
    assert.equal(await (await call('GET', '/blocks')).text(), 'two one ');
  });

  it('lists by prefix, and names go through XML unharmed', async () => {
    await call('PUT', '/list/a%26b', block, 'x');
    const text = await (await call('GET', '?restype=container&comp=list&prefix=list/')).text();
    assert.match(text, /<Name>list\/a&amp;b<\/Name>/);
    assert.doesNotMatch(text, /<Name>lock/);
  });

  it('takes neither keys nor the wrong audience nor a principal without a data role', async () => {
    const url = `${container}/a/b.txt`;
    const answers = [
      await azure.fetch(url, { headers: { authorization: '' } }),
      await azure.fetch(url, { headers: { authorization: 'SharedKey a:b' } }),
      await azure.fetch(url),
    ];
    assert.deepEqual(answers.map(outcome), [
      [401, 'NoAuthenticationInformation'],
      [403, 'KeyBasedAuthenticationNotPermitted'],
      [401, 'InvalidAuthenticationTokenAudience'],
    ]);
    await createGroup(azure);
    const account = `${groupId(azure)}/providers/Microsoft.Storage/storageAccounts/ownersonly`;
    await put(azure, account, {
      location: 'japaneast',
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS' },
    });
    await put(azure, `${account}/blobServices/default/containers/data`, {});
    const owner = await azure.fetch('https://ownersonly.blob.core.windows.net/data/x', {
      audience: 'https://storage.azure.com',
    });
    assert.deepEqual(outcome(owner), [403, 'AuthorizationPermissionMismatch']);
  });
});
