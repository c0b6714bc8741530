/** A key vault. Deleting one only hides it: its name is free again after a purge. */
import type { Arm } from '../../arm/client.ts';
import { ProviderError } from '../../protocol/provider.ts';
import type { Attributes, Json, Value } from '../../protocol/values.ts';
import {
  at,
  block,
  blocks,
  flag,
  items,
  locationOf,
  normalizeLocation,
  optionalNumber,
  optionalText,
  tagsOf,
  text,
  textMap,
  texts,
} from '../attributes.ts';
import { groupPath } from '../paths.ts';
import {
  type Body,
  changedFields,
  put,
  type Resource,
  refuseExisting,
  segment,
} from '../resource.ts';
import { idOf, uuid } from '../rules.ts';

const API_VERSION = '2026-02-01';

export const keyVault: Resource = {
  id: idOf('Microsoft.KeyVault/vaults'),

  create: async (arm, vault, features) => {
    const path = `${groupPath(vault, arm)}/providers/Microsoft.KeyVault/vaults/${text(vault, 'name')}`;
    await refuseExisting(arm, path, API_VERSION);
    const deleted = await arm.get(deletedPath(path, text(vault, 'location')), API_VERSION);
    const recover =
      deleted !== undefined &&
      features.enabled('key_vault', 'recover_soft_deleted_key_vaults', true);
    const body = vaultBody(vault);
    const createMode = recover ? 'recover' : 'default';
    const properties = { ...body.properties, createMode };
    await put(arm, path, API_VERSION, { ...body, properties });
    return path;
  },

  read: async (arm, id) => {
    const document = await arm.get(id, API_VERSION);
    return document === undefined ? null : vaultAttributes(document, id);
  },

  update: async (arm, id, vault, prior) => {
    refuseUndoing(id, vault, prior);
    const body = changedFields(vaultBody(prior), vaultBody(vault));
    await arm.change({ method: 'PATCH', path: id, body }, API_VERSION);
  },

  remove: async (arm, id, vault, features) => {
    await arm.get(id, API_VERSION);
    await arm.remove(id, API_VERSION);
    if (
      features.enabled('key_vault', 'purge_soft_delete_on_destroy', true) &&
      !flag(vault, 'purge_protection_enabled')
    ) {
      await purge(arm, deletedPath(id, text(vault, 'location')));
    }
  },

  rules: {
    name: {
      pattern: /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/,
      must: 'must have 3 to 24 letters, digits and dashes, start with a letter, end with a letter or digit, and have no two dashes in a row',
    },
    soft_delete_retention_days: { from: 7, to: 90 },
    sku_name: { anyOf: ['standard', 'premium'] },
    tenant_id: uuid,
    'access_policy.tenant_id': uuid,
    'access_policy.object_id': uuid,
    'access_policy.application_id': { ...uuid, pattern: new RegExp(`${uuid.pattern.source}|^$`) },
    'network_acls.bypass': { anyOf: ['None', 'AzureServices'] },
    'network_acls.default_action': { anyOf: ['Allow', 'Deny'] },
  },
};

/** Two settings of a vault are for good; azurerm says so when it applies. */
function refuseUndoing(id: string, vault: Attributes, prior: Attributes): void {
  if (flag(prior, 'purge_protection_enabled') && !flag(vault, 'purge_protection_enabled')) {
    throw new ProviderError(
      `updating "${id}": once Purge Protection has been Enabled it's not possible to disable it`,
    );
  }
  if (prior.soft_delete_retention_days !== vault.soft_delete_retention_days) {
    throw new ProviderError(
      `updating "${id}": once \`soft_delete_retention_days\` has been configured it cannot be modified`,
    );
  }
}

function deletedPath(id: string, location: string): string {
  return `/subscriptions/${segment(id, 'subscriptions')}/providers/Microsoft.KeyVault/locations/${normalizeLocation(location)}/deletedVaults/${segment(id, 'vaults')}`;
}

async function purge(arm: Arm, path: string): Promise<void> {
  await arm.change({ method: 'POST', path: `${path}/purge` }, API_VERSION);
}

function vaultBody(vault: Attributes): Body {
  const rules = block(vault, 'network_acls');
  return {
    location: text(vault, 'location'),
    tags: textMap(vault, 'tags') ?? {},
    properties: {
      tenantId: text(vault, 'tenant_id'),
      sku: { family: 'A', name: text(vault, 'sku_name') },
      accessPolicies: blocks(vault, 'access_policy').map((policy) => ({
        tenantId: text(policy, 'tenant_id'),
        objectId: text(policy, 'object_id'),
        applicationId: optionalText(policy, 'application_id'),
        permissions: {
          certificates: texts(policy, 'certificate_permissions'),
          keys: texts(policy, 'key_permissions'),
          secrets: texts(policy, 'secret_permissions'),
          storage: texts(policy, 'storage_permissions'),
        },
      })),
      enableRbacAuthorization: flag(vault, 'rbac_authorization_enabled'),
      enabledForDeployment: flag(vault, 'enabled_for_deployment'),
      enabledForDiskEncryption: flag(vault, 'enabled_for_disk_encryption'),
      enabledForTemplateDeployment: flag(vault, 'enabled_for_template_deployment'),
      enableSoftDelete: true,
      // The default is left to the service.
      softDeleteRetentionInDays:
        vault.soft_delete_retention_days === 90
          ? undefined
          : optionalNumber(vault, 'soft_delete_retention_days'),
      // Azure refuses to be told that protection is off: it can only be switched on.
      enablePurgeProtection: flag(vault, 'purge_protection_enabled') || undefined,
      publicNetworkAccess: flag(vault, 'public_network_access_enabled') ? 'Enabled' : 'Disabled',
      networkAcls: rules && {
        bypass: text(rules, 'bypass'),
        defaultAction: text(rules, 'default_action'),
        ipRules: texts(rules, 'ip_rules').map((value) => ({ value })),
        virtualNetworkRules: texts(rules, 'virtual_network_subnet_ids').map((id) => ({ id })),
      },
    },
  };
}

/** The attributes that the data source has as well. */
export function vaultAttributes(document: Json, id: string): Attributes {
  const property = (name: string): Json => at(document, `properties.${name}`);
  return {
    name: segment(id, 'vaults'),
    resource_group_name: segment(id, 'resourceGroups'),
    location: locationOf(document),
    tenant_id: property('tenantId'),
    sku_name: property('sku.name'),
    vault_uri: property('vaultUri'),
    access_policy: items(document, 'properties.accessPolicies').map(accessPolicyOf),
    rbac_authorization_enabled: property('enableRbacAuthorization') === true,
    enabled_for_deployment: property('enabledForDeployment') === true,
    enabled_for_disk_encryption: property('enabledForDiskEncryption') === true,
    enabled_for_template_deployment: property('enabledForTemplateDeployment') === true,
    soft_delete_retention_days: property('softDeleteRetentionInDays') ?? 90,
    purge_protection_enabled: property('enablePurgeProtection') === true,
    public_network_access_enabled: property('publicNetworkAccess') !== 'Disabled',
    network_acls: [
      {
        bypass: property('networkAcls.bypass') ?? 'AzureServices',
        default_action: property('networkAcls.defaultAction') ?? 'Allow',
        ip_rules: items(document, 'properties.networkAcls.ipRules').map((rule) =>
          at(rule, 'value'),
        ),
        virtual_network_subnet_ids: items(
          document,
          'properties.networkAcls.virtualNetworkRules',
        ).map((rule) => at(rule, 'id')),
      },
    ],
    tags: tagsOf(document),
  };
}

function accessPolicyOf(policy: Json): Value {
  return {
    tenant_id: at(policy, 'tenantId'),
    object_id: at(policy, 'objectId'),
    application_id: at(policy, 'applicationId') ?? '',
    certificate_permissions: at(policy, 'permissions.certificates') ?? [],
    key_permissions: at(policy, 'permissions.keys') ?? [],
    secret_permissions: at(policy, 'permissions.secrets') ?? [],
    storage_permissions: at(policy, 'permissions.storage') ?? [],
  };
}
