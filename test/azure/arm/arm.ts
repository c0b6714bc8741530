/**
 * `management.azure.com`: who calls, may they, does the place exist, is the precondition met; then the
 * resource type judges the body. What no type or route knows is refused by name.
 */
import type { Azure, Plane } from '../azure.ts';
import { AzureError, notEmulated } from '../errors.ts';
import { isObject, type JsonObject, merge, textAt } from '../json.ts';
import {
  type ArmPath,
  isWithin,
  keyOf,
  nameOf,
  parsePath,
  RESOURCE_GROUP,
  SUBSCRIPTION,
} from '../resource-id.ts';
import type { Resource } from '../store.ts';
import { matchesFilter, page } from './list.ts';
import { normalizeLocation } from './location.ts';
import { acceptedDeletion, acceptedWrite, pollOperation } from './long-running.ts';
import type { Call, ResourceProvider, ResourceType, Route } from './resource-type.ts';

export const ARM_AUDIENCES = [
  'https://management.azure.com',
  'https://management.core.windows.net',
] as const;

const API_VERSION = /^\d{4}-\d{2}-\d{2}(-[a-z]+(\.\d+)?)?$/;

type Target = {
  readonly azure: Azure;
  readonly types: ReadonlyMap<string, ResourceType>;
  readonly path: ArmPath;
  readonly request: Request;
  readonly url: URL;
  readonly apiVersion: string;
};

export function createArm(azure: Azure, providers: readonly ResourceProvider[]): Plane {
  const types = new Map(
    providers
      .flatMap((provider) => provider.types)
      .map((type) => [type.type.toLowerCase(), type] as const),
  );
  const routes: readonly Route[] = providers.flatMap((provider) => provider.routes ?? []);
  return async (request) => {
    const url = new URL(request.url);
    const caller = azure.tokens.verify(request, ARM_AUDIENCES);
    const path = requirePath(url.pathname, request);
    requireSubscription(azure, path);
    const action = actionOf(request.method, path);
    // Tenant-wide reads, such as of a built-in role, are open to everybody who is signed in.
    const open = path.subscription === undefined && request.method === 'GET';
    if (!open && !azure.access.mayAct(caller.objectId, action, path.id)) {
      throw new AzureError(
        403,
        'AuthorizationFailed',
        `The client '${caller.clientId}' with object id '${caller.objectId}' does not have authorization to perform action '${action}' over scope '${path.id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
      );
    }
    const apiVersion = apiVersionOf(url);
    const polled = await pollOperation(azure, url);
    if (polled instanceof Response) return polled;
    if (polled !== undefined) {
      const path = requirePath(polled.read, request);
      return await handleResource({ azure, types, path, request, url, apiVersion });
    }
    for (const route of routes) {
      const match = route.path.exec(url.pathname);
      if (match !== null && route.method === request.method) {
        return await route.handle({ azure, match: match.map(decodeURIComponent), request, url });
      }
    }
    const target = { azure, types, path, request, url, apiVersion };
    if (path.trailing === undefined) return await handleResource(target);
    return request.method === 'POST' ? await handleAction(target) : await handleList(target);
  };
}

function requirePath(pathname: string, request: Request): ArmPath {
  const path = parsePath(pathname);
  if (path === undefined) throw notEmulated(`${request.method} ${pathname}`);
  return path;
}

/**
 * The action that Azure checks is the resource type and the verb: nothing to keep in a table.
 * Source: learn.microsoft.com/azure/role-based-access-control/role-definitions (actions format).
 */
export function actionOf(method: string, path: ArmPath): string {
  const spelled =
    path.type === RESOURCE_GROUP ? 'Microsoft.Resources/subscriptions/resourceGroups' : path.type;
  const type =
    path.trailing === undefined || method === 'POST' ? spelled : `${spelled}/${path.trailing}`;
  switch (method) {
    case 'GET':
    case 'HEAD':
      return `${type}/read`;
    case 'DELETE':
      return `${type}/delete`;
    case 'POST':
      return path.trailing === undefined ? `${type}/action` : `${type}/${path.trailing}/action`;
    default:
      return `${type}/write`;
  }
}

function apiVersionOf(url: URL): string {
  const given = url.searchParams.get('api-version');
  if (given === null) {
    throw new AzureError(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  if (!API_VERSION.test(given)) {
    throw new AzureError(
      400,
      'InvalidApiVersionParameter',
      `The api-version '${given}' is invalid: it is a date such as 2024-05-01, with -preview for previews.`,
    );
  }
  return given;
}

function requireSubscription(azure: Azure, { subscription }: ArmPath): void {
  if (
    subscription !== undefined &&
    azure.store.get(`/subscriptions/${subscription}`) === undefined
  ) {
    throw new AzureError(
      404,
      'SubscriptionNotFound',
      `The subscription '${subscription}' could not be found.`,
    );
  }
}

function typeOf({ types, path, request }: Target, name = path.type): ResourceType {
  const type = types.get(name.toLowerCase());
  if (type === undefined) throw notEmulated(`${request.method} of ${name} (${path.id})`);
  return type;
}

/** The document, or what exists because its parent does. */
function find({ azure, types }: Target, id: string): Resource | undefined {
  const stored = azure.store.get(id);
  if (stored !== undefined) return stored;
  const path = parsePath(id);
  const type = types.get(path?.type.toLowerCase() ?? '');
  if (path === undefined || type?.implied === undefined) return undefined;
  const parent = azure.store.get(path.parent);
  const body = parent === undefined ? undefined : type.implied(parent, nameOf(id));
  if (body === undefined) return undefined;
  return {
    id,
    name: nameOf(id),
    type: type.type,
    parent: path.parent,
    body,
    secrets: {},
    etag: '"AAAAAAAAAAA="',
  };
}

function requireParent(target: Target, type: ResourceType): void {
  const { azure, path, types } = target;
  if (path.resourceGroup !== undefined) {
    const group = `/subscriptions/${path.subscription}/resourceGroups/${path.resourceGroup}`;
    if (azure.store.get(group) === undefined && keyOf(group) !== keyOf(path.id)) {
      throw new AzureError(
        404,
        'ResourceGroupNotFound',
        `Resource group '${path.resourceGroup}' could not be found.`,
      );
    }
  }
  if (path.parent === '' || find(target, path.parent) !== undefined) return;
  const parent = types.get(parsePath(path.parent)?.type.toLowerCase() ?? '');
  if (parent?.label !== undefined) throw notFound(parent, path.parent);
  throw new AzureError(
    404,
    'ParentResourceNotFound',
    `Failed to perform '${target.request.method}' on resource(s) of type '${type.type}', because the parent resource '${path.parent}' could not be found.`,
  );
}

function notFound(type: ResourceType, id: string): AzureError {
  const group = parsePath(id)?.resourceGroup;
  if (type.type === RESOURCE_GROUP) {
    return new AzureError(
      404,
      'ResourceGroupNotFound',
      `Resource group '${nameOf(id)}' could not be found.`,
    );
  }
  return new AzureError(
    404,
    'ResourceNotFound',
    type.label === undefined
      ? `The Resource '${type.type}/${nameOf(id)}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`
      : `${type.label} not found.`,
  );
}

async function handleResource(target: Target): Promise<Response> {
  const { request, path } = target;
  const type = typeOf(target);
  if (type.names !== undefined && !type.names.test(nameOf(path.id))) {
    throw new AzureError(
      400,
      'InvalidResourceName',
      `'${nameOf(path.id)}' is not a name of ${type.type}; it must match ${type.names.source}.`,
    );
  }
  if (request.method !== 'DELETE') requireParent(target, type);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return await read(target, type);
    case 'PUT':
    case 'PATCH':
      return await write(target, type);
    case 'DELETE':
      return await remove(target, type);
    default:
      throw notEmulated(`${request.method} ${path.id}`);
  }
}

async function read(target: Target, type: ResourceType): Promise<Response> {
  const { azure, request, url, path } = target;
  const resource = find(target, path.id);
  if (resource === undefined) throw notFound(type, path.id);
  const headers = type.versioned === undefined ? {} : { ETag: resource.etag };
  if (request.method === 'HEAD') {
    return new Response(null, { status: type.headStatus ?? 200, headers });
  }
  return Response.json(await present({ azure, resource, request, url }, type), { headers });
}

/** What a GET shows; `provisioningState` says so while an operation runs. */
async function present(call: Call, type: ResourceType): Promise<JsonObject> {
  const { id, name, body } = call.resource;
  const shown = type.show === undefined ? body : await type.show(call);
  const pending = call.azure.operations.isPending(id)
    ? { properties: merge(shown.properties, { provisioningState: 'Updating' }) }
    : {};
  return { id, name, type: call.resource.type, ...shown, ...pending };
}

async function write(target: Target, type: ResourceType): Promise<Response> {
  const { azure, request, url, path, apiVersion } = target;
  const previous = find(target, path.id);
  const patch = request.method === 'PATCH';
  if (type.write === undefined || (patch && type.noPatch === true)) {
    throw new AzureError(
      405,
      'MethodNotAllowed',
      `${request.method} is not allowed on ${type.type}.`,
    );
  }
  if (patch && previous === undefined) throw notFound(type, path.id);
  checkPrecondition(request, type, previous);
  const sent = await readBody(request);
  const { id: _id, name: _name, type: _type, etag: _etag, ...own } = sent;
  const body = patch ? merge(previous?.body, own) : own;
  if (type.located === true) checkLocation(type, path.id, body, previous);
  const written = await type.write({
    azure,
    id: path.id,
    name: nameOf(path.id),
    parent: path.parent,
    body,
    previous,
    apiVersion,
  });
  const stored = azure.store.put({
    id: previous?.id ?? path.id,
    name: previous?.name ?? nameOf(path.id),
    type: type.type,
    parent: path.parent,
    body: JSON.parse(JSON.stringify(written.body)),
    secrets: written.secrets ?? previous?.secrets ?? {},
  });
  await type.written?.(stored, azure);
  const status = previous === undefined ? (type.createdStatus ?? 201) : 200;
  const headers = new Headers(type.versioned === undefined ? {} : { ETag: stored.etag });
  const location = acceptedWrite(azure, stored, type, apiVersion, headers);
  if (location) return new Response(null, { status: 202, headers });
  const shown = await present({ azure, resource: stored, request, url }, type);
  return Response.json({ ...shown, ...type.showWritten?.(stored) }, { status, headers });
}

function checkPrecondition(
  request: Request,
  type: ResourceType,
  previous: Resource | undefined,
): void {
  if (type.versioned === undefined) return;
  const plain = (etag: string): string => etag.replace(/^W\//, '').replaceAll('"', '');
  const wanted = request.headers.get('if-match');
  if (wanted === null && request.method === 'PATCH') {
    throw new AzureError(
      400,
      'InvalidParameters',
      `The If-Match header is required to update ${type.type}; "*" updates unconditionally.`,
    );
  }
  const fails =
    (wanted !== null &&
      (previous === undefined || (wanted !== '*' && plain(wanted) !== plain(previous.etag)))) ||
    (request.headers.get('if-none-match') === '*' && previous !== undefined);
  if (fails) {
    throw new AzureError(412, 'PreconditionFailed', 'Resource was modified since last retrieval.');
  }
}

async function readBody(request: Request): Promise<JsonObject> {
  const text = await request.text();
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Falls through to the same refusal as JSON that is not an object.
  }
  throw new AzureError(
    400,
    'InvalidRequestContent',
    'The request content was invalid and could not be deserialized: a JSON object is expected.',
  );
}

function checkLocation(
  type: ResourceType,
  id: string,
  body: JsonObject,
  previous: Resource | undefined,
): void {
  const location = textAt(body, 'location');
  if (location === undefined || !/^[a-z][a-z0-9]*$/.test(normalizeLocation(location))) {
    throw new AzureError(
      400,
      'LocationRequired',
      `The location property is required for ${type.type}; it is a region such as japaneast.`,
    );
  }
  const before = textAt(previous?.body, 'location');
  if (before !== undefined && normalizeLocation(before) !== normalizeLocation(location)) {
    throw new AzureError(
      409,
      'InvalidResourceLocation',
      `The resource '${nameOf(id)}' already exists in location '${before}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`,
    );
  }
}

async function remove(target: Target, type: ResourceType): Promise<Response> {
  const { azure, types, request, url, path, apiVersion } = target;
  const resource = azure.store.get(path.id);
  if (resource === undefined) {
    if (type.type === RESOURCE_GROUP) throw notFound(type, path.id);
    return new Response(null, { status: 204 });
  }
  if (type.type === SUBSCRIPTION || type.write === undefined) {
    throw new AzureError(405, 'MethodNotAllowed', `DELETE is not allowed on ${type.type}.`);
  }
  checkPrecondition(request, type, resource);
  type.beforeDelete?.({ azure, resource, request, url });
  const finish = (): void => {
    for (const gone of azure.store.remove(path.id)) {
      types.get(gone.type.toLowerCase())?.deleted?.(gone, azure);
    }
  };
  if (azure.operations.enabled && type.longRunning?.delete !== undefined) {
    return acceptedDeletion(azure, resource, apiVersion, finish);
  }
  finish();
  return new Response(null, { status: 200 });
}

async function handleList(target: Target): Promise<Response> {
  const { azure, path, request, url } = target;
  if (request.method !== 'GET') throw notEmulated(`${request.method} ${url.pathname}`);
  const groups = path.type === SUBSCRIPTION && path.trailing?.toLowerCase() === 'resourcegroups';
  const name = groups ? RESOURCE_GROUP : `${path.type}/${path.trailing}`;
  const nested = name.split('/').length > 2;
  const type = typeOf(target, name);
  if (nested && path.id !== '' && find(target, path.id) === undefined) {
    throw notFound(typeOf(target), path.id);
  }
  const found = nested
    ? azure.store.children(path.id, type.type)
    : azure.store.ofType(type.type).filter(({ id }) => isWithin(id, path.id));
  const shown = await Promise.all(
    found.map((resource) => present({ azure, resource, request, url }, type)),
  );
  const filter = url.searchParams.get('$filter');
  const matching = filter === null ? shown : shown.filter((item) => matchesFilter(item, filter));
  return page(matching, url);
}

async function handleAction(target: Target): Promise<Response> {
  const { azure, path, request, url } = target;
  const type = typeOf(target);
  const action = type.actions?.[path.trailing?.toLowerCase() ?? ''];
  if (action === undefined) throw notEmulated(`POST ${path.id}/${path.trailing}`);
  const resource = find(target, path.id);
  if (resource === undefined) throw notFound(type, path.id);
  return await action({ azure, resource, request, url });
}
