import { at, locationOf, tagsOf, text, textMap } from '../attributes.ts';
import { groupPath } from '../paths.ts';
import { documentResource, type Resource, segment } from '../resource.ts';
import { idOf } from '../rules.ts';

export const userAssignedIdentity: Resource = {
  ...documentResource({
    id: idOf('Microsoft.ManagedIdentity/userAssignedIdentities'),
    apiVersion: '2024-11-30',
    path: (identity, arm) =>
      `${groupPath(identity, arm)}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${text(identity, 'name')}`,
    body: (identity) => ({
      location: text(identity, 'location'),
      tags: textMap(identity, 'tags') ?? {},
      properties: { isolationScope: 'None' },
    }),
    change: (identity) => ({ tags: textMap(identity, 'tags') ?? {} }),
    attributes: (document, id) => ({
      name: segment(id, 'userAssignedIdentities'),
      resource_group_name: segment(id, 'resourceGroups'),
      location: locationOf(document),
      client_id: at(document, 'properties.clientId'),
      principal_id: at(document, 'properties.principalId'),
      tenant_id: at(document, 'properties.tenantId'),
      tags: tagsOf(document),
    }),
  }),
  rules: {
    name: {
      pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,127}$/,
      must: 'must have 3 to 128 letters, digits, dashes and underscores, and start with a letter or digit',
    },
  },
  unmapped: ['isolation_scope'],
};
