import { ProviderError } from '../../protocol/provider.ts';
import { at, items, locationOf, tagsOf, text, textMap } from '../attributes.ts';
import { documentResource, type Resource, segment } from '../resource.ts';
import { resourceGroupName } from '../rules.ts';

const API_VERSION = '2023-07-01';

const documents = documentResource({
  id: {
    pattern: /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/,
    must: 'must be an id of the form `/subscriptions/…/resourceGroups/…`, in this case of letters',
  },
  apiVersion: API_VERSION,
  path: (group, { credentials }) =>
    `/subscriptions/${credentials.subscriptionId}/resourceGroups/${text(group, 'name')}`,
  body: (group) => ({ location: text(group, 'location'), tags: textMap(group, 'tags') ?? {} }),
  change: (group) => ({ tags: textMap(group, 'tags') ?? {} }),
  attributes: (document, id) => ({
    name: segment(id, 'resourceGroups'),
    location: locationOf(document),
    managed_by: at(document, 'managedBy') ?? '',
    tags: tagsOf(document),
  }),
});

export const resourceGroup: Resource = {
  ...documents,
  rules: {
    name: resourceGroupName,
  },
  unmapped: ['managed_by'],
  remove: async (arm, id, state, features) => {
    if (features.enabled('resource_group', 'prevent_deletion_if_contains_resources', true)) {
      const query = { $expand: 'provisioningState', $top: '10' };
      const inside = items(await arm.get(`${id}/resources`, API_VERSION, query), 'value');
      if (inside.length > 0) {
        throw new ProviderError(
          `the Resource Group "${segment(id, 'resourceGroups')}" still contains resources`,
          `Terraform did not make them and would delete them with the group:\n${inside.map((each) => `* ${String(at(each, 'id'))}`).join('\n')}`,
        );
      }
    }
    await documents.remove(arm, id, state, features);
  },
};
