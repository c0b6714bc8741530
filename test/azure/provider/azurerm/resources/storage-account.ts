/** A storage account. Both of its keys are read into the state, as azurerm does. */
import type { Arm } from '../../arm/client.ts';
import type { Attributes, Json, Value } from '../../protocol/values.ts';
import {
  at,
  block,
  flag,
  items,
  locationOf,
  optionalText,
  tagsOf,
  text,
  textMap,
  texts,
} from '../attributes.ts';
import { identityBody, identityOf } from '../identity.ts';
import { groupPath } from '../paths.ts';
import {
  action,
  type Body,
  changedFields,
  put,
  type Resource,
  refuseExisting,
  segment,
} from '../resource.ts';
import { idOf } from '../rules.ts';

const API_VERSION = '2025-08-01';

export const storageAccount: Resource = {
  id: idOf('Microsoft.Storage/storageAccounts'),

  create: async (arm, account) => {
    const path = `${groupPath(account, arm)}/providers/Microsoft.Storage/storageAccounts/${text(account, 'name')}`;
    await refuseExisting(arm, path, API_VERSION);
    await put(arm, path, API_VERSION, accountBody(account));
    return path;
  },

  read: async (arm, id) => {
    const document = await arm.get(id, API_VERSION);
    if (document === undefined) return null;
    const keys = await action(arm, `${id}/listKeys`, API_VERSION, { $expand: 'kerb' });
    await readServices(arm, id);
    return { ...attributes(document, id), ...secrets(keys, id) };
  },

  update: async (arm, id, account, prior) => {
    const body = changedFields(accountBody(prior), accountBody(account));
    await arm.change({ method: 'PATCH', path: id, body }, API_VERSION);
  },

  remove: (arm, id) => arm.remove(id, API_VERSION),

  rules: {
    name: {
      pattern: /^[a-z0-9]{3,24}$/,
      must: 'may have 3 to 24 lower-case letters and digits only',
    },
    account_tier: { anyOf: ['Standard', 'Premium'] },
    account_kind: {
      anyOf: ['Storage', 'BlobStorage', 'BlockBlobStorage', 'FileStorage', 'StorageV2'],
    },
    account_replication_type: { anyOf: ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'] },
    access_tier: { anyOf: ['Hot', 'Cool', 'Cold', 'Premium'] },
    'network_rules.default_action': { anyOf: ['Allow', 'Deny'] },
    'network_rules.bypass': { anyOf: ['None', 'AzureServices', 'Metrics', 'Logging'] },
    'network_rules.virtual_network_subnet_ids': idOf('Microsoft.Network/virtualNetworks/subnets'),
  },
  replacedBy: {
    // Azure converts between zone-redundant and other replication only on request, by hand.
    account_replication_type: (state, plan) => isZonal(state) !== isZonal(plan),
    account_kind: (state, plan) => state !== 'Storage' && plan !== 'StorageV2',
    large_file_share_enabled: (state, plan) => state === true && plan === false,
  },
  unmapped: [
    'allowed_copy_scope',
    'azure_files_authentication',
    'blob_properties',
    'custom_domain',
    'customer_managed_key',
    'edge_zone',
    'immutability_policy',
    'provisioned_billing_model_version',
    'routing',
    'sas_policy',
    'share_properties',
  ],
};

function isZonal(replication: Value): boolean {
  return String(replication).endsWith('ZRS');
}

/** azurerm reads these for its blocks of properties, which are left as they are here. */
async function readServices(arm: Arm, id: string): Promise<void> {
  await arm.get(`${id}/blobServices/default`, API_VERSION);
  await arm.get(`${id}/fileServices/default`, API_VERSION);
}

function accountBody(account: Attributes): Body {
  const sku = `${text(account, 'account_tier')}_${text(account, 'account_replication_type')}`;
  const rules = block(account, 'network_rules');
  const bypass = texts(rules ?? {}, 'bypass');
  return {
    location: text(account, 'location'),
    kind: text(account, 'account_kind'),
    sku: { name: sku },
    tags: textMap(account, 'tags') ?? {},
    identity: identityBody(account),
    properties: {
      accessTier: optionalText(account, 'access_tier'),
      allowBlobPublicAccess: flag(account, 'allow_nested_items_to_be_public'),
      allowCrossTenantReplication: flag(account, 'cross_tenant_replication_enabled'),
      allowSharedKeyAccess: flag(account, 'shared_access_key_enabled'),
      defaultToOAuthAuthentication: flag(account, 'default_to_oauth_authentication'),
      dnsEndpointType: text(account, 'dns_endpoint_type'),
      encryption: {
        keySource: 'Microsoft.Storage',
        services: {
          queue: { keyType: text(account, 'queue_encryption_key_type') },
          table: { keyType: text(account, 'table_encryption_key_type') },
        },
      },
      isHnsEnabled: flag(account, 'is_hns_enabled'),
      isLocalUserEnabled: flag(account, 'local_user_enabled'),
      isNfsV3Enabled: flag(account, 'nfsv3_enabled'),
      isSftpEnabled: flag(account, 'sftp_enabled'),
      minimumTlsVersion: text(account, 'min_tls_version'),
      publicNetworkAccess: flag(account, 'public_network_access_enabled') ? 'Enabled' : 'Disabled',
      requireInfrastructureEncryption:
        flag(account, 'infrastructure_encryption_enabled') || undefined,
      supportsHttpsTrafficOnly: flag(account, 'https_traffic_only_enabled'),
      networkAcls: {
        bypass: bypass.length > 0 ? bypass.join(', ') : 'AzureServices',
        defaultAction: rules ? text(rules, 'default_action') : 'Allow',
        ipRules: texts(rules ?? {}, 'ip_rules').map((value) => ({ value })),
        virtualNetworkRules: texts(rules ?? {}, 'virtual_network_subnet_ids').map((id) => ({ id })),
      },
    },
  };
}

function attributes(document: Json, id: string): Attributes {
  const property = (name: string): Json => at(document, `properties.${name}`);
  const [tier, replication] = String(at(document, 'sku.name')).split('_');
  return {
    name: segment(id, 'storageAccounts'),
    resource_group_name: segment(id, 'resourceGroups'),
    location: locationOf(document),
    account_kind: at(document, 'kind'),
    account_tier: tier ?? null,
    account_replication_type: replication ?? null,
    access_tier: property('accessTier'),
    allow_nested_items_to_be_public: property('allowBlobPublicAccess') === true,
    cross_tenant_replication_enabled: property('allowCrossTenantReplication') === true,
    shared_access_key_enabled: property('allowSharedKeyAccess') !== false,
    default_to_oauth_authentication: property('defaultToOAuthAuthentication') === true,
    dns_endpoint_type: property('dnsEndpointType') ?? 'Standard',
    queue_encryption_key_type: property('encryption.services.queue.keyType') ?? 'Service',
    table_encryption_key_type: property('encryption.services.table.keyType') ?? 'Service',
    infrastructure_encryption_enabled: property('requireInfrastructureEncryption') === true,
    is_hns_enabled: property('isHnsEnabled') === true,
    local_user_enabled: property('isLocalUserEnabled') !== false,
    nfsv3_enabled: property('isNfsV3Enabled') === true,
    sftp_enabled: property('isSftpEnabled') === true,
    min_tls_version: property('minimumTlsVersion') ?? 'TLS1_2',
    public_network_access_enabled: property('publicNetworkAccess') !== 'Disabled',
    https_traffic_only_enabled: property('supportsHttpsTrafficOnly') !== false,
    large_file_share_enabled: property('largeFileSharesState') === 'Enabled',
    primary_location: property('primaryLocation') ?? '',
    secondary_location: property('secondaryLocation') ?? '',
    network_rules: [
      {
        bypass: String(property('networkAcls.bypass') ?? 'AzureServices').split(/,\s*/),
        default_action: property('networkAcls.defaultAction') ?? 'Allow',
        ip_rules: items(document, 'properties.networkAcls.ipRules').map((rule) =>
          at(rule, 'value'),
        ),
        virtual_network_subnet_ids: items(
          document,
          'properties.networkAcls.virtualNetworkRules',
        ).map((rule) => at(rule, 'id')),
        private_link_access: [],
      },
    ],
    ...endpoints(document, 'primary'),
    ...endpoints(document, 'secondary'),
    identity: identityOf(document),
    tags: tagsOf(document),
  };
}

/** `primary_blob_endpoint`, `primary_blob_host` and their like, for each service and kind of routing. */
function endpoints(document: Json, which: 'primary' | 'secondary'): Attributes {
  const found: Attributes = {};
  for (const service of ['blob', 'queue', 'table', 'file', 'dfs', 'web']) {
    for (const routing of ['', 'internet', 'microsoft']) {
      // Queues and tables have no endpoints by internet routing.
      if (routing === 'internet' && (service === 'queue' || service === 'table')) continue;
      const [inside, infix] = routing === '' ? ['', ''] : [`${routing}Endpoints.`, `_${routing}`];
      const address = at(document, `properties.${which}Endpoints.${inside}${service}`);
      const prefix = `${which}_${service}${infix}`;
      found[`${prefix}_endpoint`] = address ?? '';
      found[`${prefix}_host`] = typeof address === 'string' ? new URL(address).host : '';
    }
  }
  return found;
}

function secrets(keys: Json, id: string): Attributes {
  const [primary, secondary] = items(keys, 'keys').map((key) => String(at(key, 'value')));
  const connection = (key: string | undefined): Value =>
    key
      ? `DefaultEndpointsProtocol=https;AccountName=${segment(id, 'storageAccounts')};AccountKey=${key};EndpointSuffix=core.windows.net`
      : '';
  return {
    primary_access_key: primary ?? '',
    secondary_access_key: secondary ?? '',
    primary_connection_string: connection(primary),
    secondary_connection_string: connection(secondary),
    primary_blob_connection_string: connection(primary),
    secondary_blob_connection_string: connection(secondary),
  };
}
