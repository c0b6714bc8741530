import { at, block, flag, optionalText, text, texts } from '../attributes.ts';
import { servicePath } from '../paths.ts';
import { documentResource, type Resource, segment } from '../resource.ts';
import { notEmpty, uuid } from '../rules.ts';
import { childId, childNameRule, childOf, childRules } from './api-management-child.ts';

export const apiManagementNamedValue: Resource = {
  ...documentResource({
    id: childId('namedValues'),
    apiVersion: '2022-08-01',
    path: (value, arm) => `${servicePath(value, arm)}/namedValues/${text(value, 'name')}`,
    body: (value) => {
      const vault = block(value, 'value_from_key_vault');
      const tags = texts(value, 'tags');
      return {
        properties: {
          displayName: text(value, 'display_name'),
          secret: flag(value, 'secret'),
          value: vault ? undefined : text(value, 'value'),
          keyVault: vault && {
            secretIdentifier: text(vault, 'secret_id'),
            identityClientId: optionalText(vault, 'identity_client_id'),
          },
          ...(tags.length > 0 ? { tags } : {}),
        },
      };
    },
    attributes: (document, id, state) => {
      const secret = at(document, 'properties.secret') === true;
      const vault = at(document, 'properties.keyVault');
      return {
        ...childOf(id),
        name: segment(id, 'namedValues'),
        display_name: at(document, 'properties.displayName'),
        secret,
        // A secret's value is not told: Terraform compares with what it sent.
        value: secret ? (state.value ?? null) : (at(document, 'properties.value') ?? ''),
        tags: at(document, 'properties.tags') ?? [],
        value_from_key_vault:
          vault === null
            ? []
            : [
                {
                  secret_id: at(vault, 'secretIdentifier'),
                  identity_client_id: at(vault, 'identityClientId') ?? '',
                },
              ],
      };
    },
  }),
  rules: {
    ...childRules,
    name: childNameRule,
    display_name: {
      pattern: /^[A-Za-z0-9-._]{1,256}$/,
      must: 'must have 1 to 256 letters, digits, periods, dashes and underscores',
    },
    value: notEmpty,
    'value_from_key_vault.secret_id': {
      pattern: /^https:\/\/[^/]+\/(?:secrets|keys|certificates)\/[^/]+(?:\/[^/]+)?\/?$/,
      must: 'must be the address of a secret, `https://….vault.azure.net/secrets/…`',
    },
    'value_from_key_vault.identity_client_id': uuid,
  },
  check: (config) =>
    Array.isArray(config.value_from_key_vault) &&
    config.value_from_key_vault.length > 0 &&
    config.secret !== true
      ? ['`secret` must be true when `value_from_key_vault` is set']
      : [],
};
