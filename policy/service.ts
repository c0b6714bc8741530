/** What Terraform makes of a balancer, as a service for the local gateway: backends, pools, the API, products, keys. */

import type { Balancer } from './balancer.ts';
import type { Breaker } from './configuration.ts';
import type {
  CircuitBreakerRule,
  Operation,
  PoolBackend,
  Service,
  SingleBackend,
} from './gateway/index.ts';
import { durationSeconds } from './standards/duration.ts';

export type Deployment = {
  /** The policy document of the API. */
  readonly policy: string;
  readonly operations: readonly Operation[];
  readonly region: string;
  /** Client id of the managed identity, which the policy reads as a named value. */
  readonly identityClientId: string;
  /** The keys of a consumer. */
  keysOf(consumer: string): { readonly primary: string; readonly secondary: string };
};

/** No consumer can have this name: theirs hold no underscore. */
const PRODUCT = 'openai_consumers';

/** The same names and settings as terraform/modules/gateway gives them. */
export function createService(balancer: Balancer, deployment: Deployment): Service {
  const { callers, environment, path } = balancer;
  const consumers = callers.keys ? balancer.consumers : [];
  return {
    name: environment,
    region: deployment.region,
    sku: balancer.sku,
    policy: undefined,
    namedValues: new Map([['identity-client-id', deployment.identityClientId]]),
    fragments: new Map(),
    backends: new Map(backendsOf(balancer)),
    apis: [
      {
        id: 'openai',
        name: 'Azure OpenAI',
        path,
        revision: '1',
        serviceUrl: undefined,
        // Keys are checked before policies run, which therefore refuse callers that have neither key nor token.
        subscriptionRequired: callers.entra === undefined,
        subscriptionKey: { header: 'api-key', query: 'api-key', bearer: callers.bearer },
        operations: deployment.operations,
        policy: deployment.policy,
      },
    ],
    products: [
      {
        id: PRODUCT,
        name: 'Azure OpenAI consumers',
        published: true,
        subscriptionRequired: true,
        apis: ['openai'],
        policy: undefined,
      },
    ],
    subscriptions: consumers.map(({ name, subscription }) => {
      const { primary, secondary } = deployment.keysOf(name);
      return {
        id: subscription,
        name,
        scope: { type: 'product', product: PRODUCT },
        active: true,
        primaryKey: primary,
        secondaryKey: secondary,
      };
    }),
  };
}

function backendsOf({
  models,
  breaker,
  backends,
}: Balancer): readonly [string, SingleBackend | PoolBackend][] {
  const circuitBreaker = breaker === undefined ? undefined : ruleOf(breaker);
  return [
    ...backends.map(({ name, url }): [string, SingleBackend] => [
      name,
      { type: 'Single', url, circuitBreaker },
    ]),
    ...models.flatMap(({ pool }): [string, PoolBackend][] =>
      pool === undefined
        ? []
        : [
            [
              pool.name,
              {
                type: 'Pool',
                services: pool.members.map(({ backend, priority, weight }) => ({
                  backend,
                  priority,
                  weight,
                })),
                sessionCookie: undefined,
              },
            ],
          ],
    ),
  ];
}

function ruleOf({ failures, interval, trip, acceptRetryAfter }: Breaker): CircuitBreakerRule {
  return {
    name: 'throttled-or-failing',
    failures: { count: failures },
    interval: durationSeconds(interval) * 1000,
    tripDuration: durationSeconds(trip) * 1000,
    acceptRetryAfter,
    statusCodeRanges: [
      { min: 429, max: 429 },
      { min: 500, max: 599 },
    ],
    errorReasons: ['BackendConnectionFailure', 'Timeout'],
  };
}

/** @param openapi an OpenAPI description as `adjustOpenApi` writes it: every operation has an id */
export function operationsOf(openapi: string): readonly Operation[] {
  const { paths }: { paths: Record<string, Record<string, { operationId: string }>> } =
    JSON.parse(openapi);
  return Object.entries(paths).flatMap(([urlTemplate, item]) =>
    Object.entries(item).map(([method, { operationId }]) => ({
      id: operationId,
      name: operationId,
      method: method.toUpperCase(),
      urlTemplate,
      policy: undefined,
    })),
  );
}
