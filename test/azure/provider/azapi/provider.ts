/** The azapi provider's side of the plugin protocol: three resources that can be anything in Azure. */
import { connect } from '../arm/client.ts';
import { resolveCredentials } from '../arm/credentials.ts';
import type { Edge } from '../arm/exchange.ts';
import { type Provider, ProviderError } from '../protocol/provider.ts';
import { readSchema } from '../protocol/schema.ts';
import type { Attributes } from '../protocol/values.ts';
import * as action from './action.ts';
import type { Connection } from './connection.ts';
import { dataSources } from './data.ts';
import { plain } from './json.ts';
import { createLocks } from './locks.ts';
import * as resource from './resource.ts';
import * as updateResource from './update-resource.ts';
import { validate } from './validate.ts';

export function createAzapi(edge: Edge): Provider {
  const schema = readSchema(new URL('schema.json', import.meta.url));
  const locks = createLocks();
  let configured: Connection | undefined;

  function connection(): Connection {
    if (!configured) throw new ProviderError('the azapi provider has not been configured');
    return configured;
  }

  return {
    schema,
    legacyTypeSystem: false,

    configure: async (config) => {
      refuseUnsupported(config);
      const settings = {
        subscriptionId: textOf(config.subscription_id),
        tenantId: textOf(config.tenant_id),
        clientId: textOf(config.client_id),
        clientSecret: textOf(config.client_secret),
      };
      const { subscriptionId } = resolveCredentials(settings, edge.environment);
      const ignoreNoOpChanges = config.ignore_no_op_changes !== false;
      configured = { schema, subscriptionId, ignoreNoOpChanges, arm: connect(edge, settings) };
    },

    validate,

    plan: async (request, signal) => {
      if (request.type === 'azapi_resource') return resource.plan(connection(), request, signal);
      if (request.type === 'azapi_resource_action') return action.plan(connection(), request);
      return updateResource.plan(connection(), request);
    },

    apply: (request, signal) => {
      const names = plain(request.planned?.locks ?? request.prior?.locks);
      return locks(Array.isArray(names) ? names.map(String) : [], () => {
        if (request.type === 'azapi_resource') return resource.apply(connection(), request, signal);
        if (request.type === 'azapi_resource_action') {
          return action.apply(connection(), request, signal);
        }
        return updateResource.apply(connection(), request, signal);
      });
    },

    read: async ({ type, state }, signal) => {
      const arm = connection().arm(signal);
      if (type === 'azapi_resource') return resource.read(arm, state);
      // An action has happened: there is nothing to look at.
      if (type === 'azapi_resource_action') return state;
      return updateResource.read(arm, state);
    },

    readData: async (type, config, signal) => {
      const read = dataSources[type];
      if (!read) throw new ProviderError(`this stand-in for azapi has no data source "${type}"`);
      return read(connection().arm(signal), config, signal);
    },

    import: (type, id) => {
      if (type === 'azapi_resource') return resource.imported(id);
      throw new ProviderError(`"${type}" cannot be imported`);
    },
  };
}

/** Options that would change what is planned or sent, and that this stand-in does not have. */
function refuseUnsupported(config: Attributes): void {
  for (const name of ['default_location', 'default_name', 'default_tags', 'endpoint']) {
    const value = config[name] ?? null;
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    throw new ProviderError(`this stand-in for azapi does not know "${name}"`, '', [name]);
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
