/**
 * `management.azure.com`: who calls, does the subscription exist, may they, how often. Then searches and other
 * routes that providers describe, and documents.
 */
import type { Azure, Plane } from '../azure.ts';
import { ARM_AUDIENCES } from '../directory/tokens.ts';
import { AzureError, notEmulated } from '../errors.ts';
import { type ArmPath, parsePath, RESOURCE_GROUP } from '../resource-id.ts';
import { handleDocuments } from './documents.ts';
import { pollOperation } from './long-running.ts';
import type { ResourceProvider, Route } from './resource-type.ts';

const API_VERSION = /^\d{4}-\d{2}-\d{2}(-[a-z]+(\.\d+)?)?$/;

export function createArm(azure: Azure, providers: readonly ResourceProvider[]): Plane {
  const types = new Map(
    providers
      .flatMap((provider) => provider.types)
      .map((type) => [type.type.toLowerCase(), type] as const),
  );
  const routes = providers.flatMap((provider) => provider.routes ?? []);
  return async (request) => {
    const url = new URL(request.url);
    const path = requirePath(url.pathname, request);
    const headers = admit(azure, request, path);
    const apiVersion = apiVersionOf(url);
    const answer = async (): Promise<Response> => {
      const polled = await pollOperation(azure, url);
      if (polled instanceof Response) return polled;
      const read = polled === undefined ? path : requirePath(polled.read, request);
      return (
        (await handleRoute(azure, routes, request, url)) ??
        (await handleDocuments({ azure, types, path: read, request, url, apiVersion }))
      );
    };
    const response = await answer();
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  };
}

/** @returns headers for the answer */
function admit(azure: Azure, request: Request, path: ArmPath): Readonly<Record<string, string>> {
  const caller = azure.tokens.verify(request, ARM_AUDIENCES);
  const { subscription } = path;
  // Tenant-wide reads, such as of a built-in role, are open to everybody who is signed in.
  if (subscription === undefined && request.method === 'GET') return {};
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
  const action = actionOf(request.method, path);
  if (!azure.access.mayAct(caller.objectId, action, path.id)) {
    throw new AzureError(
      403,
      'AuthorizationFailed',
      `The client '${caller.clientId}' with object id '${caller.objectId}' does not have authorization to perform action '${action}' over scope '${path.id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );
  }
  return azure.rateLimits.take(request.method, subscription ?? '', caller.objectId);
}

async function handleRoute(
  azure: Azure,
  routes: readonly Route[],
  request: Request,
  url: URL,
): Promise<Response | undefined> {
  for (const route of routes) {
    const match = route.method === request.method ? route.path.exec(url.pathname) : null;
    if (match !== null) {
      const parts = match.map((part) => decodeURIComponent(part));
      return await route.handle({ azure, match: parts, request, url });
    }
  }
  return undefined;
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
  // A question that has a body: learn.microsoft.com/azure/role-based-access-control/resource-provider-operations.
  if (path.trailing?.toLowerCase() === 'checknameavailability') {
    return `${spelled}/${path.trailing}/read`;
  }
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
