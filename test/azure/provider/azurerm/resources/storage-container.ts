import type { Attributes } from '../../protocol/values.ts';
import { at, flag, optionalText, text, textMap } from '../attributes.ts';
import { documentResource, type Resource, segment } from '../resource.ts';
import { idOf } from '../rules.ts';

/** azurerm's words for what Azure calls public access. */
const access: { readonly [type: string]: string } = {
  private: 'None',
  blob: 'Blob',
  container: 'Container',
};

export const storageContainer: Resource = {
  ...documentResource({
    id: idOf('Microsoft.Storage/storageAccounts/blobServices/containers'),
    apiVersion: '2025-08-01',
    path: (container) =>
      `${text(container, 'storage_account_id')}/blobServices/default/containers/${text(container, 'name')}`,
    body: (container) => {
      const scope = optionalText(container, 'default_encryption_scope');
      return {
        properties: {
          ...changeable(container),
          defaultEncryptionScope: scope,
          denyEncryptionScopeOverride: scope
            ? !flag(container, 'encryption_scope_override_enabled')
            : undefined,
        },
      };
    },
    change: (container) => ({ properties: changeable(container) }),
    attributes: (document, id) => {
      const account = id.split('/blobServices/')[0] ?? '';
      const name = segment(id, 'containers');
      const shown = at(document, 'properties.publicAccess') ?? 'None';
      return {
        name,
        storage_account_id: account,
        container_access_type:
          Object.keys(access).find((type) => access[type] === shown) ?? 'private',
        default_encryption_scope: at(document, 'properties.defaultEncryptionScope'),
        encryption_scope_override_enabled:
          at(document, 'properties.denyEncryptionScopeOverride') !== true,
        has_immutability_policy: at(document, 'properties.hasImmutabilityPolicy') === true,
        has_legal_hold: at(document, 'properties.hasLegalHold') === true,
        metadata: at(document, 'properties.metadata') ?? {},
        url: `https://${segment(account, 'storageAccounts')}.blob.core.windows.net/${name}`,
      };
    },
  }),
  rules: {
    name: {
      pattern: /^(?:\$root|\$web|(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9])$/,
      must: 'must have 3 to 63 lower-case letters, digits and single dashes, and no dash at its ends',
    },
    container_access_type: { anyOf: Object.keys(access) },
    storage_account_id: idOf('Microsoft.Storage/storageAccounts'),
  },
};

function changeable(container: Attributes): object {
  return {
    metadata: textMap(container, 'metadata') ?? {},
    publicAccess: access[text(container, 'container_access_type')],
  };
}
