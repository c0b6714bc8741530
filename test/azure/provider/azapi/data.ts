/** Data sources of azapi. */
import type { Arm } from '../arm/client.ts';
import { ProviderError } from '../protocol/provider.ts';
import type { Attributes } from '../protocol/values.ts';
import { actionId, run } from './action.ts';
import { exportValues } from './export.ts';
import { identityOf } from './identity.ts';
import { plainObject } from './json.ts';
import { extrasOf, getDocument } from './requests.ts';
import { nameOfId, parentOfId, parseType, resourceId } from './resource-type.ts';

type ReadData = (arm: Arm, config: Attributes, signal: AbortSignal) => Promise<Attributes>;

export const dataSources: { readonly [type: string]: ReadData } = {
  azapi_client_config: async (arm) => {
    const { subscriptionId, tenantId } = arm.credentials;
    return {
      id: `clientConfigs/subscriptionId=${subscriptionId};tenantId=${tenantId}`,
      object_id: await arm.objectId(),
      subscription_id: subscriptionId,
      subscription_resource_id: `/subscriptions/${subscriptionId}`,
      tenant_id: tenantId,
    };
  },

  azapi_resource: async (arm, config) => {
    const type = parseType(String(config.type));
    const id =
      typeof config.resource_id === 'string'
        ? config.resource_id
        : resourceId(type, String(config.parent_id), String(config.name));
    const found = await getDocument(arm, id, type.apiVersion, extrasOf(config, ''));
    if (found === undefined && config.ignore_not_found !== true) {
      throw new ProviderError(`"${id}" was not found`, 'A data source reads what exists already.');
    }
    const document = plainObject(found ?? null);
    return {
      ...config,
      id,
      resource_id: id,
      name: nameOfId(id),
      parent_id: parentOfId(id),
      exists: found !== undefined,
      location: document.location ?? null,
      tags: document.tags ?? null,
      identity: identityOf(document, undefined),
      output: found === undefined ? null : exportValues(found, config.response_export_values),
    };
  },

  /** Sent at every plan: a listSecrets here leaves its keys in the state. */
  azapi_resource_action: async (arm, config, signal) => {
    const { exist: _, ...answered } = await run(arm, config, signal);
    return { ...config, ...answered, id: actionId(config) };
  },
};
