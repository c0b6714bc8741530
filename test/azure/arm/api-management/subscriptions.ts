/**
 * Subscriptions and their keys. Keys are shown by `listSecrets` and in the answer to a write, never by a GET.
 * Recorded exchange of ETags and regenerations: azure-sdk-for-net, SubscriptionTests/CreateListUpdateDelete.
 */
import { randomBytes } from 'node:crypto';
import { AzureError, validationError } from '../../errors.ts';
import { flagAt, type JsonObject, objectAt, textAt } from '../../json.ts';
import { keyOf, nameOf } from '../../resource-id.ts';
import type { Resource } from '../../store.ts';
import {
  type Call,
  noContent,
  ok,
  type ResourceType,
  type Write,
  type Written,
} from '../resource-type.ts';
import { API, child, PRODUCT, SUBSCRIPTION, serviceOf } from './types.ts';

const STATES = ['submitted', 'active', 'suspended', 'rejected', 'cancelled', 'expired'];

/** What the keys open; the id as Azure stores it. */
export type Scope =
  | { readonly type: 'all' }
  | { readonly type: 'api' | 'product'; readonly name: string };

export const subscriptionType: ResourceType = {
  type: SUBSCRIPTION,
  label: 'Subscription',
  versioned: 'strictly',
  write: writeSubscription,
  showWritten: ({ body, secrets }) => ({
    properties: { ...objectAt(body, 'properties'), ...secrets },
  }),
  actions: {
    listsecrets: ({ resource }) => ok(resource.secrets, { ETag: resource.etag }),
    regenerateprimarykey: (call) => regenerate(call, 'primaryKey'),
    regeneratesecondarykey: (call) => regenerate(call, 'secondaryKey'),
  },
};

/** 32 lower-case hexadecimal digits, as API Management generates them. */
export function newKey(): string {
  return randomBytes(16).toString('hex');
}

function regenerate({ azure, resource }: Call, slot: string): Response {
  azure.store.put({ ...resource, secrets: { ...resource.secrets, [slot]: newKey() } });
  return noContent();
}

function writeSubscription({ azure, id, parent, body, previous }: Write): Written {
  const { primaryKey, secondaryKey, ...properties } = objectAt(body, 'properties');
  const displayName = textAt(properties, 'displayName') ?? '';
  if (displayName === '' || displayName.length > 100) {
    throw validationError(
      'A subscription needs a displayName of 1 to 100 characters.',
      'displayName',
    );
  }
  const state = textAt(properties, 'state') ?? 'submitted';
  if (!STATES.includes(state)) {
    throw validationError(`'${state}' is not one of ${STATES.join(', ')}.`, 'state');
  }
  const secrets: JsonObject = {
    primaryKey: keyFor('primaryKey', primaryKey, previous),
    secondaryKey: keyFor('secondaryKey', secondaryKey, previous),
  };
  const taken = azure.store
    .children(parent, SUBSCRIPTION)
    .filter((other) => keyOf(other.id) !== keyOf(id))
    .flatMap((other) => Object.values(other.secrets));
  if (Object.values(secrets).some((key) => taken.includes(key))) {
    throw validationError('A subscription key must be unique within the service.', 'primaryKey');
  }
  const created = textAt(previous?.body, 'properties', 'createdDate');
  return {
    secrets,
    body: {
      properties: {
        ...properties,
        displayName,
        scope: canonicalScope(azure.store, parent, textAt(properties, 'scope') ?? ''),
        state,
        allowTracing: flagAt(properties, 'allowTracing') ?? false,
        createdDate: created ?? new Date(azure.now()).toISOString(),
      },
    },
  };
}

function keyFor(slot: string, sent: unknown, previous: Resource | undefined): string {
  if (sent === undefined || sent === null) return textAt(previous?.secrets, slot) ?? newKey();
  if (typeof sent !== 'string' || sent.length < 1 || sent.length > 256) {
    throw validationError(`${slot} has 1 to 256 characters.`, slot);
  }
  return sent;
}

/** `/products/x`, `/apis`, or the full id of either; Azure answers with the full id. */
function canonicalScope(
  store: Parameters<typeof child>[0],
  service: string,
  scope: string,
): string {
  const full = scope.startsWith('/subscriptions/') ? scope : `${service}${scope}`;
  const parsed = parseScope(full);
  if (keyOf(serviceOf(full)) !== keyOf(service) || parsed === undefined) {
    throw validationError(
      `The scope '${scope}' is not /apis, /apis/{api} or /products/{product} of this service.`,
      'scope',
    );
  }
  const missing =
    parsed.type !== 'all' &&
    child(store, service, parsed.type === 'api' ? API : PRODUCT, parsed.name) === undefined;
  if (missing) {
    throw new AzureError(400, 'ValidationError', `The scope '${scope}' does not exist.`, {
      details: [{ code: 'ValidationError', target: 'scope', message: `'${scope}' was not found.` }],
    });
  }
  return full;
}

/** Reads a stored scope; the service itself is the scope of the built-in `master` subscription. */
export function parseScope(scope: string): Scope | undefined {
  const rest = keyOf(scope).slice(keyOf(serviceOf(scope)).length);
  if (rest === '' || rest === '/apis') return { type: 'all' };
  const match = /^\/(apis|products)\/[^/]+$/.exec(rest);
  if (match === null) return undefined;
  return { type: match[1] === 'apis' ? 'api' : 'product', name: nameOf(scope) };
}
