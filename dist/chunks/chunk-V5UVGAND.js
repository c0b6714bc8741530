import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  durationSeconds
} from "./chunk-A3RQCBOI.js";

// policy/service.ts
var PRODUCT = "openai_consumers";
function createService(balancer, deployment) {
  const { callers, environment, path } = balancer;
  const consumers = callers.keys ? balancer.consumers : [];
  return {
    name: environment,
    region: deployment.region,
    sku: balancer.sku,
    policy: void 0,
    namedValues: /* @__PURE__ */ new Map([["identity-client-id", deployment.identityClientId]]),
    fragments: /* @__PURE__ */ new Map(),
    backends: new Map(backendsOf(balancer)),
    apis: [
      {
        id: "openai",
        name: "Azure OpenAI",
        path,
        revision: "1",
        serviceUrl: void 0,
        // Keys are checked before policies run, which therefore refuse callers that have neither key nor token.
        subscriptionRequired: callers.entra === void 0,
        subscriptionKey: { header: "api-key", query: "api-key", bearer: callers.bearer },
        operations: deployment.operations,
        policy: deployment.policy
      }
    ],
    products: [
      {
        id: PRODUCT,
        name: "Azure OpenAI consumers",
        published: true,
        subscriptionRequired: true,
        apis: ["openai"],
        policy: void 0
      }
    ],
    subscriptions: consumers.map(({ name, subscription }) => {
      const { primary, secondary } = deployment.keysOf(name);
      return {
        id: subscription,
        name,
        scope: { type: "product", product: PRODUCT },
        active: true,
        primaryKey: primary,
        secondaryKey: secondary
      };
    })
  };
}
function backendsOf({
  models,
  breaker,
  backends
}) {
  const circuitBreaker = breaker === void 0 ? void 0 : ruleOf(breaker);
  return [
    ...backends.map(({ name, url }) => [
      name,
      { type: "Single", url, circuitBreaker }
    ]),
    ...models.flatMap(
      ({ pool }) => pool === void 0 ? [] : [
        [
          pool.name,
          {
            type: "Pool",
            services: pool.members.map(({ backend, priority, weight }) => ({
              backend,
              priority,
              weight
            })),
            sessionCookie: void 0
          }
        ]
      ]
    )
  ];
}
function ruleOf({ failures, interval, trip, acceptRetryAfter }) {
  return {
    name: "throttled-or-failing",
    failures: { count: failures },
    interval: durationSeconds(interval) * 1e3,
    tripDuration: durationSeconds(trip) * 1e3,
    acceptRetryAfter,
    statusCodeRanges: [
      { min: 429, max: 429 },
      { min: 500, max: 599 }
    ],
    errorReasons: ["BackendConnectionFailure", "Timeout"]
  };
}
function operationsOf(openapi) {
  const { paths } = JSON.parse(openapi);
  return Object.entries(paths).flatMap(
    ([urlTemplate, item]) => Object.entries(item).map(([method, { operationId }]) => ({
      id: operationId,
      name: operationId,
      method: method.toUpperCase(),
      urlTemplate,
      policy: void 0
    }))
  );
}

export {
  createService,
  operationsOf
};
