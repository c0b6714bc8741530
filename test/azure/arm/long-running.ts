/** The three ways in which Azure says "not yet": a status document, a location, or the resource itself. */
import type { Azure } from '../azure.ts';
import { AzureError } from '../errors.ts';
import { parsePath } from '../resource-id.ts';
import type { Resource } from '../store.ts';
import type { ResourceType } from './resource-type.ts';

const OPERATION =
  /\/providers\/Microsoft\.Resources\/(operationStatuses|operationResults)\/([\w-]+)$/i;
const HOST = 'https://management.azure.com';

function operationUrl(id: string, resource: Resource, kind: string, apiVersion: string): string {
  const subscription = parsePath(resource.id)?.subscription;
  return `${HOST}/subscriptions/${subscription}/providers/Microsoft.Resources/${kind}/${id}?api-version=${apiVersion}`;
}

/**
 * Starts an operation for a write that Azure may answer late, and sets its headers.
 * `status`: 200 or 201 and the header Azure-AsyncOperation. `location`: 202 and a Location that answers 202, then
 * 200. `self`: 202 and a Location that is the resource with `asyncId`, as API Management does for imports.
 *
 * @returns whether the answer is 202 and has no body.
 */
export function acceptedWrite(
  azure: Azure,
  resource: Resource,
  type: ResourceType,
  apiVersion: string,
  headers: Headers,
): boolean {
  const kind = type.longRunning?.put;
  if (!azure.operations.enabled || kind === undefined) return false;
  const { id } = azure.operations.start(resource.id, () => {});
  headers.set('Retry-After', '0');
  if (kind === 'status') {
    headers.set(
      'Azure-AsyncOperation',
      operationUrl(id, resource, 'operationStatuses', apiVersion),
    );
    return false;
  }
  headers.set(
    'Location',
    kind === 'self'
      ? `${HOST}${resource.id}?api-version=${apiVersion}&asyncId=${id}`
      : operationUrl(id, resource, 'operationResults', apiVersion),
  );
  return true;
}

/** Answers 202; `finish` runs when the client has polled often enough. */
export function acceptedDeletion(
  azure: Azure,
  resource: Resource,
  apiVersion: string,
  finish: () => void,
): Response {
  const { id } = azure.operations.start(resource.id, finish);
  const location = operationUrl(id, resource, 'operationResults', apiVersion);
  return new Response(null, { status: 202, headers: { Location: location, 'Retry-After': '0' } });
}

/**
 * Answers a poll of an operation.
 *
 * @returns undefined when the URL is not one; `read` when the written resource is the answer.
 */
export async function pollOperation(
  azure: Azure,
  url: URL,
): Promise<Response | { readonly read: string } | undefined> {
  const match = OPERATION.exec(url.pathname);
  const id = match?.[2] ?? url.searchParams.get('asyncId') ?? undefined;
  if (id === undefined) return undefined;
  const operation = await azure.operations.poll(id);
  if (operation === undefined) {
    throw new AzureError(404, 'NotFound', `The operation '${id}' does not exist.`);
  }
  if (match?.[1]?.toLowerCase() === 'operationstatuses') {
    return Response.json({ id, status: operation.done ? 'Succeeded' : 'InProgress' });
  }
  if (!operation.done) {
    return new Response(null, { status: 202, headers: { Location: url.href, 'Retry-After': '0' } });
  }
  const written = azure.store.get(operation.subject) !== undefined;
  return written ? { read: operation.subject } : new Response(null, { status: 200 });
}
