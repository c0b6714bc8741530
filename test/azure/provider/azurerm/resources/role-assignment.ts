/** A role assignment. Its name is a random GUID, and its role is given by name or by id. */
import { randomUUID } from 'node:crypto';
import type { Arm } from '../../arm/client.ts';
import { ProviderError } from '../../protocol/provider.ts';
import { type Attributes, isObject } from '../../protocol/values.ts';
import { at, flag, items, optionalText, text } from '../attributes.ts';
import { sameText } from '../plan.ts';
import { put, type Resource, refuseExisting } from '../resource.ts';
import { notEmpty, uuid } from '../rules.ts';

const API_VERSION = '2022-04-01';
const DEFINITION_VERSION = '2022-05-01-preview';

export const roleAssignment: Resource = {
  id: {
    pattern: /\/providers\/Microsoft\.Authorization\/roleAssignments\/[^/]+$/,
    must: 'must end with `/providers/Microsoft.Authorization/roleAssignments/…`',
  },

  create: async (arm, assignment) => {
    const definition =
      optionalText(assignment, 'role_definition_id') ?? (await definitionByName(arm, assignment));
    const name = optionalText(assignment, 'name') ?? randomUUID();
    const path = `${text(assignment, 'scope')}/providers/Microsoft.Authorization/roleAssignments/${name}`;
    await refuseExisting(arm, path, API_VERSION);
    await put(arm, path, API_VERSION, body(assignment, definition));
    return path;
  },

  read: async (arm, id) => {
    const document = await arm.get(id, API_VERSION);
    if (document === undefined) return null;
    const definition = at(document, 'properties.roleDefinitionId');
    const role =
      typeof definition === 'string' ? await arm.get(definition, DEFINITION_VERSION) : undefined;
    return {
      name: at(document, 'name'),
      scope: at(document, 'properties.scope'),
      role_definition_id: definition,
      role_definition_name: at(role, 'properties.roleName'),
      principal_id: at(document, 'properties.principalId'),
      principal_type: at(document, 'properties.principalType'),
      description: at(document, 'properties.description') ?? '',
      condition: at(document, 'properties.condition') ?? '',
      condition_version: at(document, 'properties.conditionVersion') ?? '',
    };
  },

  update: (arm, id, assignment) =>
    put(arm, id, API_VERSION, body(assignment, text(assignment, 'role_definition_id'))),

  remove: (arm, id) => arm.remove(id, API_VERSION),

  check: (config) =>
    optionalText(config, 'condition_version') && config.condition === null
      ? ['`condition_version` needs `condition`']
      : [],
  rules: {
    name: uuid,
    // azurerm accepts anything with a slash: management groups, subscriptions, and what lies below them.
    scope: { pattern: /\//, must: 'must be a scope, such as the id of a resource' },
    principal_id: uuid,
    principal_type: { anyOf: ['User', 'Group', 'ServicePrincipal'] },
    role_definition_name: notEmpty,
    description: notEmpty,
    condition: notEmpty,
    condition_version: { anyOf: ['1.0', '2.0'] },
  },
  suppressions: { role_definition_id: sameText, role_definition_name: sameText },
  unmapped: ['delegated_managed_identity_resource_id'],
};

function body(assignment: Attributes, definition: string): object {
  const condition = optionalText(assignment, 'condition');
  return {
    properties: {
      roleDefinitionId: definition,
      principalId: text(assignment, 'principal_id'),
      principalType:
        optionalText(assignment, 'principal_type') ??
        (flag(assignment, 'skip_service_principal_aad_check') ? 'ServicePrincipal' : undefined),
      description: optionalText(assignment, 'description') ?? '',
      condition,
      conditionVersion:
        optionalText(assignment, 'condition_version') ?? (condition ? '2.0' : undefined),
    },
  };
}

async function definitionByName(arm: Arm, assignment: Attributes): Promise<string> {
  const role = text(assignment, 'role_definition_name');
  const scope = text(assignment, 'scope');
  const path = `${scope}/providers/Microsoft.Authorization/roleDefinitions`;
  const filter = `roleName eq '${role.replaceAll("'", "''")}'`;
  const found = items(await arm.get(path, DEFINITION_VERSION, { $filter: filter }), 'value');
  const only = found.length === 1 && isObject(found[0]) ? found[0].id : undefined;
  if (typeof only === 'string') return only;
  throw new ProviderError(
    `${found.length} role definitions are called "${role}" at "${scope}", expected one`,
    'Give the exact name of a built-in role, or the id of a custom one in `role_definition_id`.',
    ['role_definition_name'],
  );
}
