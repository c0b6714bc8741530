/** An Application Insights component; its daily cap is a document of its own. */
import type { Arm } from '../../arm/client.ts';
import { type Attributes, isObject } from '../../protocol/values.ts';
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
import { groupPath } from '../paths.ts';
import { put, type Resource, refuseExisting, segment } from '../resource.ts';
import { idOf, notEmpty } from '../rules.ts';

const API_VERSION = '2020-02-02';
const BILLING_VERSION = '2015-05-01';

export const applicationInsights: Resource = {
  id: idOf('Microsoft.Insights/components'),

  create: async (arm, component) => {
    const path = `${groupPath(component, arm)}/providers/Microsoft.Insights/components/${text(component, 'name')}`;
    await refuseExisting(arm, path, API_VERSION);
    await write(arm, path, component);
    return path;
  },

  read: async (arm, id) => {
    const document = await arm.get(id, API_VERSION);
    if (document === undefined) return null;
    const billing = await arm.get(billingPath(id), BILLING_VERSION);
    const property = (name: string) => at(document, `properties.${name}`);
    return {
      name: segment(id, 'components'),
      resource_group_name: segment(id, 'resourceGroups'),
      location: locationOf(document),
      application_type: property('Application_Type'),
      app_id: property('AppId'),
      instrumentation_key: property('InstrumentationKey'),
      connection_string: property('ConnectionString'),
      workspace_id: property('WorkspaceResourceId') ?? '',
      retention_in_days: property('RetentionInDays') ?? 90,
      sampling_percentage: property('SamplingPercentage') ?? 100,
      ip_masking_enabled: property('DisableIpMasking') !== true,
      local_authentication_enabled: property('DisableLocalAuth') !== true,
      internet_ingestion_enabled: property('publicNetworkAccessForIngestion') !== 'Disabled',
      internet_query_enabled: property('publicNetworkAccessForQuery') !== 'Disabled',
      force_customer_storage_for_profiler: property('ForceCustomerStorageForProfiler') === true,
      daily_data_cap_in_gb: at(billing, 'DataVolumeCap.Cap'),
      daily_data_cap_notifications_enabled:
        at(billing, 'DataVolumeCap.StopSendNotificationWhenHitCap') !== true,
      tags: tagsOf(document),
    };
  },

  update: (arm, id, component) => write(arm, id, component),
  remove: (arm, id) => arm.remove(id, API_VERSION),

  rules: {
    name: notEmpty,
    application_type: {
      anyOf: ['web', 'other', 'java', 'MobileCenter', 'phone', 'store', 'ios', 'Node.JS'],
    },
    workspace_id: idOf('Microsoft.OperationalInsights/workspaces'),
    retention_in_days: { anyOf: [30, 60, 90, 120, 180, 270, 365, 550, 730] },
    sampling_percentage: { from: 0, to: 100 },
    daily_data_cap_in_gb: { from: 0, to: Number.POSITIVE_INFINITY },
  },
};

function billingPath(id: string): string {
  return `${id}/currentbillingfeatures`;
}

async function write(arm: Arm, path: string, component: Attributes): Promise<void> {
  await put(arm, path, API_VERSION, {
    location: text(component, 'location'),
    kind: text(component, 'application_type'),
    tags: textMap(component, 'tags') ?? {},
    properties: {
      Application_Type: text(component, 'application_type'),
      ApplicationId: text(component, 'name'),
      WorkspaceResourceId: optionalText(component, 'workspace_id'),
      RetentionInDays: optionalNumber(component, 'retention_in_days'),
      SamplingPercentage: optionalNumber(component, 'sampling_percentage'),
      DisableIpMasking: !flag(component, 'ip_masking_enabled'),
      DisableLocalAuth: !flag(component, 'local_authentication_enabled'),
      publicNetworkAccessForIngestion: access(component, 'internet_ingestion_enabled'),
      publicNetworkAccessForQuery: access(component, 'internet_query_enabled'),
      ForceCustomerStorageForProfiler: flag(component, 'force_customer_storage_for_profiler'),
    },
  });
  await arm.get(path, API_VERSION);
  const billing = await arm.get(billingPath(path), BILLING_VERSION);
  const cap = at(billing, 'DataVolumeCap');
  await put(arm, billingPath(path), BILLING_VERSION, {
    ...(isObject(billing) ? billing : {}),
    DataVolumeCap: {
      ...(isObject(cap) ? cap : {}),
      Cap: optionalNumber(component, 'daily_data_cap_in_gb'),
      StopSendNotificationWhenHitCap: !flag(component, 'daily_data_cap_notifications_enabled'),
    },
  });
}

function access(component: Attributes, name: string): 'Enabled' | 'Disabled' {
  return flag(component, name) ? 'Enabled' : 'Disabled';
}
