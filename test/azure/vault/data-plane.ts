/**
 * `*.vault.azure.net`: the secrets part of Key Vault's data plane.
 * Limits and semantics: learn.microsoft.com/azure/key-vault/secrets/about-secrets and
 * /azure/key-vault/general/service-limits.
 */
import { randomBytes } from 'node:crypto';
import type { Azure } from '../azure.ts';
import type { Caller } from '../directory/tokens.ts';
import { AzureError, notEmulated } from '../errors.ts';
import { flagAt, isObject, type JsonObject, numberAt, objectAt, textAt } from '../json.ts';
import type { Resource } from '../store.ts';
import { ACTIONS, findVault, mayUse, type Verb } from './access.ts';
import {
  createVaultSecrets,
  type Secret,
  type SecretVersion,
  showVersion,
  type VaultSecrets,
  versionOf,
} from './store.ts';

const AUDIENCE = 'https://vault.azure.net';
const NAME = /^[0-9a-zA-Z-]{1,127}$/;
const LARGEST_VALUE = 25_600;
const MOST_TAGS = 15;
const LONGEST_TAG = 256;
const PAGE = 25;

type Session = {
  readonly azure: Azure;
  readonly vault: Resource;
  readonly vaultName: string;
  readonly secrets: VaultSecrets;
  readonly caller: Caller;
  readonly request: Request;
  readonly url: URL;
  readonly recoveryLevel: string;
};

export async function handleVault(request: Request, azure: Azure): Promise<Response> {
  const url = new URL(request.url);
  const vaultName = url.hostname.split('.')[0] ?? '';
  const vault = findVault(azure, vaultName);
  if (vault === undefined) {
    throw new AzureError(
      404,
      'VaultNotFound',
      `No vault is named '${vaultName}': on Azure the host ${url.hostname} would not resolve.`,
    );
  }
  const caller = authenticate(request, azure);
  if (url.searchParams.get('api-version') === null) {
    throw new AzureError(400, 'BadParameter', 'The query parameter api-version is required.');
  }
  const session: Session = {
    azure,
    vault,
    vaultName: vaultName.toLowerCase(),
    secrets: secretsOf(azure, vaultName),
    caller,
    request,
    url,
    recoveryLevel:
      flagAt(vault.body, 'properties', 'enablePurgeProtection') === true
        ? 'Recoverable'
        : 'Recoverable+Purgeable',
  };
  const [collection, name, version] = url.pathname.split('/').filter((part) => part !== '');
  if (collection === 'secrets') return await handleSecrets(session, name, version);
  if (collection === 'deletedsecrets') return handleDeleted(session, name, version);
  if (collection === 'certificates' && name === 'contacts' && request.method === 'GET') {
    throw new AzureError(404, 'ContactsNotFound', 'Contacts not found.');
  }
  throw notEmulated(`${request.method} ${url.hostname}${url.pathname}`);
}

/** Key Vault names tenant and resource to whoever comes without a token, or with one that it cannot use. */
function authenticate(request: Request, azure: Azure): Caller {
  try {
    return azure.tokens.verify(request, [AUDIENCE]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AzureError(401, 'Unauthorized', `Error validating the token: ${reason}`, {
      headers: {
        'WWW-Authenticate': `Bearer authorization="https://login.microsoftonline.com/${azure.tenantId}", resource="${AUDIENCE}"`,
      },
    });
  }
}

function secretsOf(azure: Azure, vaultName: string): VaultSecrets {
  const key = vaultName.toLowerCase();
  const secrets = azure.vaults.get(key) ?? createVaultSecrets();
  azure.vaults.set(key, secrets);
  return secrets;
}

async function handleSecrets(
  session: Session,
  name: string | undefined,
  version: string | undefined,
): Promise<Response> {
  const { request, secrets } = session;
  if (name === undefined) {
    if (request.method !== 'GET') throw notEmulated(`${request.method} /secrets`);
    allow(session, 'list', undefined);
    return list(
      session,
      [...secrets.secrets.values()].map((secret) =>
        show(session, secret, currentOf(secret), false),
      ),
    );
  }
  requireName(name);
  switch (request.method) {
    case 'PUT':
      allow(session, 'set', name);
      return await set(session, name);
    case 'PATCH':
      allow(session, 'update', name);
      return await update(session, name, version);
    case 'DELETE':
      allow(session, 'delete', name);
      return remove(session, name);
    case 'GET':
      break;
    default:
      throw notEmulated(`${request.method} ${session.url.pathname}`);
  }
  if (version === 'versions') {
    allow(session, 'list', name);
    const secret = secretNamed(session, name);
    return list(
      session,
      secret.versions.map((item) => show(session, secret, item, true)),
    );
  }
  allow(session, 'get', name);
  return Response.json(readSecret(session, name, version));
}

function readSecret(session: Session, name: string, version: string | undefined): JsonObject {
  const secret = secretNamed(session, name);
  const found = versionOf(secret, version);
  if (!found.enabled) {
    throw new AzureError(403, 'Forbidden', 'Operation get is not allowed on a disabled secret.', {
      inner: 'SecretDisabled',
    });
  }
  return { value: found.value, ...show(session, secret, found, true) };
}

async function set(session: Session, name: string): Promise<Response> {
  const { secrets, azure, request } = session;
  const body = await readObject(request);
  if (secrets.deleted.has(name.toLowerCase())) {
    throw new AzureError(
      409,
      'Conflict',
      `Secret ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.`,
      { inner: 'ObjectIsDeletedButRecoverable' },
    );
  }
  const value = textAt(body, 'value');
  if (value === undefined || Buffer.byteLength(value) > LARGEST_VALUE) {
    throw new AzureError(400, 'BadParameter', 'A secret needs a value of 25 KB at most.');
  }
  const now = Math.floor(azure.now() / 1000);
  const version: SecretVersion = {
    version: randomBytes(16).toString('hex'),
    value,
    created: now,
    ...withAttributes(body, {
      contentType: undefined,
      tags: {},
      enabled: true,
      updated: now,
      notBefore: undefined,
      expires: undefined,
    }),
    updated: now,
  };
  const before = secrets.secrets.get(name.toLowerCase());
  const secret = { name: before?.name ?? name, versions: [...(before?.versions ?? []), version] };
  secrets.secrets.set(name.toLowerCase(), secret);
  return Response.json({ value, ...show(session, secret, version, true) });
}

async function update(
  session: Session,
  name: string,
  wanted: string | undefined,
): Promise<Response> {
  const body = await readObject(session.request);
  const secret = secretNamed(session, name);
  const before = versionOf(secret, wanted);
  const after: SecretVersion = {
    ...before,
    ...withAttributes(body, before),
    updated: Math.floor(session.azure.now() / 1000),
  };
  session.secrets.secrets.set(name.toLowerCase(), {
    name: secret.name,
    versions: secret.versions.map((item) => (item === before ? after : item)),
  });
  return Response.json(show(session, secret, after, true));
}

type Attributes = Omit<SecretVersion, 'version' | 'value' | 'created'>;

/** Members that were sent replace, members that were not stay. */
function withAttributes(body: JsonObject, before: Attributes): Attributes {
  const attributes = objectAt(body, 'attributes');
  const contentType = textAt(body, 'contentType') ?? before.contentType;
  if ((contentType?.length ?? 0) > 255) {
    throw new AzureError(400, 'BadParameter', 'contentType has 255 characters at most.');
  }
  return {
    contentType,
    tags: isObject(body.tags) ? checkTags(body.tags) : before.tags,
    enabled: flagAt(attributes, 'enabled') ?? before.enabled,
    updated: before.updated,
    notBefore: numberAt(attributes, 'nbf') ?? before.notBefore,
    expires: numberAt(attributes, 'exp') ?? before.expires,
  };
}

function checkTags(tags: JsonObject): Readonly<Record<string, string>> {
  const entries = Object.entries(tags);
  const wrong = entries.find(
    ([name, value]) =>
      typeof value !== 'string' || name.length > LONGEST_TAG || value.length > LONGEST_TAG,
  );
  if (entries.length > MOST_TAGS || wrong !== undefined) {
    throw new AzureError(
      400,
      'BadParameter',
      `A secret has at most ${MOST_TAGS} tags of text, each name and value of ${LONGEST_TAG} characters at most.`,
    );
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function remove(session: Session, name: string): Response {
  const { secrets, azure } = session;
  const secret = secretNamed(session, name);
  const deletedDate = Math.floor(azure.now() / 1000);
  secrets.secrets.delete(name.toLowerCase());
  secrets.deleted.set(name.toLowerCase(), { ...secret, deletedDate });
  return Response.json(showDeleted(session, { ...secret, deletedDate }));
}

function handleDeleted(
  session: Session,
  name: string | undefined,
  action: string | undefined,
): Response {
  const { request, secrets } = session;
  if (name === undefined) {
    allow(session, 'list', undefined);
    return list(
      session,
      [...secrets.deleted.values()].map((secret) => showDeleted(session, secret)),
    );
  }
  const verb = request.method === 'DELETE' ? 'purge' : action === 'recover' ? 'recover' : 'list';
  allow(session, verb, name);
  const secret = secrets.deleted.get(name.toLowerCase());
  if (secret === undefined) {
    throw new AzureError(404, 'SecretNotFound', `Deleted Secret not found: ${name}`);
  }
  if (verb === 'list') return Response.json(showDeleted(session, secret));
  if (verb === 'purge' && session.recoveryLevel === 'Recoverable') {
    throw new AzureError(403, 'Forbidden', 'Purge is not allowed: the vault has purge protection.');
  }
  secrets.deleted.delete(name.toLowerCase());
  if (verb === 'purge') return new Response(null, { status: 204 });
  secrets.secrets.set(name.toLowerCase(), { name: secret.name, versions: secret.versions });
  return Response.json(show(session, secret, currentOf(secret), true));
}

function showDeleted(session: Session, secret: Secret & { deletedDate: number }): JsonObject {
  return {
    recoveryId: `https://${session.vaultName}.vault.azure.net/deletedsecrets/${secret.name}`,
    deletedDate: secret.deletedDate,
    scheduledPurgeDate: secret.deletedDate + 90 * 24 * 3600,
    ...show(session, secret, currentOf(secret), true),
  };
}

function show(session: Session, secret: Secret, version: SecretVersion, full: boolean): JsonObject {
  return showVersion(session.vaultName, secret.name, version, session.recoveryLevel, full);
}

/** Pages of 25 at most, ordered by id and not by time. */
function list(session: Session, items: readonly JsonObject[]): Response {
  const { url } = session;
  const wanted = Number(url.searchParams.get('maxresults') ?? PAGE);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > PAGE) {
    throw new AzureError(400, 'BadParameter', `maxresults is from 1 to ${PAGE}.`);
  }
  const start = Number(url.searchParams.get('$skiptoken') ?? 0);
  const id = (item: JsonObject): string => textAt(item, 'id') ?? '';
  const ordered = items.toSorted((left, right) => (id(left) < id(right) ? -1 : 1));
  const next = new URL(url);
  next.searchParams.set('$skiptoken', String(start + wanted));
  return Response.json({
    value: ordered.slice(start, start + wanted),
    nextLink: start + wanted < ordered.length ? next.href : null,
  });
}

function secretNamed({ secrets }: Session, name: string): Secret {
  const secret = secrets.secrets.get(name.toLowerCase());
  if (secret === undefined) {
    throw new AzureError(
      404,
      'SecretNotFound',
      `A secret with (name/id) ${name} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command.`,
    );
  }
  return secret;
}

function currentOf(secret: Secret): SecretVersion {
  return versionOf(secret, undefined);
}

function requireName(name: string): void {
  if (!NAME.test(name)) {
    throw new AzureError(
      400,
      'BadParameter',
      `'${name}' is not a secret's name: 1 to 127 letters, digits and dashes.`,
    );
  }
}

async function readObject(request: Request): Promise<JsonObject> {
  const body: unknown = await request.json().catch(() => undefined);
  if (isObject(body)) return body;
  throw new AzureError(400, 'BadParameter', 'The request body is not a JSON object.');
}

function allow({ azure, vault, caller }: Session, verb: Verb, name: string | undefined): void {
  if (mayUse(azure, vault, caller, verb, name)) return;
  const rbac = flagAt(vault.body, 'properties', 'enableRbacAuthorization') === true;
  throw new AzureError(
    403,
    'Forbidden',
    `Caller is not authorized to perform action on resource.\r\nCaller: appid=${caller.clientId};oid=${caller.objectId}\r\nAction: '${ACTIONS[verb]}'\r\nResource: '${vault.id}${name === undefined ? '' : `/secrets/${name}`}'\r\nVault: ${vault.name}`,
    { inner: rbac ? 'ForbiddenByRbac' : 'AccessDenied' },
  );
}

/** Key Vault's error shape, with the exact code inside. */
export function vaultErrorResponse({
  status,
  code,
  message,
  inner,
  headers,
}: AzureError): Response {
  return Response.json(
    { error: { code, message, ...(inner === undefined ? {} : { innererror: { code: inner } }) } },
    { status, headers },
  );
}
