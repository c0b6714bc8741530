import { definePolicy, optional, prepared, text, unsupported } from '../pipeline/definition.ts';

const serviceFabric = unsupported('it is about Service Fabric');
const dapr = unsupported('it is about Dapr');

/**
 * Decides where forward-request sends to: a registered backend or pool, or any URL. A URL cannot replace a backend
 * that a policy chose before ("set-backend-service", usage notes).
 */
export const setBackendService = definePolicy({
  name: 'set-backend-service',
  sections: ['inbound', 'backend', 'on-error'],
  attributes: {
    'base-url': optional(text),
    'backend-id': optional(text),
    'sf-resolve-condition': serviceFabric,
    'sf-service-instance-name': serviceFabric,
    'sf-partition-key': serviceFabric,
    'sf-listener-name': serviceFabric,
    'sf-replica-type': serviceFabric,
    'dapr-app-id': dapr,
    'dapr-method': dapr,
    'dapr-namespace': dapr,
  },
  compile({ attributes, place }, report) {
    const { 'base-url': baseUrl, 'backend-id': backendId } = attributes;
    if ((baseUrl === undefined) === (backendId === undefined)) {
      report('<set-backend-service> needs either "base-url" or "backend-id"');
    }
    return prepared([baseUrl, backendId], (exchange) => {
      if (backendId !== undefined) {
        const id = backendId.evaluate(exchange);
        exchange.target = { type: 'backend', id };
        exchange.trace?.(place, `the backend is "${id}"`);
      } else if (baseUrl !== undefined) {
        const url = baseUrl.evaluate(exchange);
        if (exchange.target?.type === 'backend') {
          const { id } = exchange.target;
          exchange.trace?.(place, `base-url is ignored: backend-id "${id}" was set before`, {
            url,
          });
          return undefined;
        }
        exchange.target = { type: 'url', url };
        exchange.trace?.(place, `the backend's URL is ${url}`);
      }
      return undefined;
    });
  },
});
