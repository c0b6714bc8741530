/** Translates the documents of an API Management service into what the local gateway serves. */

import type {
  Api,
  CircuitBreakerRule,
  PoolBackend,
  Product,
  Service,
  SingleBackend,
  Subscription,
} from '../../../policy/gateway/index.ts';
import { durationSeconds } from '../../../policy/standards/duration.ts';
import { keyParameters, needsSubscription } from '../arm/api-management/apis.ts';
import { memberIds } from '../arm/api-management/backends.ts';
import { namedValueText, type ReadSecret } from '../arm/api-management/named-values.ts';
import { parseScope } from '../arm/api-management/subscriptions.ts';
import {
  API,
  BACKEND,
  FRAGMENT,
  NAMED_VALUE,
  OPERATION,
  PRODUCT,
  PRODUCT_API,
  SUBSCRIPTION,
} from '../arm/api-management/types.ts';
import type { Azure } from '../azure.ts';
import { flagAt, type Json, type JsonObject, listAt, numberAt, objectAt, textAt } from '../json.ts';
import { nameOf } from '../resource-id.ts';
import type { Resource, Store } from '../store.ts';

/** @throws {AzureError} when a named value's Key Vault secret cannot be read */
export function toService(azure: Azure, service: Resource, readSecret: ReadSecret): Service {
  const { store } = azure;
  const children = (type: string): readonly Resource[] => store.children(service.id, type);
  return {
    name: service.name,
    ...skuOf(service),
    region: textAt(service.body, 'location') ?? '',
    policy: policyOf(store, service.id),
    namedValues: new Map(
      children(NAMED_VALUE).map((resource) => [
        textAt(resource.body, 'properties', 'displayName') ?? resource.name,
        namedValueText(azure, resource, readSecret),
      ]),
    ),
    fragments: new Map(
      children(FRAGMENT).map(({ name, body }) => [name, textAt(body, 'properties', 'value') ?? '']),
    ),
    backends: new Map(
      children(BACKEND).map(({ name, body }) => [name, toBackend(store, body)] as const),
    ),
    apis: children(API).map((api) => toApi(store, api)),
    products: children(PRODUCT).map((product) => toProduct(store, product)),
    subscriptions: children(SUBSCRIPTION).flatMap((subscription) => toSubscription(subscription)),
  };
}

function skuOf({ body }: Resource): Pick<Service, 'sku'> {
  const name = textAt(body, 'sku', 'name');
  return name === undefined ? {} : { sku: `${name}_${numberAt(body, 'sku', 'capacity') ?? 1}` };
}

function policyOf(store: Store, id: string): string | undefined {
  return textAt(store.get(`${id}/policies/policy`)?.body, 'properties', 'value');
}

function toBackend(store: Store, body: JsonObject): SingleBackend | PoolBackend {
  const properties = objectAt(body, 'properties');
  if (textAt(properties, 'type') === 'Pool') {
    const services = listAt(properties, 'pool', 'services');
    return {
      type: 'Pool',
      services: memberIds(body).map((id, index) => ({
        backend: store.get(id)?.name ?? nameOf(id),
        priority: numberAt(services[index], 'priority'),
        weight: numberAt(services[index], 'weight'),
      })),
      sessionCookie: textAt(properties, 'pool', 'sessionAffinity', 'sessionId', 'name'),
    };
  }
  const [rule] = listAt(properties, 'circuitBreaker', 'rules');
  return {
    type: 'Single',
    url: textAt(properties, 'url') ?? '',
    circuitBreaker: rule === undefined ? undefined : toRule(rule),
  };
}

function toRule(rule: Json): CircuitBreakerRule {
  const condition = objectAt(rule, 'failureCondition');
  const count = numberAt(condition, 'count');
  return {
    name: textAt(rule, 'name') ?? '',
    failures:
      count === undefined ? { percentage: numberAt(condition, 'percentage') ?? 100 } : { count },
    interval: durationSeconds(textAt(condition, 'interval') ?? '') * 1000,
    tripDuration: durationSeconds(textAt(rule, 'tripDuration') ?? '') * 1000,
    acceptRetryAfter: flagAt(rule, 'acceptRetryAfter') ?? false,
    statusCodeRanges: listAt(condition, 'statusCodeRanges').map((range) => ({
      min: numberAt(range, 'min') ?? 0,
      max: numberAt(range, 'max') ?? 0,
    })),
    errorReasons: listAt(condition, 'errorReasons').map(String),
  };
}

function toApi(store: Store, { id, name, body }: Resource): Api {
  const properties = objectAt(body, 'properties');
  return {
    id: name,
    name: textAt(properties, 'displayName') ?? name,
    path: textAt(properties, 'path') ?? '',
    revision: textAt(properties, 'apiRevision') ?? '1',
    serviceUrl: textAt(properties, 'serviceUrl'),
    subscriptionRequired: needsSubscription(body),
    subscriptionKey: keyParameters(body),
    policy: policyOf(store, id),
    operations: store.children(id, OPERATION).map((operation) => ({
      id: operation.name,
      name: textAt(operation.body, 'properties', 'displayName') ?? operation.name,
      method: textAt(operation.body, 'properties', 'method') ?? '',
      urlTemplate: textAt(operation.body, 'properties', 'urlTemplate') ?? '',
      policy: policyOf(store, operation.id),
    })),
  };
}

function toProduct(store: Store, { id, name, body }: Resource): Product {
  const properties = objectAt(body, 'properties');
  return {
    id: name,
    name: textAt(properties, 'displayName') ?? name,
    published: textAt(properties, 'state') === 'published',
    subscriptionRequired: flagAt(properties, 'subscriptionRequired') ?? true,
    apis: store.children(id, PRODUCT_API).map((api) => api.name),
    policy: policyOf(store, id),
  };
}

function toSubscription({ name, body, secrets }: Resource): readonly Subscription[] {
  const scope = parseScope(textAt(body, 'properties', 'scope') ?? '');
  if (scope === undefined) return [];
  return [
    {
      id: name,
      name: textAt(body, 'properties', 'displayName') ?? name,
      scope:
        scope.type === 'all'
          ? { type: 'all' }
          : scope.type === 'api'
            ? { type: 'api', api: scope.name }
            : { type: 'product', product: scope.name },
      active: textAt(body, 'properties', 'state') === 'active',
      primaryKey: textAt(secrets, 'primaryKey') ?? '',
      secondaryKey: textAt(secrets, 'secondaryKey') ?? '',
    },
  ];
}
