/**
 * Reading, writing, deleting and listing documents, the same way for every resource type: the place must exist, the
 * precondition must hold, then the type judges the body. A type that nobody describes is refused by name.
 */
import type { Azure } from '../azure.ts';
import { AzureError, notEmulated } from '../errors.ts';
import { isObject, type JsonObject, merge, objectAt, textAt } from '../json.ts';
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
import { readBody } from './body.ts';
import { matchesFilter, page } from './list.ts';
import { normalizeLocation } from './location.ts';
import { acceptedDeletion, acceptedWrite } from './long-running.ts';
import { requireRegistration } from './registrations.ts';
import type { Call, ResourceType } from './resource-type.ts';

export type Target = {
  readonly azure: Azure;
  /** By lower-case type. */
  readonly types: ReadonlyMap<string, ResourceType>;
  readonly path: ArmPath;
  readonly request: Request;
  readonly url: URL;
  readonly apiVersion: string;
};

/** @throws {AzureError} */
export async function handleDocuments(target: Target): Promise<Response> {
  if (target.path.trailing === undefined) return await handleResource(target);
  return target.request.method === 'POST' ? await handleAction(target) : await handleList(target);
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
  const topLevel = type.type.split('/').length === 2 && type.scope !== 'any';
  const grouped = parsePath(path.parent)?.type === RESOURCE_GROUP;
  if (topLevel && !grouped && ![SUBSCRIPTION, RESOURCE_GROUP].includes(type.type)) {
    throw new AzureError(
      400,
      'InvalidResourceScope',
      `A resource of type '${type.type}' stands in a resource group, not below '${path.parent}'.`,
    );
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
  const sent = await readBody(request);
  // From here to the store nothing may wait: of two writers with one ETag, the second must find it stale.
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
  const { id: _id, name: _name, type: _type, etag: _etag, ...own } = sent;
  // A merge patch, but for tags: those that are sent are all there are.
  const tags = patch && isObject(own.tags) ? { tags: own.tags } : {};
  const body = patch ? { ...merge(previous?.body, own), ...tags } : own;
  if (type.located === true) checkLocation(type, path.id, body, previous);
  if (path.subscription !== undefined) {
    requireRegistration(azure.registrations, path.subscription, path.type.split('/')[0] ?? '');
  }
  const written = type.write({
    azure,
    id: path.id,
    name: nameOf(path.id),
    parent: path.parent,
    body: withPolicyTags(azure, type, body),
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
  await written.after?.(stored);
  const status = previous === undefined ? (type.createdStatus ?? 201) : 200;
  const headers = new Headers(type.versioned === undefined ? {} : { ETag: stored.etag });
  const location = acceptedWrite(azure, stored, type, apiVersion, headers);
  if (location) return new Response(null, { status: 202, headers });
  const shown = await present({ azure, resource: stored, request, url }, type);
  return Response.json({ ...shown, ...type.showWritten?.(stored) }, { status, headers });
}

/** An assignment of the built-in policy "Add a tag to resources": only what is not there is added. */
function withPolicyTags({ policyTags }: Azure, type: ResourceType, body: JsonObject): JsonObject {
  if (type.located !== true || policyTags.size === 0) return body;
  const tags = objectAt(body, 'tags');
  const present = Object.keys(tags).map((name) => name.toLowerCase());
  const added = [...policyTags].filter(([name]) => !present.includes(name.toLowerCase()));
  return { ...body, tags: { ...tags, ...Object.fromEntries(added) } };
}

/** `If-Match: *` is no condition: azurerm creates APIs with it. */
function checkPrecondition(
  request: Request,
  type: ResourceType,
  previous: Resource | undefined,
): void {
  if (type.versioned === undefined) return;
  const plain = (etag: string): string => etag.replace(/^W\//, '').replaceAll('"', '');
  const wanted = request.headers.get('if-match');
  if (wanted === null && request.method === 'PATCH' && type.versioned === 'strictly') {
    throw new AzureError(
      400,
      'InvalidParameters',
      `The If-Match header is required to update ${type.type}; "*" updates unconditionally.`,
    );
  }
  const stale = wanted !== null && wanted !== '*' && plain(wanted) !== plain(previous?.etag ?? '');
  const exists = request.headers.get('if-none-match') === '*' && previous !== undefined;
  if (stale || exists) {
    throw new AzureError(412, 'PreconditionFailed', 'Resource was modified since last retrieval.');
  }
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
  if (type.write === undefined) {
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
