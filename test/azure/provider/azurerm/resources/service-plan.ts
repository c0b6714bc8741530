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
import { sameText } from '../plan.ts';
import { documentResource, type Resource, segment } from '../resource.ts';
import { idOf } from '../rules.ts';

export const servicePlan: Resource = {
  ...documentResource({
    id: idOf('Microsoft.Web/serverFarms'),
    apiVersion: '2023-12-01',
    path: (plan, arm) =>
      `${groupPath(plan, arm)}/providers/Microsoft.Web/serverFarms/${text(plan, 'name')}`,
    body: (plan) => {
      const system = text(plan, 'os_type');
      const capacity = optionalNumber(plan, 'worker_count') || undefined;
      return {
        location: text(plan, 'location'),
        tags: textMap(plan, 'tags') ?? {},
        sku: { name: text(plan, 'sku_name'), capacity },
        properties: {
          reserved: system === 'Linux',
          hyperV: system === 'WindowsContainer',
          perSiteScaling: flag(plan, 'per_site_scaling_enabled'),
          elasticScaleEnabled: flag(plan, 'premium_plan_auto_scale_enabled'),
          maximumElasticWorkerCount:
            optionalNumber(plan, 'maximum_elastic_worker_count') || undefined,
          zoneRedundant: flag(plan, 'zone_balancing_enabled'),
          hostingEnvironmentProfile: optionalText(plan, 'app_service_environment_id') && {
            id: optionalText(plan, 'app_service_environment_id'),
          },
        },
      };
    },
    attributes: (document, id) => {
      const property = (name: string) => at(document, `properties.${name}`);
      const reserved = property('reserved') === true;
      const containers = property('hyperV') === true;
      return {
        name: segment(id, 'serverFarms'),
        resource_group_name: segment(id, 'resourceGroups'),
        location: locationOf(document),
        kind: at(document, 'kind') ?? '',
        os_type: containers ? 'WindowsContainer' : reserved ? 'Linux' : 'Windows',
        reserved,
        sku_name: at(document, 'sku.name'),
        worker_count: at(document, 'sku.capacity'),
        maximum_elastic_worker_count: property('maximumElasticWorkerCount'),
        per_site_scaling_enabled: property('perSiteScaling') === true,
        premium_plan_auto_scale_enabled: property('elasticScaleEnabled') === true,
        zone_balancing_enabled: property('zoneRedundant') === true,
        app_service_environment_id: property('hostingEnvironmentProfile.id') ?? '',
        tags: tagsOf(document),
      };
    },
  }),
  rules: {
    name: {
      pattern: /^[0-9a-zA-Z-_]{1,60}$/,
      must: 'must have 1 to 60 letters, digits, dashes and underscores',
    },
    os_type: { anyOf: ['Linux', 'Windows', 'WindowsContainer'] },
    sku_name: {
      pattern:
        /^(?:[BS][1-3]|P[0-3]v[2-4]|P[1-5]mv[34]|EP[1-3]|WS[1-3]|I[1-6](?:v2)?|I[1-5]mv2|FC1|D1|F1|SHARED|Y1)$/,
      must: 'must be a size of a service plan, such as `FC1`',
    },
    app_service_environment_id: idOf('Microsoft.Web/hostingEnvironments'),
    worker_count: { from: 1, to: Number.POSITIVE_INFINITY },
    maximum_elastic_worker_count: { from: 0, to: Number.POSITIVE_INFINITY },
  },
  suppressions: { sku_name: sameText },
  replacedBy: {
    zone_balancing_enabled: (_state, plan, planned) =>
      plan === true && Number(planned.worker_count ?? 0) < 2,
  },
};
