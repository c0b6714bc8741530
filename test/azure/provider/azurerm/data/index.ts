/** The data sources that this stand-in maps. Each finds one existing resource by its name. */
import type { Arm } from '../../arm/client.ts';
import { ProviderError } from '../../protocol/provider.ts';
import type { Attributes, Json } from '../../protocol/values.ts';
import { at, locationOf, tagsOf, text } from '../attributes.ts';
import { identityOf } from '../identity.ts';
import { groupPath, subscriptionPath } from '../paths.ts';
import type { DataSource, Resource } from '../resource.ts';
import { action } from '../resource.ts';
import { apiManagement } from '../resources/api-management.ts';
import { keyVault } from '../resources/key-vault.ts';
import { resourceGroup } from '../resources/resource-group.ts';
import { userAssignedIdentity } from '../resources/user-assigned-identity.ts';

const ACCOUNT_VERSION = '2024-10-01';

export const dataSources: { readonly [type: string]: DataSource } = {
  /** No request: everything is known from the provider block and the token. */
  azurerm_client_config: {
    read: async (arm) => {
      const { clientId, subscriptionId, tenantId } = arm.credentials;
      const objectId = await arm.objectId();
      return {
        id: Buffer.from(
          `clientConfigs/clientId=${clientId};objectId=${objectId};subscriptionId=${subscriptionId};tenantId=${tenantId}`,
        ).toString('base64'),
        client_id: clientId,
        object_id: objectId,
        subscription_id: subscriptionId,
        tenant_id: tenantId,
      };
    },
  },
  azurerm_resource_group: asResource(
    resourceGroup,
    (config, arm) => `${subscriptionPath(arm)}/resourceGroups/${text(config, 'name')}`,
  ),
  azurerm_user_assigned_identity: asResource(
    userAssignedIdentity,
    inGroup('Microsoft.ManagedIdentity/userAssignedIdentities'),
  ),
  azurerm_api_management: asResource(apiManagement, inGroup('Microsoft.ApiManagement/service')),
  azurerm_key_vault: asResource(keyVault, inGroup('Microsoft.KeyVault/vaults')),
  azurerm_cognitive_account: {
    read: async (arm, config) => {
      const id = inGroup('Microsoft.CognitiveServices/accounts')(config, arm);
      const document = await arm.get(id, ACCOUNT_VERSION);
      if (document === undefined) throw notFound(id);
      // An account without local authentication has no keys to list.
      const local = at(document, 'properties.disableLocalAuth') !== true;
      const keys = local ? await action(arm, `${id}/listKeys`, ACCOUNT_VERSION) : null;
      return { id, ...account(document), ...accountKeys(keys) };
    },
  },
};

/** A data source with the attributes of the resource of the same name. */
function asResource(
  resource: Resource,
  path: (config: Attributes, arm: Arm) => string,
): DataSource {
  return {
    read: async (arm, config) => {
      const id = path(config, arm);
      const found = await resource.read(arm, id, config);
      if (!found) throw notFound(id);
      return { ...found, id };
    },
  };
}

function inGroup(type: string): (config: Attributes, arm: Arm) => string {
  return (config, arm) => `${groupPath(config, arm)}/providers/${type}/${text(config, 'name')}`;
}

function notFound(id: string): ProviderError {
  return new ProviderError(
    `"${id}" was not found`,
    'A data source reads what exists already. Check the names and the subscription.',
  );
}

function account(document: Json): Attributes {
  const property = (name: string): Json => at(document, `properties.${name}`);
  return {
    kind: at(document, 'kind'),
    location: locationOf(document),
    sku_name: at(document, 'sku.name'),
    endpoint: property('endpoint'),
    custom_subdomain_name: property('customSubDomainName') ?? '',
    local_auth_enabled: property('disableLocalAuth') !== true,
    dynamic_throttling_enabled: property('dynamicThrottlingEnabled') === true,
    outbound_network_access_restricted: property('restrictOutboundNetworkAccess') === true,
    public_network_access_enabled: property('publicNetworkAccess') !== 'Disabled',
    project_management_enabled: property('allowProjectManagement') === true,
    identity: identityOf(document),
    tags: tagsOf(document),
  };
}

function accountKeys(keys: Json): Attributes {
  return {
    primary_access_key: at(keys, 'key1') ?? '',
    secondary_access_key: at(keys, 'key2') ?? '',
  };
}
