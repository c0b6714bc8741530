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
import { documentResource, type Resource, segment } from '../resource.ts';

export const servicePlan: Resource = {
  ...documentResource({
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
          elasticScaleEnabled: flag(plan, 'premium_plan_auto_scale_enabled') || undefined,
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
    os_type: {
      pattern: /^(?:Linux|Windows|WindowsContainer)$/,
      must: 'must be `Linux`, `Windows` or `WindowsContainer`',
    },
  },
};
