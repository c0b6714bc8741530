import type { Arm } from '../../arm/client.ts';
import type { Attributes } from '../../protocol/values.ts';
import {
  at,
  flag,
  locationOf,
  optionalNumber,
  optionalText,
  tagsOf,
  text,
  textMap,
} from '../attributes.ts';
import { groupPath, subscriptionPath } from '../paths.ts';
import { sameText } from '../plan.ts';
import { action, put, type Resource, refuseExisting, segment } from '../resource.ts';
import { idOf, type Rule } from '../rules.ts';

const API_VERSION = '2025-07-01';
const KEYS_VERSION = '2020-08-01';

const accessType: Rule = { anyOf: ['Enabled', 'Disabled', 'SecuredByPerimeter'] };

export const logAnalyticsWorkspace: Resource = {
  id: idOf('Microsoft.OperationalInsights/workspaces'),

  create: async (arm, workspace) => {
    const path = `${groupPath(workspace, arm)}/providers/Microsoft.OperationalInsights/workspaces/${text(workspace, 'name')}`;
    await refuseExisting(arm, path, API_VERSION);
    // A deleted workspace of the same name is recovered by the PUT itself; azurerm only looks.
    const deleted = `${subscriptionPath(arm)}/providers/Microsoft.OperationalInsights/deletedWorkspaces`;
    await arm.get(deleted, API_VERSION);
    await write(arm, path, workspace);
    // Workspaces take some settings only once they exist, so azurerm writes the same again.
    await write(arm, path, workspace);
    return path;
  },

  read: async (arm, id) => {
    const document = await arm.get(id, API_VERSION);
    if (document === undefined) return null;
    const keys = await action(arm, `${id}/sharedKeys`, KEYS_VERSION);
    const feature = (name: string) => at(document, `properties.features.${name}`);
    return {
      name: segment(id, 'workspaces'),
      resource_group_name: segment(id, 'resourceGroups'),
      location: locationOf(document),
      sku: at(document, 'properties.sku.name'),
      retention_in_days: at(document, 'properties.retentionInDays'),
      daily_quota_gb: at(document, 'properties.workspaceCapping.dailyQuotaGb') ?? -1,
      internet_ingestion_access_type:
        at(document, 'properties.publicNetworkAccessForIngestion') ?? 'Enabled',
      internet_query_access_type:
        at(document, 'properties.publicNetworkAccessForQuery') ?? 'Enabled',
      allow_resource_only_permissions:
        feature('enableLogAccessUsingOnlyResourcePermissions') === true,
      local_authentication_enabled: feature('disableLocalAuth') !== true,
      workspace_id: at(document, 'properties.customerId'),
      primary_shared_key: at(keys, 'primarySharedKey'),
      secondary_shared_key: at(keys, 'secondarySharedKey'),
      tags: tagsOf(document),
    };
  },

  update: async (arm, id, workspace) => {
    await arm.get(id, API_VERSION);
    await write(arm, id, workspace);
  },

  remove: (arm, id) => arm.remove(id, KEYS_VERSION, { force: 'false' }),

  rules: {
    name: {
      pattern: /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
      must: 'must have 4 to 63 letters, digits and dashes, and no dash at its ends',
    },
    sku: {
      pattern:
        /^(?:Free|PerGB2018|PerNode|Premium|Standalone|Standard|CapacityReservation|LACluster|Unlimited)$/i,
      must: 'must be a tier of a workspace, such as `PerGB2018`',
    },
    retention_in_days: {
      pattern: /^(?:7|[3-9]\d|[1-6]\d\d|7[0-2]\d|730)$/,
      must: 'must be 7, or 30 to 730',
    },
    daily_quota_gb: { from: -1, to: Number.POSITIVE_INFINITY },
    internet_ingestion_access_type: accessType,
    internet_query_access_type: accessType,
  },
  suppressions: { sku: sameText },
  unmapped: [
    'cmk_for_query_forced',
    'data_collection_rule_id',
    'identity',
    'immediate_data_purge_on_30_days_enabled',
    'reservation_capacity_in_gb_per_day',
  ],
};

function write(arm: Arm, path: string, workspace: Attributes): Promise<void> {
  return put(arm, path, API_VERSION, {
    location: text(workspace, 'location'),
    tags: textMap(workspace, 'tags') ?? {},
    properties: {
      sku: { name: optionalText(workspace, 'sku') ?? 'PerGB2018' },
      retentionInDays: optionalNumber(workspace, 'retention_in_days') || undefined,
      publicNetworkAccessForIngestion: text(workspace, 'internet_ingestion_access_type'),
      publicNetworkAccessForQuery: text(workspace, 'internet_query_access_type'),
      workspaceCapping: { dailyQuotaGb: optionalNumber(workspace, 'daily_quota_gb') },
      features: {
        enableLogAccessUsingOnlyResourcePermissions: flag(
          workspace,
          'allow_resource_only_permissions',
        ),
        disableLocalAuth: !flag(workspace, 'local_authentication_enabled'),
      },
    },
  });
}
