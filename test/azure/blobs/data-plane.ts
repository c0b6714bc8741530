/**
 * `*.blob.core.windows.net`: block blobs, their metadata and leases; what Terraform's state backend, a rotation's
 * lock and a function's package need. Bearer tokens only.
 */
import { createHash } from 'node:crypto';
import type { Azure } from '../azure.ts';
import type { Caller } from '../directory/tokens.ts';
import { AzureError, notEmulated } from '../errors.ts';
import type { Resource } from '../store.ts';
import { checkConditions } from './conditions.ts';
import { checkLease, isActive, leaseState } from './lease.ts';
import { leaseBlob } from './lease-operation.ts';
import type { Blob } from './store.ts';
import { blobErrorText, listText } from './xml.ts';

export const STORAGE_ACCOUNT = 'Microsoft.Storage/storageAccounts';
export const CONTAINER = `${STORAGE_ACCOUNT}/blobServices/containers`;

const ACTION = {
  read: `${CONTAINER}/blobs/read`,
  write: `${CONTAINER}/blobs/write`,
  delete: `${CONTAINER}/blobs/delete`,
} as const;

export const BLOB_DATA_ACTIONS: readonly string[] = [
  ...Object.values(ACTION),
  `${CONTAINER}/blobs/add/action`,
  `${CONTAINER}/blobs/move/action`,
];

const CONTENT_HEADERS = ['type', 'encoding', 'language', 'disposition', 'md5'];

type Session = {
  readonly azure: Azure;
  readonly container: Resource;
  readonly caller: Caller;
  readonly request: Request;
  readonly url: URL;
};

export async function handleBlobs(request: Request, azure: Azure): Promise<Response> {
  const url = new URL(request.url);
  const accountName = url.hostname.split('.')[0] ?? '';
  const account = azure.store
    .ofType(STORAGE_ACCOUNT)
    .find(({ name }) => name.toLowerCase() === accountName);
  if (account === undefined) {
    throw new AzureError(
      404,
      'AccountNotFound',
      `No storage account is named '${accountName}': on Azure the host ${url.hostname} would not resolve.`,
    );
  }
  const caller = authenticate(request, azure, accountName);
  const [containerName = '', ...rest] = url.pathname.slice(1).split('/').map(decodeURIComponent);
  const container = azure.store.get(
    `${account.id}/blobServices/default/containers/${containerName}`,
  );
  if (container === undefined) {
    throw new AzureError(404, 'ContainerNotFound', 'The specified container does not exist.');
  }
  const session: Session = { azure, container, caller, request, url };
  if (rest.length === 0 || (rest.length === 1 && rest[0] === '')) return handleContainer(session);
  // Read first: from the conditions to the store nothing may wait, or two writers could pass the same condition.
  const content = new Uint8Array(await request.arrayBuffer());
  return handleBlob(session, rest.join('/'), content);
}

function authenticate(request: Request, azure: Azure, account: string): Caller {
  const header = request.headers.get('authorization') ?? '';
  if (/^Bearer /i.test(header)) {
    return azure.tokens.verify(request, [
      'https://storage.azure.com',
      `https://${account}.blob.core.windows.net`,
    ]);
  }
  if (header !== '' || new URL(request.url).searchParams.has('sig')) {
    throw new AzureError(
      403,
      'KeyBasedAuthenticationNotPermitted',
      'Key based authentication is not permitted on this storage account.',
    );
  }
  throw new AzureError(
    401,
    'NoAuthenticationInformation',
    'Server failed to authenticate the request.',
    {
      headers: {
        'WWW-Authenticate': `Bearer authorization_uri=https://login.microsoftonline.com/${azure.tenantId}/oauth2/authorize resource_id=https://storage.azure.com`,
      },
    },
  );
}

function allow({ azure, container, caller }: Session, ...actions: readonly string[]): void {
  if (!actions.some((action) => azure.access.mayUseData(caller.objectId, action, container.id))) {
    throw new AzureError(
      403,
      'AuthorizationPermissionMismatch',
      `This request is not authorized to perform this operation using this permission: ${actions[0]} on ${container.id} for ${caller.objectId}.`,
    );
  }
}

function handleContainer(session: Session): Response {
  const { azure, container, request, url } = session;
  const listing = url.searchParams.get('comp') === 'list';
  if (
    url.searchParams.get('restype') !== 'container' ||
    !['GET', 'HEAD'].includes(request.method)
  ) {
    throw notEmulated(`${request.method} ${url.hostname}${url.pathname}${url.search}`);
  }
  allow(session, ACTION.read);
  if (!listing) {
    return new Response(null, { status: 200, headers: { 'x-ms-lease-state': 'available' } });
  }
  const prefix = url.searchParams.get('prefix') ?? '';
  const marker = url.searchParams.get('marker') ?? '';
  const most = Number(url.searchParams.get('maxresults') ?? 5000);
  const found = azure.blobs
    .list(container.id)
    .filter(({ name }) => name.startsWith(prefix) && name >= marker);
  const text = listText({
    containerName: container.name,
    prefix,
    blobs: found.slice(0, most),
    nextMarker: found[most]?.name,
    withMetadata: (url.searchParams.get('include') ?? '').split(',').includes('metadata'),
    now: azure.now(),
  });
  return new Response(text, { headers: { 'Content-Type': 'application/xml' } });
}

function handleBlob(session: Session, name: string, content: Uint8Array): Response {
  const { azure, container, request, url } = session;
  const comp = url.searchParams.get('comp') ?? '';
  const blob = azure.blobs.get(container.id, name);
  const route = `${request.method} ${comp}`.trim();
  const reads =
    route === 'GET' || route === 'HEAD' || route === 'GET metadata' || route === 'HEAD metadata';
  allow(
    session,
    ...(reads
      ? [ACTION.read]
      : route === 'DELETE'
        ? [ACTION.delete]
        : blob === undefined
          ? [ACTION.write, `${CONTAINER}/blobs/add/action`]
          : [ACTION.write]),
  );
  if (route === 'PUT lease') {
    return leaseBlob(request, azure, container.id, required(blob));
  }
  const lease = request.headers.get('x-ms-lease-id') ?? undefined;
  checkConditions(request, blob, !reads);
  checkLease(blob?.lease, lease, !reads, azure.now());
  switch (route) {
    case 'GET':
    case 'HEAD':
      return read(session, required(blob));
    case 'GET metadata':
    case 'HEAD metadata':
      return new Response(null, { status: 200, headers: headersOf(required(blob), azure.now()) });
    case 'PUT':
      return putBlob(session, name, blob, content);
    case 'PUT block': {
      const id = url.searchParams.get('blockid') ?? '';
      azure.blobs.blocks(container.id, name).set(id, content);
      return new Response(null, { status: 201 });
    }
    case 'PUT blocklist':
      return putBlockList(session, name, blob, content);
    case 'PUT metadata':
      return write(session, { ...required(blob), metadata: metadataOf(request) }, 200);
    case 'PUT properties':
      return write(session, { ...required(blob), headers: contentHeaders(request) }, 200);
    case 'DELETE':
      required(blob);
      azure.blobs.remove(container.id, name);
      return new Response(null, { status: 202 });
    default:
      throw notEmulated(`${route} of a blob (${url.hostname}${url.pathname})`);
  }
}

function required(blob: Blob | undefined): Blob {
  if (blob === undefined) {
    throw new AzureError(404, 'BlobNotFound', 'The specified blob does not exist.');
  }
  return blob;
}

function read({ azure, request }: Session, blob: Blob): Response {
  const headers = headersOf(blob, azure.now());
  headers.set('Accept-Ranges', 'bytes');
  const range = request.headers.get('x-ms-range') ?? request.headers.get('range');
  const [, first = '0', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const start = Number(first);
  const end = last === '' ? blob.content.length : Math.min(Number(last) + 1, blob.content.length);
  if (range !== null && start >= blob.content.length) {
    throw new AzureError(
      416,
      'InvalidRange',
      'The range specified is invalid for the current size of the resource.',
    );
  }
  const content = blob.content.slice(start, end);
  headers.set('Content-Length', String(content.length));
  if (range !== null) {
    headers.set('Content-Range', `bytes ${start}-${end - 1}/${blob.content.length}`);
  }
  return new Response(request.method === 'HEAD' ? null : content, {
    status: range === null ? 200 : 206,
    headers,
  });
}

function putBlob(
  session: Session,
  name: string,
  before: Blob | undefined,
  content: Uint8Array,
): Response {
  const kind = session.request.headers.get('x-ms-blob-type');
  if (kind !== 'BlockBlob') {
    throw kind === null
      ? new AzureError(400, 'MissingRequiredHeader', 'The header x-ms-blob-type is required.')
      : notEmulated(`a blob of type ${kind}`);
  }
  return write(session, newBlob(session, name, before, content), 201);
}

function putBlockList(
  session: Session,
  name: string,
  before: Blob | undefined,
  content: Uint8Array,
): Response {
  const { azure, container } = session;
  const blocks = azure.blobs.blocks(container.id, name);
  const ids = [
    ...new TextDecoder().decode(content).matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g),
  ];
  const parts = ids.map(([, id = '']) => {
    const block = blocks.get(id);
    if (block === undefined) {
      throw new AzureError(400, 'InvalidBlockList', 'The specified block list is invalid.');
    }
    return block;
  });
  return write(session, newBlob(session, name, before, new Uint8Array(Buffer.concat(parts))), 201);
}

function newBlob(
  { azure, request }: Session,
  name: string,
  before: Blob | undefined,
  content: Uint8Array,
): Blob {
  const md5 = createHash('md5').update(content).digest('base64');
  const sent = request.headers.get('content-md5');
  if (sent !== null && sent !== md5) {
    throw new AzureError(
      400,
      'Md5Mismatch',
      'The MD5 value specified in the request did not match with the MD5 value calculated by the server.',
    );
  }
  return {
    name,
    content,
    etag: '',
    lastModified: 0,
    created: before?.created ?? azure.now(),
    headers: {
      'content-type': 'application/octet-stream',
      'content-md5': md5,
      ...contentHeaders(request),
    },
    metadata: metadataOf(request),
    lease: isActive(before?.lease, azure.now()) ? before?.lease : undefined,
  };
}

/** Every write gives the blob a new ETag and ends an expired lease. */
function write({ azure, container }: Session, blob: Blob, status: number): Response {
  const written = {
    ...blob,
    lease: isActive(blob.lease, azure.now()) ? blob.lease : undefined,
    etag: azure.blobs.newEtag(),
    lastModified: azure.now(),
  };
  azure.blobs.put(container.id, written);
  const headers = new Headers({
    ETag: written.etag,
    'Last-Modified': new Date(written.lastModified).toUTCString(),
    'x-ms-request-server-encrypted': 'true',
  });
  return new Response(null, { status, headers });
}

function headersOf(blob: Blob, now: number): Headers {
  const state = leaseState(blob.lease, now);
  const headers = new Headers({
    ...blob.headers,
    'Content-Length': String(blob.content.length),
    ETag: blob.etag,
    'Last-Modified': new Date(blob.lastModified).toUTCString(),
    'x-ms-blob-type': 'BlockBlob',
    'x-ms-creation-time': new Date(blob.created).toUTCString(),
    'x-ms-lease-state': state,
    'x-ms-lease-status': state === 'leased' || state === 'breaking' ? 'locked' : 'unlocked',
    'x-ms-server-encrypted': 'true',
  });
  if (state === 'leased') {
    headers.set('x-ms-lease-duration', blob.lease?.duration === undefined ? 'infinite' : 'fixed');
  }
  for (const [name, value] of Object.entries(blob.metadata)) {
    headers.set(`x-ms-meta-${name}`, value);
  }
  return headers;
}

function metadataOf(request: Request): Record<string, string> {
  return Object.fromEntries(
    [...request.headers]
      .filter(([name]) => name.startsWith('x-ms-meta-'))
      .map(([name, value]) => [name.slice('x-ms-meta-'.length), value]),
  );
}

function contentHeaders(request: Request): Record<string, string> {
  const given = CONTENT_HEADERS.flatMap((name) => {
    const value =
      request.headers.get(`x-ms-blob-content-${name}`) ??
      (name === 'type' ? request.headers.get('content-type') : null);
    return value === null ? [] : [[`content-${name}`, value] as const];
  });
  return Object.fromEntries(given);
}

/** The blob service's error shape: XML, with the code in a header too. */
export function blobErrorResponse({ status, code, message, headers }: AzureError): Response {
  const all = { ...headers, 'x-ms-error-code': code, 'Content-Type': 'application/xml' };
  return new Response(status === 304 ? null : blobErrorText(code, message), {
    status,
    headers: all,
  });
}
